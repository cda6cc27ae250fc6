// SPDX-License-Identifier: Apache-2.0
#include "server/control/handle_status.h"

#include "server/control/daemon_actions.h"
#include "server/control/handle_queue.h"
#include "server/control/method_table.h"

namespace postroom::control {

namespace {

base::Json listenerJson(const ListenerStatus& listener) {
    base::Json json = base::Json::object({{"name", listener.name}, {"address", listener.address},
                                          {"port", static_cast<int>(listener.port)}, {"role", listener.role},
                                          {"connections", listener.connections}, {"accepted", listener.accepted}});
    if (!listener.problem.empty())
        json.set("problem", listener.problem);
    return json;
}

base::Json certificateJson(const CertificateStatus& certificate) {
    return base::Json::object({{"name", certificate.name}, {"subject", certificate.subject},
                               {"not_after", base::toEpochMicros(certificate.notAfter)}, {"self_signed", certificate.selfSigned}});
}

base::Json diskJson(const DiskStatus& disk) {
    return base::Json::object({{"path", disk.path}, {"free_bytes", disk.freeBytes}, {"total_bytes", disk.totalBytes}});
}

base::Json alarmJson(const Alarm& alarm) {
    return base::Json::object({{"name", alarm.name}, {"sentence", alarm.sentence}, {"grave", alarm.grave},
                               {"since", base::toEpochMicros(alarm.since)}});
}

template <typename Items, typename Render>
base::Json listJson(const Items& items, Render render) {
    base::Json json = base::Json::array();
    for (const auto& item : items)
        json.append(render(item));
    return json;
}

base::Json statusJson(const DaemonStatus& status) {
    base::Json counters = base::Json::object();
    for (const auto& [name, value] : status.counters)
        counters.set(name, value);
    base::Json json = base::Json::object({{"version", status.version},
                                          {"host_name", status.hostName},
                                          {"process_id", status.processId},
                                          {"started", base::toEpochMicros(status.started)},
                                          {"stopping", status.stopping},
                                          {"revision", status.revision.value},
                                          {"state_directory", status.stateDirectory},
                                          {"runtime_directory", status.runtimeDirectory},
                                          {"listeners", listJson(status.listeners, listenerJson)},
                                          {"certificates", listJson(status.certificates, certificateJson)},
                                          {"disks", listJson(status.disks, diskJson)},
                                          {"alarms", listJson(status.alarms, alarmJson)},
                                          {"resolver", status.resolver},
                                          {"receiving_workers", status.receivingWorkers},
                                          {"delivering_workers", status.deliveringWorkers},
                                          {"counters", std::move(counters)}});
    if (status.revertsAt)
        json.set("reverts_at", base::toEpochMicros(*status.revertsAt));
    return json;
}

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
