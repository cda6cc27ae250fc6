// SPDX-License-Identifier: Apache-2.0
// The bus hands every event to those who asked for it: log writers, metrics, the control socket's subscribers. publish()
// puts it into a bounded queue and returns; one thread hands out. When the queue is full events are dropped, counted, and
// the gap (how many, from when to when) is itself an event, "events.gap", so that nobody takes silence for quiet.
#pragma once

#include "server/platform/events/event.h"
#include "shared/base/snapshot.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace postroom::events {

/// Gets events on the bus's thread, in order. Must return soon: everybody waits for it.
class Subscriber {
public:
    virtual ~Subscriber() = default;
    /// `sequence` rises by one with every event of the bus, also those that the filter keeps away and those lost in a gap.
    virtual void event(std::uint64_t sequence, const Event& event) = 0;
    /// No more events wait at this moment: time to flush.
    virtual void pause() {}
};

/// Names, or beginnings of names that end with a dot ("message."); empty wants everything.
using Filter = std::vector<std::string>;
bool passes(const Filter& filter, std::string_view name);

class Bus : public Sink {
public:
    explicit Bus(std::size_t limit = 20'000);
    /// Hands out what is queued, then stops.
    ~Bus() override;
    Bus(const Bus&) = delete;
    Bus& operator=(const Bus&) = delete;

    void publish(Event event) override;
    [[nodiscard]] bool wanted(std::string_view name) const override;

    using Ticket = std::uint64_t;
    Ticket subscribe(std::shared_ptr<Subscriber> subscriber, Filter filter = {});
    /// After it returns the subscriber is not called any more. Not from a subscriber.
    void unsubscribe(Ticket ticket);

    /// Waits until everything published before is handed out. For tests and for stopping.
    void drain();
    [[nodiscard]] std::uint64_t published() const { return m_sequence; }
    [[nodiscard]] std::uint64_t lost() const { return m_lostEver; }

private:
    struct Entry {
        Ticket ticket = 0;
        std::shared_ptr<Subscriber> subscriber;
        Filter filter;
    };
    using Entries = std::vector<Entry>;
    struct Queued {
        std::uint64_t sequence;
        Event event;
    };
    void loop();
    void hand(const std::vector<Queued>& batch, const Entries& entries);

    const std::size_t m_limit;
    base::Snapshot<Entries> m_entries;
    std::atomic<std::size_t> m_count{0}; ///< of entries
    std::mutex m_subscribing; ///< one change of the entries at a time
    std::mutex m_handing;     ///< held while subscribers are called
    mutable std::mutex m_mutex;
    std::condition_variable m_wake, m_done;
    std::vector<Queued> m_queue;
    std::atomic<std::uint64_t> m_sequence{0}, m_lostEver{0};
    std::uint64_t m_handed = 0;
    std::uint64_t m_lost = 0;
    base::Time m_lostFrom{}, m_lostTo{};
    Ticket m_tickets = 0;
    int m_draining = 0; ///< callers of drain(): nothing is gathered then
    bool m_idle = false, m_stop = false;
    std::thread m_thread;
};

} // namespace postroom::events
