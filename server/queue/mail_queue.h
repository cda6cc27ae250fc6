// SPDX-License-Identifier: Apache-2.0
// The queue: the inbox for reception and the delivery queue for delivery over one store. Accepted means committed with a
// flush; settled means committed too. The schedule in memory follows the store, never the other way round.
#pragma once

#include "server/queue/delivery_queue.h"
#include "server/queue/inbox.h"
#include "server/queue/queue_core.h"

namespace postroom::store {
class EventStore;
}

namespace postroom::queue {

struct Settlement;

class MailQueue : public Inbox, public DeliveryQueue {
public:
    /// Opens or creates the stores, moves bodies without a row to lost+found (event store.lost-and-found) and reads the
    /// schedule. `clock` and `events` must outlive the queue.
    static base::Result<std::unique_ptr<MailQueue>> open(QueueSettings settings, const base::Clock& clock, events::Sink& events);
    ~MailQueue() override;

    // Inbox
    std::unique_ptr<BodyWriter> newBody(const base::MessageId& id) override;
    base::Result<void> accept(IncomingMessage message) override;
    void discard(const Body& body) override;

    // DeliveryQueue
    std::optional<Job> nextJob() override;
    std::optional<Job> tryNextJob() override;
    void announceTo(std::function<bool()> arrived) override;
    base::Result<QueuedMessage> load(const Job& job) override;
    base::Result<Settled> settle(const Job& job, std::vector<RecipientOutcome> outcomes, std::vector<HostResult> hosts) override;
    void release(const Job& job) override;
    [[nodiscard]] std::string keptBack(const IncomingMessage& message) const override;
    [[nodiscard]] std::optional<HostWait> hostWait(const std::string& key, const base::MessageId& message) const override;
    [[nodiscard]] std::optional<HostSuspended> hostSuspended(const std::string& name, const std::string& address) const override;

    /// When tryNextJob() may next have something without anybody's doing.
    [[nodiscard]] std::optional<base::Time> nextDue() const;
    /// Ends every nextJob() and lets none begin. Accepting and settling still work.
    void stop();
    /// From now on what happens to mail is recorded there too. Call before the first message; it must outlive the queue.
    void recordTo(store::EventStore& store);
    /// Replaces the rules for later decisions. Thread-safe.
    void setRetryRules(std::shared_ptr<const RetryRules> rules);
    /// Replaces what may change while the queue works. Thread-safe.
    void setPolicy(QueuePolicy policy);
    [[nodiscard]] std::size_t size() const;
    /// What QueueAdmin, QueueView and Ledger work on.
    [[nodiscard]] QueueCore& core() { return *m_core; }

private:
    explicit MailQueue(std::unique_ptr<QueueCore> core) : m_core(std::move(core)) {}
    base::Result<void> start();
    base::Result<void> rescueBodies();
    void useOrders(std::vector<Suspension> suspensions, std::vector<HoldRule> rules);
    void applyOrders(IncomingMessage& message, std::string& heldBy);
    base::Error bodyMissing(const base::MessageId& id, const std::string& file);
    void enter(IncomingMessage message, std::int64_t row, const std::vector<base::Time>& due);
    [[nodiscard]] std::vector<base::Time> dueTimes(const IncomingMessage& message) const;
    void follow(const Settlement& settlement);
    void announce(const Settlement& settlement, const Job& job, const std::vector<RecipientOutcome>& outcomes);

    std::unique_ptr<QueueCore> m_core;
};

} // namespace postroom::queue
