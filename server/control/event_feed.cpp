// SPDX-License-Identifier: Apache-2.0
#include "server/control/event_feed.h"

#include <algorithm>

namespace postroom::control {

bool EventFilter::accepts(const events::Event& event) const {
    if (!message.empty() && event.message.text() != message)
        return false;
    if (connection != 0 && event.connection != connection)
        return false;
    if (names.empty())
        return true;
    return std::any_of(names.begin(), names.end(), [&event](const std::string& name) {
        return name.ends_with('.') ? event.name.starts_with(name) : event.name == name;
    });
}

std::shared_ptr<EventFeed> EventFeed::create(events::Bus* bus, Settings settings) {
    return std::shared_ptr<EventFeed>(new EventFeed(bus, settings)); // the constructor is private
}

void EventFeed::event(std::uint64_t sequence, const events::Event& event) {
    auto shared = std::make_shared<const events::Event>(event);
    std::vector<std::shared_ptr<Subscription>> subscribers; // released after the lock
    const std::lock_guard lock(m_mutex); // held while adding, so that numbers rise for every subscriber
    const auto number = static_cast<std::int64_t>(sequence);
    const std::int64_t before = std::max(m_last, m_floor);
    subscribers = living();
    if (number > before + 1) // the bus was overrun
        for (const auto& subscriber : subscribers)
            subscriber->add({before + 1, number - 1, nullptr});
    m_last = number;
    m_kept.push_back({number, shared});
    if (m_kept.size() > m_settings.kept) {
        m_floor = m_kept.front().number;
        m_kept.pop_front();
    }
    for (const auto& subscriber : subscribers)
        if (subscriber->m_filter.accepts(*shared))
            subscriber->add({number, number, shared});
}

std::vector<std::shared_ptr<EventFeed::Subscription>> EventFeed::living() {
    std::vector<std::shared_ptr<Subscription>> subscribers;
    std::erase_if(m_subscribers, [&subscribers](const std::weak_ptr<Subscription>& weak) {
        auto subscriber = weak.lock();
        if (!subscriber)
            return true;
        subscribers.push_back(std::move(subscriber));
        return false;
    });
    return subscribers;
}

void EventFeed::Subscription::add(FeedItem item) {
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        wake = m_items.empty();
        const bool inGap = !m_items.empty() && !m_items.back().event;
        if (inGap && (m_items.size() > m_limit || !item.event))
            m_items.back().last = item.last; // the gap grows
        else if (m_items.size() < m_limit)
            m_items.push_back(std::move(item));
        else
            m_items.push_back({item.first, item.last, nullptr});
    }
    if (wake)
        m_wake();
}

std::vector<FeedItem> EventFeed::Subscription::take(std::size_t limit) {
    const std::lock_guard lock(m_mutex);
    const std::size_t count = std::min(limit, m_items.size());
    const auto end = m_items.begin() + static_cast<std::ptrdiff_t>(count);
    std::vector<FeedItem> items(m_items.begin(), end);
    m_items.erase(m_items.begin(), end);
    return items;
}

std::shared_ptr<EventFeed::Subscription> EventFeed::subscribe(EventFilter filter, std::optional<std::int64_t> after,
                                                              std::function<void()> wake) {
    join();
    auto subscription = std::make_shared<Subscription>();
    subscription->m_filter = std::move(filter);
    subscription->m_limit = std::max(m_settings.queued, m_settings.kept + 1); // what is kept must fit when it is asked for
    subscription->m_wake = std::move(wake);
    const std::lock_guard lock(m_mutex);
    if (after)
        replay(*subscription, *after);
    m_subscribers.push_back(subscription);
    return subscription;
}

void EventFeed::replay(Subscription& subscription, std::int64_t after) {
    if (after < m_floor)
        subscription.m_items.push_back({after + 1, m_floor, nullptr});
    for (const auto& kept : m_kept)
        if (kept.number > after && subscription.m_filter.accepts(*kept.event))
            subscription.m_items.push_back({kept.number, kept.number, kept.event});
}

std::int64_t EventFeed::lastNumber() const {
    const std::lock_guard lock(m_mutex);
    const auto published = m_bus == nullptr ? std::int64_t(0) : static_cast<std::int64_t>(m_bus->published());
    return std::max({m_last, m_floor, published});
}

void EventFeed::join() {
    const std::lock_guard joining(m_joining);
    m_aloneSince.reset();
    if (m_bus == nullptr || m_ticket)
        return;
    m_ticket = m_bus->subscribe(shared_from_this());
    const std::lock_guard lock(m_mutex);
    if (m_kept.empty()) // what the bus still hands out of older ones is a present
        m_floor = std::max(m_last, static_cast<std::int64_t>(m_bus->published()));
}

void EventFeed::leave() {
    if (m_ticket)
        m_bus->unsubscribe(*m_ticket);
    m_ticket.reset();
    const std::lock_guard lock(m_mutex);
    m_floor = m_last;
    m_kept.clear();
}

void EventFeed::tidy(base::Steady now) {
    const std::lock_guard joining(m_joining);
    if (!m_ticket)
        return;
    bool alone = false;
    {
        const std::lock_guard lock(m_mutex);
        alone = living().empty();
    }
    if (!alone)
        m_aloneSince.reset();
    else if (!m_aloneSince)
        m_aloneSince = now;
    else if (now - *m_aloneSince >= m_settings.linger)
        leave();
}

void EventFeed::stop() {
    const std::lock_guard joining(m_joining);
    leave();
}

} // namespace postroom::control
