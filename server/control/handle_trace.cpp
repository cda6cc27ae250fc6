// SPDX-License-Identifier: Apache-2.0
#include "server/control/handle_trace.h"

#include "server/control/event_mask.h"
#include "server/control/method_table.h"
#include "server/control/trace_hint.h"
#include "server/control/trace_search.h"

#include <algorithm>

namespace postroom::control {

namespace {

constexpr std::int64_t mostRows = 1000;

Answer search(const TraceServices& services, const Call& call) {
    auto wanted = readTraceSearch(call.params["query"].toStringView(), services.clock.now());
    if (!wanted)
        return refuse(wanted.error());
    if (!call.params["after"].toStringView().empty()) {
        wanted->query.after = store::SearchKey::fromText(call.params["after"].toStringView());
        if (!wanted->query.after)
            return refuseField("after", "is no key of this list");
    }
    wanted->query.limit = static_cast<std::size_t>(std::clamp<std::int64_t>(call.params["limit"].toInteger(100), 1, mostRows));
    const auto window = services.store.search(wanted->query);
    if (!window)
        return refuse(window.error());
    base::Json rows = base::Json::array();
    for (const auto& row : window->rows)
        rows.append(masked(searchRowJson(row), call.identity.role));
    base::Json reply = base::Json::object({{"next", window->more ? base::Json(window->more->text()) : base::Json()}, {"incomplete", window->incomplete}});
    if (wanted->query.from)
        reply.set("since", base::toEpochMicros(*wanted->query.from));
    reply.set("until", base::toEpochMicros(wanted->query.until.value_or(services.clock.now())));
    if (window->searchedTo)
        reply.set("searched_to", base::toEpochMicros(*window->searchedTo));
    if (rows.size() == 0 && !window->more) {
        const base::Json hint = traceHint(services.store, *wanted);
        for (const auto& [name, value] : hint.members())
            reply.set(name, value);
    }
    if (!window->problems.empty()) {
        base::Json problems = base::Json::array();
        for (const std::string& problem : window->problems)
            problems.append(problem);
        reply.set("problems", std::move(problems));
    }
    reply.set("rows", std::move(rows));
    return reply;
}

} // namespace

void addTraceMethods(MethodTable& table, TraceServices services) {
    table.add("trace.search", Pace::slow, Effect::reads, [services](const Call& call) { return search(services, call); });
    addMessageMethods(table, services);
    addAuditMethods(table, services);
    addLogMethods(table, services);
}

} // namespace postroom::control
