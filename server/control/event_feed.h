// SPDX-License-Identifier: Apache-2.0
// Live events for the control socket's subscribers: keeps the last ones for peers that come back and hands each
// subscriber what passes its filter, under the bus's numbers. Never blocks on a subscriber: each has a bounded queue and
// is told of a gap instead. Joins the bus with the first subscription and leaves it when nobody has been there for a
// while, so that a server that nobody watches pays nothing.
#pragma once

#include "server/platform/events/bus.h"
#include "shared/base/json.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace postroom::control {

/// What a subscriber wants to see; empty parts accept everything.
struct EventFilter {
    std::vector<std::string> names; ///< "message.accepted", or a prefix with its dot: "message."
    std::string message;            ///< message id
    std::uint64_t connection = 0;
    [[nodiscard]] bool accepts(const events::Event& event) const;
};

/// Something for one subscriber: an event with its number, or the numbers it missed.
struct FeedItem {
    std::int64_t first = 0;
    std::int64_t last = 0; ///< over `first` or without event: a gap
    std::shared_ptr<const events::Event> event;
};

class EventFeed final : public events::Subscriber, public std::enable_shared_from_this<EventFeed> {
public:
    struct Settings {
        std::size_t kept = 8192;   ///< last events, for subscribers that come back
        std::size_t queued = 4096; ///< for each subscriber
        base::Seconds linger{600}; ///< how long it stays at the bus when nobody subscribes
    };
    /// `bus` must outlive the feed; null: events come by event() only.
    static std::shared_ptr<EventFeed> create(events::Bus* bus, Settings settings);
    static std::shared_ptr<EventFeed> create(events::Bus* bus) { return create(bus, Settings()); }

    void event(std::uint64_t sequence, const events::Event& event) override;

    /// One subscriber's queue; dropping the pointer ends the subscription. Thread-safe.
    class Subscription {
    public:
        /// What has come since the last call, at most `limit` items.
        [[nodiscard]] std::vector<FeedItem> take(std::size_t limit);

    private:
        friend class EventFeed;
        void add(FeedItem item);
        EventFilter m_filter;
        std::size_t m_limit = 0;
        std::function<void()> m_wake;
        std::mutex m_mutex;
        std::deque<FeedItem> m_items;
    };

    /// `after`: the last number seen; what is still kept since then comes first, with a gap for what is not. Nothing:
    /// from now on. `wake` is called from the bus's thread and must not block. Not from there.
    std::shared_ptr<Subscription> subscribe(EventFilter filter, std::optional<std::int64_t> after, std::function<void()> wake);
    /// The number of the last event; 0 before the first.
    [[nodiscard]] std::int64_t lastNumber() const;
    /// To be called now and then: leaves the bus when nobody has been there long enough.
    void tidy(base::Steady now);
    /// Leaves the bus for good.
    void stop();

private:
    struct Kept {
        std::int64_t number = 0;
        std::shared_ptr<const events::Event> event;
    };
    EventFeed(events::Bus* bus, Settings settings) : m_bus(bus), m_settings(settings) {}
    void join();
    void leave();
    std::vector<std::shared_ptr<Subscription>> living();
    void replay(Subscription& subscription, std::int64_t after);

    events::Bus* const m_bus;
    const Settings m_settings;
    std::mutex m_joining; // one join or leave at a time; taken before m_mutex
    std::optional<events::Bus::Ticket> m_ticket;
    std::optional<base::Steady> m_aloneSince;
    mutable std::mutex m_mutex;
    std::int64_t m_last = 0;  // handed out
    std::int64_t m_floor = 0; // up to here nothing is kept
    std::deque<Kept> m_kept;
    std::vector<std::weak_ptr<Subscription>> m_subscribers;
};

} // namespace postroom::control
