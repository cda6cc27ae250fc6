// SPDX-License-Identifier: Apache-2.0
#include "server/control/status_json.h"

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
    base::Json names = base::Json::array();
    for (const std::string& name : certificate.names)
        names.append(name);
    return base::Json::object({{"name", certificate.name}, {"subject", certificate.subject}, {"issuer", certificate.issuer}, {"names", std::move(names)},
                               {"not_before", base::toEpochMicros(certificate.notBefore)}, {"not_after", base::toEpochMicros(certificate.notAfter)},
                               {"self_signed", certificate.selfSigned}, {"fingerprint", certificate.fingerprint}, {"file", certificate.file}});
}

base::Json diskJson(const DiskStatus& disk) {
    return base::Json::object({{"path", disk.path}, {"free_bytes", disk.freeBytes}, {"total_bytes", disk.totalBytes}});
}

base::Json alarmJson(const Alarm& alarm) {
    return base::Json::object({{"name", alarm.name}, {"sentence", alarm.sentence}, {"fix", alarm.fix}, {"grave", alarm.grave},
                               {"since", base::toEpochMicros(alarm.since)}});
}

template <typename Items, typename Render>
base::Json listJson(const Items& items, Render render) {
    base::Json json = base::Json::array();
    for (const auto& item : items)
        json.append(render(item));
    return json;
}

} // namespace

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

} // namespace postroom::control
