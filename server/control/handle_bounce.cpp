// SPDX-License-Identifier: Apache-2.0
#include "server/control/handle_bounce.h"

#include "server/control/bounce_json.h"
#include "server/control/bounce_match.h"
#include "server/control/connection.h"
#include "server/control/event_mask.h"
#include "server/control/method_table.h"
#include "server/control/trace_search.h"
#include "server/mail/bounce/parse_bounce.h"
#include "shared/base/text.h"

namespace postroom::control {

namespace {

constexpr std::size_t mostRows = 100;

base::Json messageJson(const OwnMessage& message, catalogue::Role role) {
    base::Json rows = base::Json::array();
    for (const auto& row : message.rows)
        if (rows.size() < mostRows)
            rows.append(masked(searchRowJson(row), role));
    return base::Json::object({{"id", message.rows.front().message.text()}, {"matched_by", message.matchedBy}, {"rows", std::move(rows)}});
}

Answer explain(const BounceServices& services, const Call& call) {
    const auto text = call.connection.uploads().content(call.params, "text");
    if (!text)
        return refuse(text.error());
    if (base::trim(*text).empty())
        return refuseField("text", "paste a bounce, or the line that a server answered");
    const bounce::BounceReport report = bounce::parseBounce(*text);
    base::Json reply = bounceJson(report);
    const auto own = findOwnMessage(services.store, report, services.clock.now());
    // The explanation is worth having while the store is not.
    if (!own)
        reply.set("message_error", own.error().publicText);
    reply.set("message", own && *own && !(*own)->rows.empty() ? messageJson(**own, call.identity.role) : base::Json());
    return reply;
}

} // namespace

void addBounceMethod(MethodTable& table, BounceServices services) {
    table.add("bounce.explain", Pace::slow, Effect::reads, [services](const Call& call) { return explain(services, call); });
}

} // namespace postroom::control
