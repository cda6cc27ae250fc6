// SPDX-License-Identifier: Apache-2.0
#include "server/receive/receive_server.h"

#include "server/receive/smtp_connection.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <sys/socket.h>
#include <thread>

namespace postroom::receive {

namespace {

const ListenerSettings* findListener(const Configuration& configuration, std::string_view name) {
    for (const auto& listener : configuration.listeners)
        if (listener.name == name)
            return &listener;
    return nullptr;
}

std::shared_ptr<const tls::ServerContext> tlsOf(const Configuration& configuration, const std::string& listener) {
    const auto own = configuration.listenerTls.find(listener);
    return own == configuration.listenerTls.end() ? configuration.tls : own->second;
}

/// Whether a socket that is bound to one keeps the other from being bound.
bool overlap(const io::SocketAddress& one, const io::SocketAddress& other) {
    return one.port() == other.port() && one.family() == other.family() && (one.isAny() || other.isAny() || one == other);
}

/// The reactor closes a listener soon, not at once.
base::Result<io::Listener> listenSoon(const io::SocketAddress& address, int backlog) {
    constexpr base::Milliseconds longest(2000), pause(5);
    const auto end = std::chrono::steady_clock::now() + longest;
    for (;;) {
        auto listener = io::Listener::tcp(address, backlog);
        if (listener || std::chrono::steady_clock::now() >= end)
            return listener;
        std::this_thread::sleep_for(pause);
    }
}

} // namespace

ReceiveServer::ReceiveServer(Parts parts, io::ReactorSettings settings) : m_parts(std::move(parts)), m_reactor(std::move(settings)) {}

ReceiveServer::~ReceiveServer() { stop(io::Deadline::in(base::Milliseconds(0))); }

SessionServices ReceiveServer::sessionServices(const Parts& parts, const std::shared_ptr<const Configuration>& configuration,
                                               const std::string& listener) {
    SessionServices services{parts.inbox, parts.events, parts.clock, parts.ids, configuration->settings, configuration->authenticators,
                             false, false, false, false, {}, parts.refuseMessages, parts.runQueue};
    services.tlsAvailable = tlsOf(*configuration, listener) != nullptr;
    if (const auto* settings = findListener(*configuration, listener); settings != nullptr) {
        services.requireAuth = settings->requireAuth;
        services.ownProxyList = settings->ownHostsProxy;
        services.ownXclientList = settings->ownHostsXclient;
    }
    services.makeGate = [policy = configuration->policy](Session& session) -> std::unique_ptr<PolicyGate> {
        return std::make_unique<LivePolicy>(policy, session);
    };
    return services;
}

std::unique_ptr<io::Connection> ReceiveServer::makeConnection(const std::string& listener, io::Accepted accepted, io::Load load) {
    const auto configuration = m_configuration.get();
    const auto* settings = configuration == nullptr ? nullptr : findListener(*configuration, listener);
    if (settings == nullptr)
        return nullptr; // the listener is being closed
    if (load == io::Load::full) {
        ++m_refusedBusy;
        std::string text;
        smtp::render(catalogueReply("too-many-connections"), configuration->settings->enhancedCodes, text);
        if (settings->role != Role::submissions)
            ::send(accepted.socket.get(), text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        return nullptr;
    }
    ConnectionSetup setup{sessionServices(m_parts, configuration, listener), tlsOf(*configuration, listener), listener,
                          settings->role == Role::submissions, ++m_accepted};
    return std::make_unique<SmtpConnection>(std::move(accepted), m_admission.enter(), std::move(setup));
}

base::Result<void> ReceiveServer::configure(std::shared_ptr<const Configuration> configuration, std::vector<io::PassedSocket> passed) {
    std::move(passed.begin(), passed.end(), std::back_inserter(m_passed));
    struct Wanted {
        Open open;
        io::Listener listener;
    };
    std::vector<Wanted> fresh;
    std::vector<Open> kept, yielded;
    const auto open = *m_open.lock();
    const int backlog = configuration->settings->connectBacklog;
    for (const auto& settings : configuration->listeners) {
        for (const auto& address : settings.addresses) {
            const auto same = std::find_if(open.begin(), open.end(), [&](const Open& o) {
                return o.listener == settings.name && o.wanted == address;
            });
            if (same != open.end()) {
                kept.push_back(*same);
                kept.back().role = settings.role;
                continue;
            }
            // "every address" on a kernel without IPv6 is every IPv4 address.
            if (address.isAny() && settings.addresses.size() > 1 && !io::Listener::hasFamily(address.family()))
                continue;
            const auto socket = std::find_if(m_passed.begin(), m_passed.end(), [&](const io::PassedSocket& p) {
                return !settings.systemdSocket.empty() && p.name == settings.systemdSocket && p.socket;
            });
            auto listener = socket != m_passed.end() ? io::Listener::adopt(std::move(socket->socket)) : io::Listener::tcp(address, backlog);
            if (!listener && yieldTo(address, *configuration, open, yielded))
                listener = listenSoon(address, backlog);
            if (!listener) {
                fresh.clear();
                auto error = listener.error();
                error.publicText = "listener " + settings.name + ": " + error.publicText + reopen(yielded);
                return base::fail(std::move(error)); // those opened before close with `fresh`
            }
            const auto bound = listener->address();
            fresh.push_back({{settings.name, address, bound, settings.role, 0}, std::move(*listener)});
        }
    }
    m_configuration.publish(std::move(configuration));
    for (const auto& old : open)
        if (!isIn(kept, old) && !isIn(yielded, old))
            close(old);
    for (auto& wanted : fresh) {
        start(wanted.open, std::move(wanted.listener));
        kept.push_back(std::move(wanted.open));
    }
    *m_open.lock() = std::move(kept);
    return {};
}

bool ReceiveServer::isIn(const std::vector<Open>& list, const Open& one) {
    return std::any_of(list.begin(), list.end(), [&](const Open& each) { return each.id == one.id; });
}

void ReceiveServer::start(Open& open, io::Listener listener) {
    open.id = m_reactor.listen(std::move(listener), [this, name = open.listener](io::Accepted accepted, io::Load load) {
        return makeConnection(name, std::move(accepted), load);
    });
    announce("listener.up", open);
}

void ReceiveServer::announce(std::string_view name, const Open& open) {
    events::Event event;
    event.name = name;
    event.time = m_parts.clock.now();
    event.with("listener", open.listener).with("address", open.address.addressText()).with("port", static_cast<std::int64_t>(open.address.port()));
    m_parts.events.publish(std::move(event));
}

void ReceiveServer::close(const Open& open) {
    m_reactor.close(open.id);
    announce("listener.down", open);
}

/// Closes the listeners that the configuration no longer has and that are in the address's way; false when there are none.
bool ReceiveServer::yieldTo(const io::SocketAddress& address, const Configuration& configuration, const std::vector<Open>& open, std::vector<Open>& yielded) {
    const auto stays = [&](const Open& one) {
        const auto* settings = findListener(configuration, one.listener);
        return settings != nullptr && std::find(settings->addresses.begin(), settings->addresses.end(), one.wanted) != settings->addresses.end();
    };
    bool any = false;
    for (const auto& one : open) {
        if (stays(one) || isIn(yielded, one) || !overlap(one.address, address))
            continue;
        close(one);
        yielded.push_back(one);
        any = true;
    }
    return any;
}

/// The configuration that they made way for is not taken. One that cannot listen again is gone from listeners(); gives the
/// end of the error's sentence, which names it.
std::string ReceiveServer::reopen(const std::vector<Open>& yielded) {
    std::string lost;
    for (const auto& one : yielded) {
        auto listener = listenSoon(one.address, m_configuration.get()->settings->connectBacklog);
        auto open = m_open.lock();
        const auto at = std::find_if(open->begin(), open->end(), [&](const Open& each) { return each.id == one.id; });
        if (listener) {
            start(*at, std::move(*listener));
            continue;
        }
        open->erase(at);
        lost += "; listener " + one.listener + ", which had made way, is closed now: " + listener.error().publicText;
    }
    return lost;
}

std::vector<ReceiveServer::Bound> ReceiveServer::listeners() const {
    std::vector<Bound> bound;
    auto open = m_open.lock();
    for (const auto& one : *open)
        bound.push_back({one.listener, one.address, one.role});
    return bound;
}

ReceiveServer::Counts ReceiveServer::counts() const {
    const auto reactor = m_reactor.counts();
    return {reactor.connections, reactor.workers, m_accepted.load(), m_refusedBusy.load()};
}

bool ReceiveServer::stop(io::Deadline deadline) { return m_reactor.stop(deadline); }

} // namespace postroom::receive
