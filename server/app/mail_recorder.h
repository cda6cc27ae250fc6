// SPDX-License-Identifier: Apache-2.0
// Between reception and the queue, and between the bus and the event store: what the revision says about accepted mail
// (queue_only, trace_sample_accepted), and the record of what was refused in sessions, which no queue ever sees. Accepted
// mail and its deliveries are recorded by the queue itself.
#pragma once

#include "server/platform/events/series_book.h"
#include "server/platform/store/event_store.h"
#include "server/queue/inbox.h"

#include <atomic>

namespace postroom::app {

/// The queue's Inbox under the running revision.
class RevisionInbox final : public queue::Inbox {
public:
    explicit RevisionInbox(queue::Inbox& inner) : m_inner(inner) {}
    std::unique_ptr<queue::BodyWriter> newBody(const base::MessageId& id) override { return m_inner.newBody(id); }
    base::Result<void> accept(queue::IncomingMessage message) override;
    void discard(const queue::Body& body) override { m_inner.discard(body); }
    /// Of a hundred accepted messages so many keep their trace (trace_sample_accepted).
    void setSample(int percent) { m_sample = percent; }
    enum class Delivery : bool { atOnce, atQueueRun };
    /// queue_only: what comes in waits for a queue run.
    void setDelivery(Delivery delivery) { m_queueOnly = delivery == Delivery::atQueueRun; }

private:
    queue::Inbox& m_inner;
    std::atomic<int> m_sample{100};
    std::atomic<bool> m_queueOnly{false};
    std::atomic<unsigned> m_count{0};
};

/// Subscribes to what was refused in sessions, which no queue ever sees.
class RefusalRecorder final : public events::Subscriber {
public:
    RefusalRecorder(store::EventStore& store, events::SeriesBook& series) : m_store(store), m_series(series) {}
    void event(std::uint64_t sequence, const events::Event& event) override;
    [[nodiscard]] static events::Filter filter();

private:
    store::EventStore& m_store;
    events::SeriesBook& m_series; ///< counts them by class
};

} // namespace postroom::app
