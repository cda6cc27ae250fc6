// SPDX-License-Identifier: Apache-2.0
#include "server/control/control_server.h"

#include "server/control/connection_driver.h"
#include "server/platform/io/peer_credentials.h"
#include "server/platform/io/socket_stream.h"
#include "server/platform/io/thread.h"
#include "server/platform/io/worker_pool.h"
#include "shared/wire/frame.h"

#include <condition_variable>
#include <map>
#include <random>

namespace postroom::control {

namespace {

constexpr base::Milliseconds acceptPause{200};      // after "too many open files"
constexpr base::Milliseconds refusalPatience{1'000}; // for telling a peer that it was turned away

/// Differs after each start; nothing secret about it.
std::string newEpoch() {
    std::random_device random;
    return std::to_string(base::toEpochSeconds(base::systemClock().now())) + "-" + std::to_string(random() % 100'000);
}

Credentials credentialsOf(const io::PeerCredentials& peer) { return {peer.uid, peer.gid, peer.processId, peer.groups}; }

} // namespace

struct ControlServer::State : std::enable_shared_from_this<ControlServer::State> {
    State(ControlSettings given, const MethodTable& methods, EventFeed& feed, events::Sink* events)
        : settings(std::move(given)), pool({"control", settings.workers, 256}),
          services{methods,         feed,   settings.serverName, settings.hostName, newEpoch(), settings.limits,
                   [this](std::function<void()> task) { return pool.submit(std::move(task)); }, events} {}

    struct Count {
        std::size_t all = 0;
        std::map<unsigned, std::size_t> byUser; ///< without a role
    };

    void acceptLoop();
    void take(io::Accepted accepted);
    bool enter(const Identity& identity);
    void leave(const Identity& identity);
    [[nodiscard]] DriverSettings driverSettings(const Identity& identity) const;

    const ControlSettings settings;
    io::StopSignal stopSignal;
    io::WorkerPool pool;
    ConnectionServices services;
    std::optional<io::Listener> listener;
    io::Thread acceptor;
    std::mutex mutex;
    std::condition_variable gone;
    Count count;
};

DriverSettings ControlServer::State::driverSettings(const Identity& identity) const {
    DriverSettings driver;
    driver.helloTimeout = settings.helloTimeout;
    driver.idleTimeout = identity.role == catalogue::Role::none ? settings.idleTimeout : base::Milliseconds(0);
    driver.writeTimeout = settings.writeTimeout;
    driver.outboxBytes = settings.outboxBytes;
    return driver;
}

void ControlServer::State::acceptLoop() {
    while (!stopSignal.raised()) {
        const auto ready = io::waitFor(listener->descriptor(), io::Readiness::readable, io::Deadline::in(base::Milliseconds(60'000)), &stopSignal);
        services.feed.tidy(base::systemClock().steady());
        if (!ready)
            continue;
        auto accepted = listener->accept();
        if (!accepted) // out of descriptors: others must go first
            (void)io::waitFor(stopSignal.descriptor(), io::Readiness::readable, io::Deadline::in(acceptPause), nullptr);
        else if (*accepted)
            take(std::move(**accepted));
    }
}

void ControlServer::State::take(io::Accepted accepted) {
    const auto peer = io::peerCredentials(accepted.socket.get());
    if (!peer)
        return;
    const Identity identity = identify(credentialsOf(*peer), settings.roles, NameService::system());
    if (!enter(identity)) {
        io::SocketStream stream(std::move(accepted.socket), &stopSignal);
        const auto error = wire::wireError(base::temporaryError(base::ErrorKind::limit, "too many control connections: try again later"));
        (void)stream.write(wire::frame(wire::toJson(wire::ErrorReply{{}, error})), io::Deadline::in(refusalPatience));
        return;
    }
    auto socket = std::make_shared<io::FileDescriptor>(std::move(accepted.socket));
    const bool started = io::startDetachedThread("control-peer", [self = shared_from_this(), socket, identity] {
        drive(socket->get(), socket->get(), self->services, identity, self->driverSettings(identity), &self->stopSignal);
        socket->reset();
        self->leave(identity);
    });
    if (!started)
        leave(identity);
}

bool ControlServer::State::enter(const Identity& identity) {
    const std::lock_guard lock(mutex);
    if (stopSignal.raised())
        return false;
    if (identity.role == catalogue::Role::none) {
        // A user without a role can take neither the last places nor more than his share.
        if (count.all >= settings.maxConnections / 2 || count.byUser[identity.uid] >= settings.maxConnectionsPerUser)
            return false;
        ++count.byUser[identity.uid];
    } else if (count.all >= settings.maxConnections) {
        return false;
    }
    ++count.all;
    return true;
}

void ControlServer::State::leave(const Identity& identity) {
    const std::lock_guard lock(mutex);
    --count.all;
    if (identity.role == catalogue::Role::none && --count.byUser[identity.uid] == 0)
        count.byUser.erase(identity.uid);
    gone.notify_all();
}

ControlServer::ControlServer(ControlSettings settings, const MethodTable& methods, EventFeed& feed, events::Sink* events)
    : m_state(std::make_shared<State>(std::move(settings), methods, feed, events)) {}

ControlServer::~ControlServer() { stop(); }

base::Result<void> ControlServer::start() {
    auto listener = io::Listener::unixSocket(m_state->settings.socketPath, m_state->settings.socketMode);
    if (!listener)
        return base::fail(listener.error());
    return start(std::move(*listener));
}

base::Result<void> ControlServer::start(io::Listener listener) {
    m_state->listener.emplace(std::move(listener));
    m_state->acceptor = io::Thread("control", [state = m_state.get()] { state->acceptLoop(); });
    return {};
}

void ControlServer::stop() {
    m_state->stopSignal.raise();
    m_state->acceptor.join();
    m_state->acceptor = io::Thread();
    m_state->listener.reset();
    {
        std::unique_lock lock(m_state->mutex);
        m_state->gone.wait(lock, [this] { return m_state->count.all == 0; });
    }
    m_state->pool.stop();
}

void ControlServer::serve(int in, int out) {
    const Identity identity = identify(credentialsOf(io::ownCredentials()), m_state->settings.roles, NameService::system());
    drive(in, out, m_state->services, identity, m_state->driverSettings(identity), &m_state->stopSignal);
}

std::size_t ControlServer::connections() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->count.all;
}

} // namespace postroom::control
