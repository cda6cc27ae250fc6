// SPDX-License-Identifier: Apache-2.0
// The running server: opens the stores, compiles the newest revision, puts it to work, and stops in order. This is the
// only place that knows all parts; each part knows only what it was given.
//
// Order of life: stores, queue, reception and delivery, control socket. Order of death: listeners, sessions, deliveries,
// control socket, queue, stores. Nothing is acknowledged after the queue has stopped.
#pragma once

#include "server/app/arguments.h"
#include "server/app/compiled.h"
#include "server/app/configuration.h"
#include "server/app/current_resolver.h"
#include "server/app/diagnose.h"
#include "server/app/live_outside.h"
#include "server/app/log_outputs.h"
#include "server/app/lookup_control.h"
#include "server/app/mail_recorder.h"
#include "server/app/policy_use.h"
#include "server/app/signals.h"
#include "server/app/status_report.h"
#include "server/app/submitter.h"
#include "server/control/control_server.h"
#include "server/control/handle_queue.h"
#include "server/deliver/delivery_engine.h"
#include "server/deliver/transport/smtp/connection_pool.h"
#include "server/platform/events/metrics.h"
#include "server/platform/events/series_book.h"
#include "server/platform/io/worker_pool.h"
#include "server/platform/store/state_store.h"
#include "server/policy/checks/ratelimit/counter_book.h"
#include "server/queue/ledger.h"
#include "server/queue/mail_queue.h"
#include "server/queue/queue_admin.h"
#include "server/queue/queue_edit.h"
#include "server/queue/queue_keeper.h"
#include "server/queue/queue_view.h"

#include <thread>

namespace postroom::app {

class Daemon final : public RevisionActivator, public control::DaemonActions {
public:
    /// Everything up to the first listener. The error is a sentence for the administrator.
    static base::Result<std::unique_ptr<Daemon>> start(const Arguments& arguments);
    ~Daemon() override;
    /// Serves until SIGTERM or a stop over the control socket; returns the exit code.
    int run();

    // RevisionActivator
    std::shared_ptr<const Compiled> compile(const config::Document& document, const config::SecretMap& secrets, base::RevisionId revision,
                                            config::Findings& findings) override;
    config::Findings test(const std::shared_ptr<const Compiled>& compiled) override;
    bool activate(std::shared_ptr<const Compiled> compiled, config::Findings& findings) override;

    // DaemonActions
    control::DaemonStatus status() override;
    base::Result<void> reload() override;
    base::Result<void> reopenLogs() override;
    void stop() override { m_signals.requestStop(); }
    base::Result<base::Json> checkAliases() override;

private:
    Daemon(const Arguments& arguments, store::ConfigStore configStore);
    base::Result<void> openStores(const config::Document& document);
    base::Result<void> firstConfiguration(config::Document& document, config::SecretMap& secrets, std::string& comment);
    void buildServices();
    base::Result<void> serve();
    void addMethods();
    void tick();
    void keepCounters();
    void shutDown();
    [[nodiscard]] CompileParts compileParts(CompileParts::Use use);
    [[nodiscard]] std::string refuseMessages();

    const Arguments m_arguments;
    std::string m_hostName;
    base::Time m_started;
    io::StopSignal m_stop;
    SignalLoop m_signals;
    events::Bus m_bus;
    std::shared_ptr<events::Metrics> m_metrics = std::make_shared<events::Metrics>();
    std::shared_ptr<events::SeriesBook> m_series = std::make_shared<events::SeriesBook>();
    LogOutputs m_logs{m_bus};
    store::ConfigStore m_configStore;
    std::unique_ptr<store::StateStore> m_state;
    std::unique_ptr<store::EventStore> m_events;
    std::unique_ptr<queue::MailQueue> m_queue;
    base::MessageIdSource m_ids;
    CurrentResolver m_resolver;
    transport::ConnectionPool m_pool{{}};
    checks::CounterBook m_counters{base::systemClock()};
    std::unique_ptr<LiveOutside> m_outside;
    std::unique_ptr<LookupControl> m_lookups;
    std::unique_ptr<RevisionInbox> m_inbox;
    base::Snapshot<Compiled> m_compiled;
    base::Snapshot<deliver::DeliveryRevision> m_deliveryRevision;
    std::unique_ptr<receive::ReceiveServer> m_reception;
    std::unique_ptr<io::WorkerPool> m_workers;
    std::unique_ptr<deliver::DeliveryEngine> m_engine;
    std::thread m_engineThread;
    std::unique_ptr<Configuration> m_configuration;
    std::unique_ptr<Diagnose> m_diagnose;
    std::unique_ptr<PolicyUse> m_policyUse;
    std::unique_ptr<Submitter> m_submitter;
    std::unique_ptr<queue::QueueView> m_view;
    std::unique_ptr<queue::QueueAdmin> m_admin;
    std::unique_ptr<queue::StandingOrders> m_orders;
    std::unique_ptr<queue::QueueEdit> m_edit;
    std::unique_ptr<queue::QueueKeeper> m_keeper;
    std::unique_ptr<queue::Ledger> m_ledger;
    StatusReport m_report;
    control::MethodTable m_methods;
    std::shared_ptr<control::EventFeed> m_feed;
    std::unique_ptr<control::ControlServer> m_control;
    std::int64_t m_ticks = 0;
    std::uint64_t m_connectionsSeen = 0; ///< counted in m_series so far
    std::atomic<std::int64_t> m_spaceKnownUntil{0}; ///< steady clock: when the disk is looked at again
    std::atomic<bool> m_spaceShort{false};
    bool m_stopping = false;
};

} // namespace postroom::app
