// SPDX-License-Identifier: Apache-2.0
// The server's half of one control connection, without I/O: bytes come in by feed(), frames go out by the outbox. Knows
// the order of things (hello first), the limits of a peer, and what belongs to the connection: subscriptions, SMTP
// dialogues, uploads. The driver (connection_driver.h) moves the bytes.
//
// Threads: feed() and pumpEvents() belong to the connection's thread; slow handlers run on workers and answer through
// the outbox. A Connection is held by shared_ptr so that a worker that is still busy keeps it.
#pragma once

#include "server/control/dialogue_set.h"
#include "server/control/event_feed.h"
#include "server/control/event_mask.h"
#include "server/control/identity.h"
#include "server/control/method_table.h"
#include "server/control/outbox.h"
#include "server/control/upload_set.h"
#include "shared/wire/frame.h"
#include "shared/wire/message.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>

namespace postroom::control {

struct ConnectionLimits {
    std::size_t frame = wire::maximumFrame;
    std::size_t requestsAtOnce = 16; ///< slow ones that run; the next request waits, unread
    std::size_t subscriptions = 8;
    std::size_t dialogues = 4;
    std::size_t uploadBytes = 128u << 20; ///< of all unfinished uploads of a connection
};

/// What all connections of a server share.
struct ConnectionServices {
    const MethodTable& methods;
    EventFeed& feed;
    std::string serverName; ///< "postroomd 0.1.0"
    std::string hostName;
    std::string epoch;
    ConnectionLimits limits;
    /// Runs a slow request; false when there is no room (the peer gets an error of kind limit).
    std::function<bool(std::function<void()>)> run;
    /// Where connections and everything that changes or reveals something are recorded; null: nowhere.
    events::Sink* events = nullptr;
};

class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(const ConnectionServices& services, Identity identity, std::shared_ptr<Outbox> outbox, std::function<void()> wake);

    /// Bytes from the peer. False: the connection is to be closed once the outbox is empty.
    bool feed(std::string_view bytes);
    /// Takes on what waits in the read buffer because too much was under way; called by the driver when woken.
    bool resume();
    /// Moves events from the subscriptions to the outbox while the outbox holds less than `room` bytes.
    void pumpEvents(std::size_t room);
    /// Nothing more will be read: dialogues end, running requests go on and their answers are dropped.
    void close();

    [[nodiscard]] bool greeted() const { return m_greeted; }
    /// Slow requests are under way.
    [[nodiscard]] bool working() const { return m_running.load() > 0; }
    /// So many that no further input is taken.
    [[nodiscard]] bool waiting() const { return m_running.load() >= m_services.limits.requestsAtOnce; }
    [[nodiscard]] bool hasSubscriptions() const;

    // For handlers.
    [[nodiscard]] const Identity& identity() const { return m_identity; }
    [[nodiscard]] const std::string& hostName() const { return m_services.hostName; }
    [[nodiscard]] const std::string& serverName() const { return m_services.serverName; }
    DialogueSet& dialogues() { return m_dialogues; }
    UploadSet& uploads() { return m_uploads; }
    /// The number of the new subscription. Error: too many.
    tl::expected<std::int64_t, wire::WireError> subscribe(EventFilter filter, std::optional<std::int64_t> after);
    [[nodiscard]] bool unsubscribe(std::int64_t subscription);
    /// Records an event under this peer's name: user, uid and role are added.
    void publish(events::Event event);
    [[nodiscard]] std::int64_t lastEvent() const { return m_services.feed.lastNumber(); }

private:
    bool takeFrames();
    bool take(const wire::Message& message);
    bool welcome(const wire::Request& request);
    void dispatch(const wire::Request& request);
    void perform(const MethodTable::Method& method, const wire::Request& request);
    void audit(const MethodTable::Method& method, const wire::Request& request, const Answer& answer);
    void send(const base::Json& message);

    const ConnectionServices& m_services;
    Identity m_identity;
    std::shared_ptr<Outbox> m_outbox;
    std::function<void()> m_wake;
    wire::FrameReader m_reader;
    bool m_greeted = false;
    bool m_closing = false;
    std::atomic<std::size_t> m_running{0};
    DialogueSet m_dialogues;
    UploadSet m_uploads;
    using Subscriptions = std::map<std::int64_t, std::shared_ptr<EventFeed::Subscription>>;
    base::Guarded<Subscriptions> m_subscriptions;
    std::int64_t m_nextSubscription = 1;
};

} // namespace postroom::control
