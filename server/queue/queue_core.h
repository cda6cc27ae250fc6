// SPDX-License-Identifier: Apache-2.0
// What the parts of the queue share: the store with its committer and a reading connection, the spool, and the schedule
// in memory. Lock order: reader, then mutex; neither is held while a commit is waited for.
#pragma once

#include "server/platform/events/event.h"
#include "server/platform/store/group_committer.h"
#include "server/queue/body_spool.h"
#include "server/queue/hold_clock.h"
#include "server/queue/retry_memory.h"
#include "server/queue/retry_rules.h"
#include "server/queue/scheduler.h"
#include "server/queue/standing_order.h"
#include "shared/base/guarded.h"
#include "shared/base/snapshot.h"

#include <condition_variable>
#include <list>
#include <random>

namespace postroom::store {
class EventStore;
}

namespace postroom::queue {

/// What may change while the queue works.
struct QueuePolicy {
    std::vector<base::Seconds> delayWarnings{std::chrono::hours(24)};
    base::Seconds binKeeps{std::chrono::hours(48)};         ///< how long a removed message can be brought back
    base::Seconds retryDataExpire{std::chrono::hours(168)}; ///< retry memory that nobody touched for so long is dropped
    HoldSettings holds;
    std::vector<std::string> queuesByHand; ///< named queues whose messages wait for a queue run that names the queue
};

struct QueueSettings {
    std::string file;           ///< queue.db
    std::string spoolDirectory; ///< for bodies that are too large for a row
    std::string vfs;            ///< of SQLite; tests name one that fails on demand
    SchedulerSettings scheduler;
    store::CommitterSettings committer;
    base::Milliseconds busyTimeout{5000};
    QueuePolicy policy; ///< to begin with
    std::size_t recentBytes = 4 * 1024 * 1024; ///< accepted messages kept in memory until their first delivery reads them
};

/// Messages that were just accepted, so that delivery need not read them back. The oldest go when the room is used up.
class RecentMessages {
public:
    explicit RecentMessages(std::size_t limit) : m_limit(limit) {}
    void put(IncomingMessage message);
    std::optional<IncomingMessage> take(const base::MessageId& id);

private:
    std::size_t m_limit;
    std::size_t m_bytes = 0;
    std::list<IncomingMessage> m_order;
    std::unordered_map<base::MessageId, std::list<IncomingMessage>::iterator> m_byId;
};

struct QueueState {
    explicit QueueState(const QueueSettings& settings) : policy(settings.policy), scheduler(settings.scheduler), recent(settings.recentBytes) {}
    /// Enters the hold of a message in the clock, if it is on hold and may end by itself.
    void watchHold(const ScheduledMessage& message);
    [[nodiscard]] const Suspension* suspensionOf(std::string_view domain) const;

    QueuePolicy policy;
    Scheduler scheduler;
    RetryMemory memory;
    RecentMessages recent;
    HoldClock holds;
    std::vector<Suspension> suspensions;
    std::vector<HoldRule> holdRules;
    std::minstd_rand random{std::random_device{}()};
    std::shared_ptr<const std::function<bool()>> arrived; ///< DeliveryQueue::announceTo; may be null
    bool stopped = false;
};

struct QueueCore {
    QueueCore(QueueSettings given, const base::Clock& time, events::Sink& sink, BodySpool bodies)
        : settings(std::move(given)), clock(time), events(sink), spool(std::move(bodies)), state(settings) {}

    const QueueSettings settings;
    const base::Clock& clock;
    events::Sink& events;
    BodySpool spool;
    std::unique_ptr<store::GroupCommitter> committer;
    base::Guarded<store::Database> reader;
    std::mutex mutex; ///< guards `state`
    QueueState state;
    std::condition_variable work; ///< something may be due, or the queue was stopped
    base::Snapshot<RetryRules> retryRules;
    std::atomic<std::int64_t> nextRow{1};
    std::atomic<bool> anyHoldRule{false};      ///< else reception need not ask
    std::atomic<bool> anyHostSuspended{false}; ///< else delivery need not ask
    store::EventStore* records = nullptr; ///< may be null; set once, before the first message

    /// An event about a message, sent when anybody wants it.
    void publish(std::string_view name, const base::MessageId& id, std::initializer_list<std::pair<std::string_view, base::Json>> fields = {});
};

} // namespace postroom::queue
