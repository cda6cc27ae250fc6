// SPDX-License-Identifier: Apache-2.0
#include "server/control/handle_status.h"

#include "server/control/daemon_actions.h"
#include "server/control/handle_queue.h"
#include "server/control/method_table.h"
#include "server/control/status_json.h"

namespace postroom::control {

namespace {

Answer done(const base::Result<void>& result) {
    if (!result)
        return refuse(result.error());
    return base::Json::object();
}

} // namespace

void addStatusMethods(MethodTable& table, DaemonActions& daemon, queue::QueueView* queue) {
    table.add("server.status", Pace::slow, Effect::reads, [&daemon, queue](const Call&) -> Answer {
        base::Json json = statusJson(daemon.status());
        if (queue != nullptr)
            json.set("queue", queueSummary(*queue));
        return json;
    });
    table.add("server.reload", Pace::slow, Effect::acts, [&daemon](const Call&) -> Answer { return done(daemon.reload()); });
    table.add("server.reopen-logs", Pace::slow, Effect::acts, [&daemon](const Call&) -> Answer { return done(daemon.reopenLogs()); });
    table.add("server.stop", Pace::quick, Effect::acts, [&daemon](const Call&) -> Answer {
        daemon.stop();
        return base::Json::object();
    });
    table.add("server.check-aliases", Pace::slow, Effect::reads, [&daemon](const Call&) -> Answer {
        auto result = daemon.checkAliases();
        if (!result)
            return refuse(result.error());
        return std::move(*result);
    });
}

} // namespace postroom::control
