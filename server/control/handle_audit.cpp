// SPDX-License-Identifier: Apache-2.0
// audit.list: who looked at content, changed something, or was denied it.
#include "server/control/handle_trace.h"
#include "server/control/method_table.h"

#include <algorithm>

namespace postroom::control {

namespace {

Answer list(const TraceServices& services, const Call& call) {
    store::AuditQuery query;
    const std::string kind = call.params["kind"].toString();
    if (kind == "revealed" || kind == "action" || kind == "denied")
        query.event = "control." + kind;
    else if (!kind.empty())
        return refuseField("kind", "is one of revealed, action, denied");
    query.user = call.params["user"].toString();
    query.message = call.params["message"].toString();
    if (call.params["since"].isInteger())
        query.from = base::fromEpochMicros(call.params["since"].toInteger());
    if (call.params["until"].isInteger())
        query.until = base::fromEpochMicros(call.params["until"].toInteger());
    if (!call.params["after"].toStringView().empty()) {
        query.after = store::SearchKey::fromText(call.params["after"].toStringView());
        if (!query.after)
            return refuseField("after", "is no key of this list");
    }
    query.limit = static_cast<std::size_t>(std::clamp<std::int64_t>(call.params["limit"].toInteger(100), 1, 1000));
    const auto window = services.store.audit(query);
    if (!window)
        return refuse(window.error());
    base::Json entries = base::Json::array();
    for (const store::AuditRecord& record : window->records)
        entries.append(base::Json::object({{"time", base::toEpochMicros(record.time)}, {"kind", record.event.substr(record.event.find('.') + 1)}, {"user", record.user}, {"role", record.role},
                                           {"message", record.message}, {"what", record.subject}, {"text", record.text}}));
    return base::Json::object({{"entries", std::move(entries)}, {"next", window->more ? base::Json(window->more->text()) : base::Json()}});
}

} // namespace

void addAuditMethods(MethodTable& table, TraceServices services) {
    table.add("audit.list", Pace::slow, Effect::reads, [services](const Call& call) { return list(services, call); });
}

} // namespace postroom::control
