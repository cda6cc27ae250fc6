// SPDX-License-Identifier: Apache-2.0
#include "server/control/handle_lookup.h"

#include "server/control/lookup_service.h"
#include "server/control/method_table.h"

namespace postroom::control {

namespace {

base::Json serverJson(const LookupServerStatus& server) {
    base::Json json = base::Json::object({{"server", server.server}, {"kind", server.kind}, {"state", server.state}, {"problem", server.problem},
                                          {"questions", server.questions}, {"failures", server.failures},
                                          {"average_us", server.averageMicroseconds}, {"idle_connections", server.idleConnections}});
    if (server.since != base::Time{})
        json.set("since", base::toEpochMicros(server.since));
    return json;
}

} // namespace

void addLookupMethods(MethodTable& table, LookupService& service) {
    table.add("lookup.servers", Pace::slow, Effect::reads, [&service](const Call&) -> Answer {
        const LookupStatus status = service.status();
        base::Json servers = base::Json::array();
        for (const LookupServerStatus& server : status.servers)
            servers.append(serverJson(server));
        return base::Json::object({{"servers", std::move(servers)}, {"cache_hits", status.cacheHits}, {"cache_misses", status.cacheMisses},
                                   {"cache_entries", status.cacheEntries}});
    });
    table.add("lookup.test", Pace::slow, Effect::reads, [&service](const Call& call) -> Answer {
        auto tests = service.test(call.params["server"].toString());
        if (!tests)
            return refuseField("server", tests.error().publicText);
        base::Json results = base::Json::array();
        for (const LookupTest& test : *tests)
            results.append(base::Json::object({{"server", test.server}, {"answers", test.answers}, {"text", test.text}, {"microseconds", test.microseconds}}));
        return base::Json::object({{"results", std::move(results)}});
    });
}

} // namespace postroom::control
