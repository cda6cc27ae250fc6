// SPDX-License-Identifier: Apache-2.0
// Takes due work from the queue, routes it, runs the transports and records what became of each recipient.
//
// One thread calls run(); each job is worked on by a task of the executor, which may block up to the transports' deadlines
// and goes on with the next job that is due. A message that comes in has its task at once, without passing that thread.
// A failure is settled only after its bounce is durable in the queue, and a delivery is settled as soon as it is done, so
// that a crash repeats at most deliveries whose answer had not been recorded. The revision is taken once per job.
#pragma once

#include "server/deliver/notice.h"
#include "server/deliver/notice_template.h"
#include "server/deliver/router/chain.h"
#include "server/deliver/router/list_option.h"
#include "server/deliver/transport/transport_set.h"
#include "server/platform/io/stop_signal.h"
#include "server/policy/lookup/named_lists.h"
#include "server/policy/world/world.h"
#include "server/queue/delivery_queue.h"
#include "shared/base/snapshot.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace postroom::deliver {

/// What of a revision delivery needs; immutable, replaced whole.
struct DeliveryRevision {
    std::shared_ptr<const router::RouterChain> chain;
    std::shared_ptr<const transport::TransportSet> transports;
    std::shared_ptr<const lookup::NamedLists> lists;
    /// Asked after the message's own variables: $primary_hostname, $qualify_domain, $tod_*...
    std::vector<std::shared_ptr<const expand::VariableSource>> variables;
    NoticeSettings notices;
    std::size_t remoteMaxParallel = 6; ///< batches of one message at a time
    std::optional<router::ListOption> holdDomains;        ///< hold_domains: nothing is routed there unless it is forced
    std::optional<router::ListOption> queueDomains;       ///< queue_domains: the first attempt waits for a queue run
    std::optional<router::ListOption> queueSmtpDomains;   ///< queue_smtp_domains: the same for what goes to other hosts
    std::optional<expand::Program> delayWarningCondition; ///< absent: a delay notice is always sent
    /// errors_copy, in order: bounces to the addresses of the list go to these addresses too; the first that matches counts.
    std::vector<std::pair<router::ListOption, std::vector<std::string>>> errorsCopy;
    std::optional<NoticeTemplate> bounceWords, delayWords; ///< bounce_message_file, warn_message_file
    std::optional<expand::Program> noticeFrom;            ///< dsn_from, when it is set
    /// ignore_bounce_errors_after: a bounce that fails before is put on hold, later it is dropped.
    base::Seconds ignoreBounceErrorsAfter{std::chrono::hours(24 * 70)};
};

struct EngineParts {
    queue::DeliveryQueue& queue;
    queue::Inbox& inbox;
    base::MessageIdSource& ids;
    const base::Clock& clock;
    events::Sink& events;
    base::Snapshot<DeliveryRevision>& revision;
    std::function<std::unique_ptr<world::World>()> makeWorld; ///< one for each task; thread-safe
    /// Runs a task on another thread, false when it cannot: io::WorkerPool::submit.
    std::function<bool(std::function<void()>)> submit;
    const io::StopSignal* stop = nullptr;
};

/// At most so many deliveries of a transport at a time (max_parallel). Thread-safe.
class ParallelGate {
public:
    /// Waits for a place; false when the deadline passes first.
    bool enter(const std::string& transport, std::size_t limit, base::Milliseconds wait);
    void leave(const std::string& transport);

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<std::string, std::size_t> m_running;
};

class DeliveryEngine {
public:
    explicit DeliveryEngine(EngineParts parts) : m_parts(std::move(parts)) {}
    /// Until the queue is stopped. Jobs that are out then are finished by their tasks.
    void run();
    /// One job, on the calling thread: for tests and for "deliver in the foreground".
    void work(const queue::Job& job);
    [[nodiscard]] std::size_t running() const { return m_running.load(); }

private:
    bool submitWork(std::optional<queue::Job> first);
    void workOn(std::optional<queue::Job> job);

    EngineParts m_parts;
    ParallelGate m_gate;
    std::atomic<std::size_t> m_running{0};
};

} // namespace postroom::deliver
