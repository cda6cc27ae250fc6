// SPDX-License-Identifier: Apache-2.0
// What the control socket may ask of the daemon as a whole: status, reload, logs, aliases.
#include "server/app/daemon.h"

#include "server/app/alias_files.h"
#include "server/app/served_certificates.h"
#include "shared/base/text.h"
#include "shared/catalogue/keys_main.h"
#include "shared/config/settings.h"

#include <unistd.h>

namespace postroom::app {

namespace {

std::string roleName(receive::Role role) {
    switch (role) {
    case receive::Role::mx: return "mx";
    case receive::Role::submission: return "submission";
    case receive::Role::submissions: return "submissions";
    }
    return "mx";
}

} // namespace

control::DaemonStatus Daemon::status() {
    control::DaemonStatus status;
    const auto compiled = m_compiled.get();
    const control::RevisionInfo running = m_configuration->running();
    status.version = "0.1.0";
    status.hostName = compiled->hostName;
    status.processId = ::getpid();
    status.started = m_started;
    status.stopping = m_stopping;
    status.revision = running.id;
    status.revertsAt = running.revertsAt;
    status.stateDirectory = m_arguments.stateFolder;
    status.runtimeDirectory = m_arguments.runtimeFolder;
    const auto counts = m_reception->counts();
    for (const auto& bound : m_reception->listeners()) {
        control::ListenerStatus listener;
        listener.name = bound.listener;
        listener.address = bound.address.addressText();
        listener.port = bound.address.port();
        listener.role = roleName(bound.role);
        status.listeners.push_back(std::move(listener));
    }
    status.disks.push_back(StatusReport::disk(m_arguments.stateFolder));
    status.alarms = m_report.alarms();
    status.ledger = m_report.ledger();
    status.certificates = servedCertificates(*compiled->reception);
    status.resolver = m_resolver.status();
    status.receivingWorkers = static_cast<std::int64_t>(counts.workers);
    status.deliveringWorkers = static_cast<std::int64_t>(m_workers->workers());
    status.counters = m_metrics->counters();
    status.counters.emplace_back("connections", static_cast<std::int64_t>(counts.connections));
    status.counters.emplace_back("connections_accepted_total", static_cast<std::int64_t>(counts.accepted));
    status.counters.emplace_back("connections_refused_busy_total", static_cast<std::int64_t>(counts.refusedBusy));
    status.counters.emplace_back("events_lost_total", static_cast<std::int64_t>(m_bus.lost() + m_events->lost()));
    status.counters.emplace_back("log_lines_lost_total", static_cast<std::int64_t>(m_logs.lost()));
    return status;
}

base::Result<void> Daemon::reload() {
    (void)reopenLogs();
    if (auto reloaded = m_resolver.reload(); !reloaded)
        return reloaded;
    // Certificates and files of lists are read when a revision is compiled: the running one is compiled anew.
    auto secrets = m_configuration->secrets();
    if (!secrets)
        return base::fail(secrets.error());
    config::Findings findings;
    const auto running = m_compiled.get();
    auto compiled = compile(running->document, *secrets, m_configuration->running().id, findings);
    if (compiled == nullptr || !activate(std::move(compiled), findings)) {
        std::string lines;
        for (const config::Finding& finding : findings)
            lines += (lines.empty() ? "" : "\n") + finding.text();
        return base::fail(base::permanentError(base::ErrorKind::invalid, "what was reloaded cannot be used; the server goes on as before", lines));
    }
    return {};
}

base::Result<void> Daemon::reopenLogs() {
    m_logs.reopen();
    return {};
}

base::Result<base::Json> Daemon::checkAliases() {
    base::Json files = base::Json::array();
    for (const std::string& file : aliasFilesOf(m_compiled.get()->document))
        files.append(aliasFileReport(file));
    return base::Json::object({{"files", std::move(files)}});
}

} // namespace postroom::app
