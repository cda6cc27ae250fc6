// SPDX-License-Identifier: Apache-2.0
// Putting the parts together, and taking them apart again.
#include "server/app/daemon.h"

#include "server/app/answers.h"
#include "server/app/audit_recorder.h"
#include "server/app/notify.h"
#include "server/app/probes.h"
#include "server/app/served_certificates.h"
#include "server/app/state_folder.h"
#include "server/app/time_zone.h"
#include "server/control/handle_bounce.h"
#include "server/control/handle_config.h"
#include "server/control/handle_diagnose.h"
#include "server/control/handle_events.h"
#include "server/control/handle_lookup.h"
#include "server/control/handle_replay.h"
#include "server/control/handle_stats.h"
#include "server/control/handle_status.h"
#include "server/control/handle_submit.h"
#include "server/control/handle_trace.h"
#include "shared/catalogue/keys_main.h"
#include "shared/config/default_configuration.h"
#include "shared/config/settings.h"
#include "shared/config/text_reader.h"

#include <unistd.h>

#include <cstdio>
#include <filesystem>

namespace postroom::app {

namespace {

namespace option = catalogue::option;

constexpr base::Seconds stopPatience{20};
constexpr base::Milliseconds spaceLookEvery{200};
constexpr const char* seriesSpace = "series"; ///< of state.db

base::Result<std::string> readText(const std::string& path) {
    auto text = readWholeFile(path);
    if (!text)
        return base::fail(base::permanentError(base::ErrorKind::invalid, path + " cannot be read: " + text.error().detail));
    return text;
}

std::string findingLines(const config::Findings& findings) {
    std::string lines;
    for (const config::Finding& finding : findings)
        lines += "\n" + finding.text();
    return lines;
}

} // namespace

Daemon::Daemon(const Arguments& arguments, store::ConfigStore configStore)
    : m_arguments(arguments)
    , m_hostName(factsOfThisHost(arguments.stateFolder).hostName)
    , m_started(base::systemClock().now())
    , m_configStore(std::move(configStore))
    , m_ids(base::systemClock(), static_cast<std::uint64_t>(::getpid())) {}

Daemon::~Daemon() { shutDown(); }

base::Result<std::unique_ptr<Daemon>> Daemon::start(const Arguments& arguments) {
    if (auto prepared = prepareFolders(arguments.stateFolder, arguments.runtimeFolder); !prepared)
        return base::fail(prepared.error());
    auto configStore = store::ConfigStore::open(arguments.stateFolder + "/config.db");
    if (!configStore)
        return base::fail(configStore.error());
    std::unique_ptr<Daemon> daemon(new Daemon(arguments, std::move(*configStore)));
    daemon->m_configuration = std::make_unique<Configuration>(daemon->m_configStore, *daemon, daemon->m_bus, base::systemClock());
    daemon->m_configuration->setMailRoot(arguments.stateFolder + "/mail");
    config::Document document;
    config::SecretMap secrets;
    std::string comment;
    if (daemon->m_configuration->isNew()) {
        if (auto first = daemon->firstConfiguration(document, secrets, comment); !first)
            return base::fail(first.error());
    } else {
        const auto newest = daemon->m_configStore.newest();
        if (!newest)
            return base::fail(newest.error());
        auto stored = daemon->m_configuration->working({newest->id, {}});
        if (!stored)
            return base::fail(stored.error());
        document = stored->document;
    }
    useTimeZone(document);
    if (auto opened = daemon->openStores(document); !opened)
        return base::fail(opened.error());
    daemon->buildServices();
    if (auto started = daemon->m_configuration->start(document, secrets, comment); !started)
        return base::fail(started.error());
    if (auto serving = daemon->serve(); !serving)
        return base::fail(serving.error());
    return daemon;
}

base::Result<void> Daemon::firstConfiguration(config::Document& document, config::SecretMap& secrets, std::string& comment) {
    if (!m_arguments.initialConfig.empty()) {
        auto text = readText(m_arguments.initialConfig);
        if (!text)
            return base::fail(text.error());
        config::ReadOptions options;
        options.fileName = m_arguments.initialConfig;
        options.mailRoot = m_arguments.stateFolder + "/mail";
        options.include = [](std::string_view path) { return readOrdinaryFile(std::string(path)); };
        config::ReadResult read = config::readText(*text, options);
        if (config::hasErrors(read.findings))
            return base::fail(base::permanentError(base::ErrorKind::invalid, "the configuration cannot be used", findingLines(read.findings)));
        document = std::move(read.document);
        secrets = std::move(read.secrets);
        comment = "from " + m_arguments.initialConfig;
        return {};
    }
    config::DefaultFacts facts = factsOfThisHost(m_arguments.stateFolder);
    comment = "the default configuration";
    if (!m_arguments.answers.empty()) {
        auto text = readText(m_arguments.answers);
        if (!text)
            return base::fail(text.error());
        auto answers = readAnswers(*text, m_arguments.answers);
        if (!answers)
            return base::fail(answers.error());
        facts = std::move(*answers);
        if (facts.aliasFile.empty())
            facts.aliasFile = m_arguments.stateFolder + "/aliases";
    }
    if (facts.mailRoot.empty())
        facts.mailRoot = m_arguments.stateFolder + "/mail";
    if (auto made = ensureFile(facts.aliasFile, "# name: address, address ...\n"); !made)
        return made;
    config::DefaultConfiguration made = config::defaultConfiguration(facts);
    document = std::move(made.document);
    secrets = std::move(made.secrets);
    return {};
}

base::Result<void> Daemon::openStores(const config::Document& document) {
    const config::Settings main = document.main();
    const std::string& state = m_arguments.stateFolder;
    base::Clock& clock = base::systemClock();
    m_bus.subscribe(m_metrics, events::Metrics::filter());
    m_state = store::StateStore::start({state + "/state.db"}, clock);
    for (const auto& [hour, text] : m_state->all(seriesSpace))
        m_series->restore(hour, text);
    m_bus.subscribe(m_series, events::SeriesBook::filter());
    m_events = store::EventStore::start({state + "/events"}, clock, m_bus);
    m_bus.subscribe(std::make_shared<AuditRecorder>(*m_events), AuditRecorder::filter());
    m_bus.subscribe(std::make_shared<RefusalRecorder>(*m_events, *m_series), RefusalRecorder::filter());
    std::error_code ignored; // decoded parts of messages that were in hand when a server before this one died
    std::filesystem::remove_all(state + "/scan", ignored);
    queue::QueueSettings settings;
    settings.file = state + "/queue.db";
    settings.spoolDirectory = state + "/spool";
    settings.scheduler.jobs = static_cast<std::size_t>(main.get(option::deliverWorkersMax));
    settings.policy = queuePolicy(main);
    auto opened = queue::MailQueue::open(std::move(settings), clock, m_bus);
    if (!opened)
        return base::fail(opened.error());
    m_queue = std::move(*opened);
    m_queue->recordTo(*m_events);
    m_inbox = std::make_unique<RevisionInbox>(*m_queue);
    m_workers = std::make_unique<io::WorkerPool>(io::WorkerPoolSettings{"deliver", static_cast<std::size_t>(main.get(option::deliverWorkersMax)), 4096});
    io::ReactorSettings reactor;
    reactor.maxWorkers = static_cast<std::size_t>(main.get(option::receiveWorkersMax));
    m_reception = std::make_unique<receive::ReceiveServer>(
        receive::ReceiveServer::Parts{*m_inbox, m_bus, clock, m_ids, [this] { return refuseMessages(); },
                                      [this](const std::string& domain) { return m_admin->run(queue::RunScope::everything, domain); }},
        std::move(reactor));
    return {};
}

void Daemon::buildServices() {
    m_outside = std::make_unique<LiveOutside>(base::systemClock(), m_resolver, m_counters, &m_bus);
    m_lookups = std::make_unique<LookupControl>(m_outside->servers(), [this] { return m_compiled.get()->live->servers; });
    m_outside->setQueueSize([this] { return m_queue->size(); });
    m_view = std::make_unique<queue::QueueView>(*m_queue);
    m_admin = std::make_unique<queue::QueueAdmin>(*m_queue);
    m_orders = std::make_unique<queue::StandingOrders>(*m_queue);
    m_edit = std::make_unique<queue::QueueEdit>(*m_queue);
    m_keeper = std::make_unique<queue::QueueKeeper>(*m_queue, *m_admin, *m_orders);
    m_ledger = std::make_unique<queue::Ledger>(*m_queue);
    DiagnoseParts parts{[this] { return m_compiled.get(); },
                        [this](const control::ConfigurationChoice& choice) -> base::Result<config::Document> {
                            auto applied = m_configuration->working({choice.revision, choice.changes});
                            if (!applied)
                                return base::fail(applied.error());
                            return std::move(applied->document);
                        },
                        [this] { return m_configuration->secrets(); },
                        compileParts(CompileParts::Use::trial),
                        *m_outside,
                        base::systemClock(),
                        m_ids};
    m_diagnose = std::make_unique<Diagnose>(std::move(parts));
    m_policyUse = std::make_unique<PolicyUse>(*m_state, base::systemClock(), [this] { return m_compiled.get(); });
    m_submitter = std::make_unique<Submitter>(
        receive::ReceiveServer::Parts{*m_inbox, m_bus, base::systemClock(), m_ids, [this] { return refuseMessages(); }}, [this] { return m_compiled.get(); });
}

CompileParts Daemon::compileParts(CompileParts::Use use) {
    CompileParts parts{m_resolver, m_pool, m_arguments.stateFolder, m_hostName, {}, use};
    parts.inbox = m_inbox.get();
    parts.queue = m_queue.get();
    parts.ids = &m_ids;
    parts.state = m_state.get();
    parts.stop = &m_stop;
    parts.makeWorld = [this, use](const lookup::SharedSettings& settings) {
        return use == CompileParts::Use::trial ? m_outside->trialWorld(settings) : m_outside->world(settings);
    };
    return parts;
}

std::shared_ptr<const Compiled> Daemon::compile(const config::Document& document, const config::SecretMap& secrets, base::RevisionId revision,
                                                config::Findings& findings) {
    return compileRevision(document, secrets, revision, compileParts(CompileParts::Use::serving), findings);
}

config::Findings Daemon::test(const std::shared_ptr<const Compiled>& compiled) {
    const TestBench bench{*m_outside, base::systemClock(), m_ids};
    config::Findings findings = testFindings(compiled->document, runPolicyTests(compiled, bench), config::Severity::error);
    const config::Findings probed = probeFindings(compiled, bench);
    findings.insert(findings.end(), probed.begin(), probed.end());
    return findings;
}

bool Daemon::activate(std::shared_ptr<const Compiled> compiled, config::Findings& findings) {
    const auto failed = [&](const base::Error& error) {
        findings.push_back({config::Severity::error, "not-active", {}, error.text(), {}});
        return false;
    };
    if (auto used = m_resolver.use(compiled->dnsServers); !used)
        return failed(used.error());
    m_policyUse->takeOver(*compiled, m_compiled.get().get());
    if (auto configured = m_reception->configure(compiled->reception, m_compiled.get() == nullptr ? io::takePassedSockets() : std::vector<io::PassedSocket>());
        !configured)
        return failed(configured.error());
    m_queue->setRetryRules(compiled->retryRules);
    m_queue->setPolicy(compiled->queuePolicy);
    m_deliveryRevision.publish(compiled->delivery);
    m_inbox->setSample(compiled->traceSample);
    m_inbox->setDelivery(compiled->queueOnly ? RevisionInbox::Delivery::atQueueRun : RevisionInbox::Delivery::atOnce);
    m_logs.use(compiled->logs);
    m_compiled.publish(std::move(compiled));
    m_spaceKnownUntil.store(0);
    return true;
}

base::Result<void> Daemon::serve() {
    deliver::EngineParts parts{*m_queue, *m_inbox, m_ids, base::systemClock(), m_bus, m_deliveryRevision,
                               [this] { return m_outside->world(m_compiled.get()->live); },
                               [this](std::function<void()> task) { return m_workers->submit(std::move(task)); }, &m_stop};
    m_engine = std::make_unique<deliver::DeliveryEngine>(std::move(parts));
    m_engineThread = std::thread([this] { m_engine->run(); });
    addMethods();
    m_feed = control::EventFeed::create(&m_bus);
    control::ControlSettings settings;
    settings.socketPath = m_arguments.runtimeFolder + "/control.sock";
    settings.hostName = m_compiled.get()->hostName;
    const config::Settings main = m_compiled.get()->document.main();
    settings.roles = {main.get(option::administratorGroup), main.get(option::operatorGroup), main.get(option::helpdeskGroup),
                      main.get(option::auditorGroup)};
    m_control = std::make_unique<control::ControlServer>(std::move(settings), m_methods, *m_feed, &m_bus);
    return m_control->start();
}

void Daemon::addMethods() {
    control::addStatusMethods(m_methods, *this, m_view.get());
    control::addStatsMethods(m_methods, {*m_series, *this, *m_configuration, *m_view, base::systemClock()});
    control::addConfigMethods(m_methods, *m_configuration);
    control::addDiagnoseMethods(m_methods, *m_diagnose);
    control::addLookupMethods(m_methods, *m_lookups);
    control::addEventMethods(m_methods);
    control::addUploadMethod(m_methods);
    control::addSubmitMethods(m_methods, *m_submitter);
    control::addQueueMethods(m_methods, {*m_view, *m_admin, *m_orders, *m_edit, *m_ledger});
    control::addPolicyMethods(m_methods, *m_policyUse);
    control::addReplayMethod(m_methods, {*m_events, *m_view, base::systemClock()}, *m_diagnose);
    control::addTraceMethods(m_methods, {*m_events, *m_view, base::systemClock(), m_configuration.get()});
    control::addBounceMethod(m_methods, {*m_events, base::systemClock()});
}

int Daemon::run() {
    events::Event started;
    started.name = "server.started";
    started.time = base::systemClock().now();
    started.with("version", "0.1.0").with("process", static_cast<std::int64_t>(::getpid()));
    m_bus.publish(std::move(started));
    std::string text = "postroomd is ready: ";
    for (const auto& bound : m_reception->listeners())
        text += bound.listener + " on " + bound.address.text() + ", ";
    std::printf("%scontrol socket %s/control.sock\n", text.c_str(), m_arguments.runtimeFolder.c_str());
    std::fflush(stdout);
    notifySystemd("READY=1");
    m_signals.run(
        [this](Signal signal) {
            if (signal == Signal::reload)
                (void)reload();
            else if (signal == Signal::reopenLogs)
                (void)reopenLogs();
        },
        [this] { tick(); });
    notifySystemd("STOPPING=1");
    shutDown();
    return 0;
}

void Daemon::tick() {
    notifySystemd("WATCHDOG=1");
    m_configuration->tick();
    (void)m_keeper->tick();
    m_feed->tidy(std::chrono::steady_clock::now());
    ++m_ticks;
    const base::Time now = base::systemClock().now();
    if (m_ticks % 5 == 0) {
        m_report.inspect(m_arguments.stateFolder, *m_events, *m_state, now);
        m_workers->submit([this, now] { m_lookups->report(m_report, now); }); // it may have to wait for a server
    }
    const std::uint64_t accepted = m_reception->counts().accepted;
    if (accepted > m_connectionsSeen)
        m_series->add(now, events::Counted::connections, static_cast<std::int64_t>(accepted - std::exchange(m_connectionsSeen, accepted)));
    if (m_ticks % 60 == 1)
        m_report.inspectCertificates(servedCertificates(*m_compiled.get()->reception), now);
    if (m_ticks % 60 == 0) {
        keepCounters();
        if (auto report = m_ledger->check())
            m_report.inspectLedger(*report, now);
    }
    if (m_ticks % 600 == 0) {
        (void)m_admin->expire();
        const auto keep = m_compiled.get()->document.main().get(option::eventsKeep);
        (void)m_events->expire(base::toEpochSeconds(now - keep) / 86400);
    }
}

/// What is counted in memory is handed to state.db.
void Daemon::keepCounters() {
    for (const checks::CounterRow& row : m_counters.takeChanged())
        m_state->put(row.space, row.key, row.value, row.expires);
    for (const events::SeriesBook::Saved& hour : m_series->takeChanged())
        m_state->put(seriesSpace, hour.key, hour.text, hour.expires);
    if (m_policyUse != nullptr && m_compiled.get() != nullptr)
        m_policyUse->save(*m_compiled.get());
}

// Asked for every message: one look at the disk serves those of a moment. What is written meanwhile fails by itself.
std::string Daemon::refuseMessages() {
    const std::int64_t now = base::systemClock().steady().time_since_epoch().count();
    if (now >= m_spaceKnownUntil.load(std::memory_order_relaxed)) {
        m_spaceKnownUntil.store(now + std::chrono::nanoseconds(spaceLookEvery).count(), std::memory_order_relaxed);
        const control::DiskStatus disk = StatusReport::disk(m_arguments.stateFolder);
        const auto compiled = m_compiled.get();
        const config::Settings main = compiled->document.main();
        const bool bytesShort = disk.totalBytes > 0 && disk.freeBytes < main.get(option::checkSpoolSpace);
        const bool inodesShort = disk.totalInodes > 0 && disk.freeInodes < main.get(option::checkSpoolInodes);
        m_spaceShort.store(bytesShort || inodesShort, std::memory_order_relaxed);
    }
    return m_spaceShort.load(std::memory_order_relaxed) ? "no space left for mail: try again later" : std::string();
}

void Daemon::shutDown() {
    if (std::exchange(m_stopping, true))
        return;
    events::Event stopping;
    stopping.name = "server.stopping";
    stopping.time = base::systemClock().now();
    m_bus.publish(std::move(stopping.with("reason", "asked to stop")));
    if (m_reception)
        m_reception->stop(io::Deadline::in(stopPatience));
    m_stop.raise();
    if (m_queue)
        m_queue->stop();
    if (m_engineThread.joinable())
        m_engineThread.join();
    if (m_workers)
        m_workers->stop();
    if (m_control)
        m_control->stop();
    if (m_feed)
        m_feed->stop();
    m_pool.clear();
    m_bus.drain();
    if (m_state)
        keepCounters();
}

} // namespace postroom::app
