// SPDX-License-Identifier: Apache-2.0
#include "server/policy/checks/seen/seen_arguments.h"

#include "server/policy/lookup/list.h"
#include "shared/base/duration_text.h"
#include "shared/base/text.h"

#include <utility>

namespace postroom::checks {

namespace {
base::Error wrong(std::string text) { return base::permanentError(base::ErrorKind::invalid, "seen: " + std::move(text)); }
} // namespace

base::Result<SeenArguments> readSeenArguments(std::string_view text) {
    SeenArguments arguments;
    lookup::ListSplitter splitter(text, '/');
    const std::string first = splitter.next().value_or("");
    std::string_view interval = first;
    if (interval.starts_with('-')) {
        arguments.longAgo = true;
        interval.remove_prefix(1);
    }
    const auto duration = base::readDuration(interval);
    if (!duration)
        return base::fail(wrong("the interval \"" + first + "\" is not a time"));
    arguments.interval = *duration;
    while (const auto word = splitter.next()) {
        if (word->empty())
            continue;
        if (base::startsWithIgnoreCase(*word, "key=")) {
            arguments.key = word->substr(4);
        } else if (base::equalsIgnoreCase(*word, "readonly")) {
            arguments.mode = SeenArguments::Mode::readOnly;
        } else if (base::equalsIgnoreCase(*word, "write")) {
            arguments.mode = SeenArguments::Mode::write;
        } else if (base::startsWithIgnoreCase(*word, "refresh=")) {
            const auto refresh = base::readDuration(std::string_view(*word).substr(8));
            if (!refresh)
                return base::fail(wrong("refresh \"" + word->substr(8) + "\" is not a time"));
            arguments.refreshAfter = *refresh;
        } else {
            return base::fail(wrong("unknown option \"" + *word + "\"; a key is written key=..."));
        }
    }
    return arguments;
}

} // namespace postroom::checks
