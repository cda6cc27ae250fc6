// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/headers_rewrite.h"

#include "server/deliver/router/option_reader.h"
#include "server/policy/lookup/list.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::transport {

namespace {

/// The next word, without its quotes; what is left stays in `rest`.
std::string takeWord(std::string_view& rest) {
    rest = base::trim(rest);
    std::string word;
    if (!rest.starts_with('"')) {
        const std::size_t end = std::min(rest.find_first_of(" \t\n"), rest.size());
        word = rest.substr(0, end);
        rest.remove_prefix(end);
        return word;
    }
    std::size_t at = 1;
    for (; at < rest.size() && rest[at] != '"'; ++at) {
        if (rest[at] == '\\' && at + 1 < rest.size())
            ++at;
        word += rest[at];
    }
    rest.remove_prefix(std::min(at + 1, rest.size()));
    return word;
}

} // namespace

rewrite::RewriteRules readHeaderRules(router::OptionReader& reader) {
    const auto text = reader.text("headers_rewrite");
    if (!text)
        return {};
    const config::Place place = reader.placeOf("headers_rewrite");
    std::vector<rewrite::RuleSource> sources;
    lookup::ListSplitter items(*text);
    while (const auto item = items.next()) {
        std::string_view rest(*item);
        rewrite::RuleSource rule{takeWord(rest), takeWord(rest), takeWord(rest), place};
        if (rule.pattern.empty() || rule.replacement.empty() || !base::trim(rest).empty())
            reader.error("rule", place, "\"" + base::shortened(*item, 80) + "\" is no rule of headers_rewrite", "pattern replacement flags; the flags are b c f h r s t Q q R w");
        else
            sources.push_back(std::move(rule));
    }
    return rewrite::RewriteRules::compile(sources, {{}, true}, reader.names(), reader.findings());
}

} // namespace postroom::transport
