// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/queue_filter.h"

#include "shared/base/duration_text.h"

namespace postroom::ctl {

void QueueFilter::declare(Command& command) {
    command.option("--from", sender, "Only from this sender")
        .option("--to", recipient, "Only to this recipient")
        .option("--domain", domain, "Only with a recipient in this domain")
        .option("--host", host, "Only waiting for this host")
        .option("--why", text, "Only with this in the reason")
        .option("--queue", queue, "Only in this named queue")
        .option("--older", olderThan, "Only older than, for example, 3h or 2d")
        .flag("--held", held, "Only those on hold");
}

base::Result<base::Json> QueueFilter::request(base::Time now) const {
    base::Json filter = base::Json::object();
    const auto add = [&filter](std::string_view name, const std::string& value) {
        if (!value.empty())
            filter.set(name, value);
    };
    add("sender", sender);
    add("recipient", recipient);
    add("domain", domain);
    add("host", host);
    add("text", text);
    add("queue", queue);
    if (held)
        filter.set("held", true);
    if (!olderThan.empty()) {
        const auto age = base::readDuration(olderThan);
        if (!age)
            return base::fail(age.error());
        filter.set("received_before", base::toEpochMicros(now - *age));
    }
    return filter;
}

} // namespace postroom::ctl
