// SPDX-License-Identifier: Apache-2.0
// Keeps in the event store what happened to mail: what came in (with its decision trace), what was refused, and every
// attempt to deliver. Stands between reception and delivery and the queue, and passes everything on unchanged; recording
// never blocks and never fails (store/event_store.h).
#pragma once

#include "server/platform/events/bus.h"
#include "server/platform/store/event_store.h"
#include "server/queue/delivery_queue.h"
#include "server/queue/inbox.h"
#include "shared/base/guarded.h"

#include <atomic>
#include <map>

namespace postroom::app {

/// The Inbox that records what it accepts.
class RecordingInbox final : public queue::Inbox {
public:
    RecordingInbox(queue::Inbox& inner, store::EventStore& store) : m_inner(inner), m_store(store) {}
    std::unique_ptr<queue::BodyWriter> newBody(const base::MessageId& id) override { return m_inner.newBody(id); }
    base::Result<void> accept(queue::IncomingMessage message) override;
    void discard(const queue::Body& body) override { m_inner.discard(body); }
    /// Of a hundred accepted messages so many keep their trace (trace_sample_accepted).
    void setSample(int percent) { m_sample = percent; }
    /// queue_only: what comes in waits for a queue run.
    enum class Delivery : bool { atOnce, atQueueRun };
    void setDelivery(Delivery delivery) { m_queueOnly = delivery == Delivery::atQueueRun; }

private:
    queue::Inbox& m_inner;
    store::EventStore& m_store;
    std::atomic<int> m_sample{100};
    std::atomic<bool> m_queueOnly{false};
    std::atomic<unsigned> m_count{0};
};

/// The delivery queue that records every outcome.
class RecordingDeliveryQueue final : public queue::DeliveryQueue {
public:
    RecordingDeliveryQueue(queue::DeliveryQueue& inner, store::EventStore& store, const base::Clock& clock)
        : m_inner(inner), m_store(store), m_clock(clock) {}
    std::optional<queue::Job> nextJob() override { return m_inner.nextJob(); }
    base::Result<queue::QueuedMessage> load(const queue::Job& job) override;
    base::Result<queue::Settled> settle(const queue::Job& job, std::vector<queue::RecipientOutcome> outcomes,
                                        std::vector<queue::HostResult> hosts) override;
    void release(const queue::Job& job) override;
    [[nodiscard]] std::optional<base::Time> hostNotBefore(const std::string& key) const override { return m_inner.hostNotBefore(key); }

private:
    struct Known {
        base::Time received{};
        std::map<std::uint32_t, std::pair<std::string, std::string>> addresses; ///< number -> address, parent
    };
    [[nodiscard]] Known knownOf(const base::MessageId& id);
    void forget(const queue::Job& job);
    queue::DeliveryQueue& m_inner;
    store::EventStore& m_store;
    const base::Clock& m_clock;
    base::Guarded<std::multimap<base::MessageId, Known>> m_out; ///< of jobs that are out: bounded by their number
};

/// Subscribes to what was refused in sessions, which no queue ever sees.
class RefusalRecorder final : public events::Subscriber {
public:
    explicit RefusalRecorder(store::EventStore& store) : m_store(store) {}
    void event(std::uint64_t sequence, const events::Event& event) override;
    [[nodiscard]] static events::Filter filter();

private:
    store::EventStore& m_store;
};

} // namespace postroom::app
