// SPDX-License-Identifier: Apache-2.0
#include "server/platform/events/bus.h"

#include <algorithm>

namespace postroom::events {

namespace {
constexpr std::chrono::milliseconds gatherTime{5}; ///< an event is handed out this much later at most
} // namespace

bool passes(const Filter& filter, std::string_view name) {
    return filter.empty() || std::any_of(filter.begin(), filter.end(), [&](const std::string& wanted) {
               return wanted.ends_with('.') ? name.starts_with(wanted) : name == wanted;
           });
}

Bus::Bus(std::size_t limit) : m_limit(limit), m_entries(std::make_shared<const Entries>()), m_thread([this] { loop(); }) {}

Bus::~Bus() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

bool Bus::wanted(std::string_view name) const {
    if (m_count.load(std::memory_order_relaxed) == 0)
        return false;
    const auto entries = m_entries.get();
    return std::any_of(entries->begin(), entries->end(), [&](const Entry& entry) { return passes(entry.filter, name); });
}

void Bus::publish(Event event) {
    if (!wanted(event.name)) {
        ++m_sequence;
        return;
    }
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        const std::uint64_t sequence = ++m_sequence;
        if (m_queue.size() >= m_limit) {
            if (m_lost++ == 0)
                m_lostFrom = event.time;
            m_lostTo = event.time;
            ++m_lostEver;
            return;
        }
        m_queue.push_back({sequence, std::move(event)});
        wake = m_idle || m_queue.size() == m_limit / 4; // it waits for events, or gathers them
        m_idle = false;
    }
    if (wake)
        m_wake.notify_one();
}

Bus::Ticket Bus::subscribe(std::shared_ptr<Subscriber> subscriber, Filter filter) {
    const std::lock_guard lock(m_subscribing);
    auto entries = std::make_shared<Entries>(*m_entries.get());
    entries->push_back({++m_tickets, std::move(subscriber), std::move(filter)});
    m_count = entries->size();
    m_entries.publish(std::move(entries));
    return m_tickets;
}

void Bus::unsubscribe(Ticket ticket) {
    {
        const std::lock_guard lock(m_subscribing);
        auto entries = std::make_shared<Entries>(*m_entries.get());
        std::erase_if(*entries, [&](const Entry& entry) { return entry.ticket == ticket; });
        m_count = entries->size();
        m_entries.publish(std::move(entries));
    }
    const std::lock_guard wait(m_handing); // who was being called has returned
}

void Bus::drain() {
    std::unique_lock lock(m_mutex);
    const std::uint64_t until = m_sequence;
    ++m_draining;
    m_wake.notify_one();
    m_done.wait(lock, [&] { return m_queue.empty() && (m_idle || m_handed >= until); });
    --m_draining;
}

void Bus::hand(const std::vector<Queued>& batch, const Entries& entries) {
    for (const Queued& queued : batch)
        for (const Entry& entry : entries)
            if (passes(entry.filter, queued.event.name))
                entry.subscriber->event(queued.sequence, queued.event);
    for (const Entry& entry : entries)
        entry.subscriber->pause();
}

void Bus::loop() {
    std::vector<Queued> batch;
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            if (!batch.empty())
                m_handed = batch.back().sequence;
            batch.clear();
            while (m_queue.empty() && !m_stop) {
                m_idle = true;
                m_done.notify_all();
                m_wake.wait(lock);
            }
            m_idle = false;
            // One wake of this thread for many events: under load it would otherwise be woken for every message.
            m_wake.wait_for(lock, gatherTime, [this] { return m_stop || m_draining > 0 || m_queue.size() >= m_limit / 4; });
            if (m_queue.empty())
                return;
            batch.swap(m_queue);
            if (m_lost > 0) {
                Event gap;
                gap.name = "events.gap";
                gap.time = m_lostTo;
                gap.with("lost", static_cast<std::int64_t>(m_lost)).with("since", base::toEpochMicros(m_lostFrom)).with("until", base::toEpochMicros(m_lostTo));
                m_lost = 0;
                batch.push_back({++m_sequence, std::move(gap)});
            }
        }
        const std::lock_guard handing(m_handing);
        hand(batch, *m_entries.get());
    }
}

} // namespace postroom::events
