// SPDX-License-Identifier: Apache-2.0
// Reception as a whole: listeners, reactor, and the revision under which new sessions begin. A session keeps the revision it
// began under; a change of configuration touches none of them.
//
//     ReceiveServer server({inbox, events, clock, ids}, {.maxWorkers = 100});
//     auto changed = server.configure(configuration, io::takePassedSockets());   // at start and at every reload
//     ...
//     server.stop(io::Deadline::in(30s));
#pragma once

#include "server/platform/io/reactor.h"
#include "server/platform/tls/server_context.h"
#include "server/receive/admission.h"
#include "server/receive/live_policy.h"
#include "server/receive/session.h"
#include "shared/base/snapshot.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace postroom::receive {

/// Everything of a revision that reception needs; immutable once given to configure().
struct Configuration {
    std::shared_ptr<const ReceiveSettings> settings;
    std::vector<ListenerSettings> listeners;
    std::shared_ptr<const PolicyParts> policy;
    std::shared_ptr<const auth::AuthenticatorSet> authenticators; ///< null: none
    std::shared_ptr<const tls::ServerContext> tls;                ///< null: TLS is not offered
    std::map<std::string, std::shared_ptr<const tls::ServerContext>> listenerTls; ///< by listener name, where it has its own
};

class ReceiveServer {
public:
    struct Parts { ///< all outlive the server
        queue::Inbox& inbox;
        events::Sink& events;
        const base::Clock& clock;
        base::MessageIdSource& ids;
        std::function<std::string()> refuseMessages; ///< see SessionServices; thread-safe
        std::function<std::size_t(const std::string& domain)> runQueue = {}; ///< likewise
    };
    ReceiveServer(Parts parts, io::ReactorSettings settings);
    ~ReceiveServer();
    ReceiveServer(const ReceiveServer&) = delete;
    ReceiveServer& operator=(const ReceiveServer&) = delete;

    /// Opens the listeners that are new, makes the configuration the one of new sessions, closes listeners that are gone.
    /// One that is gone and in the way of a new one closes first. When a listener cannot be opened nothing changes and the error names it. Connections are never dropped. `passed` are
    /// sockets of systemd, found by ListenerSettings::systemdSocket. Not to be called by two threads at a time.
    base::Result<void> configure(std::shared_ptr<const Configuration> configuration, std::vector<io::PassedSocket> passed = {});

    struct Bound {
        std::string listener;
        io::SocketAddress address; ///< with the port that it really has
        Role role = Role::mx;
    };
    [[nodiscard]] std::vector<Bound> listeners() const;
    struct Counts {
        std::size_t connections = 0;
        std::size_t workers = 0;
        std::uint64_t accepted = 0; ///< connections since start
        std::uint64_t refusedBusy = 0; ///< greeted with 421 because every worker was blocked
    };
    [[nodiscard]] Counts counts() const;
    [[nodiscard]] std::shared_ptr<const Configuration> configuration() const { return m_configuration.get(); }

    /// Closes the listeners, tells every session goodbye (421) as soon as it is not in the middle of something, waits until
    /// all are gone. False when some are left at the deadline.
    bool stop(io::Deadline deadline);

    /// What a session of this configuration works with; also for `postroomctl session` and submissions, with another inbox.
    [[nodiscard]] static SessionServices sessionServices(const Parts& parts, const std::shared_ptr<const Configuration>& configuration,
                                                         const std::string& listener);

private:
    struct Open {
        std::string listener;
        io::SocketAddress wanted;
        io::SocketAddress address;
        Role role = Role::mx;
        io::Reactor::Id id = 0;
    };
    static bool isIn(const std::vector<Open>& list, const Open& one);
    void start(Open& open, io::Listener listener);
    void close(const Open& open);
    void announce(std::string_view name, const Open& open);
    bool yieldTo(const io::SocketAddress& address, const Configuration& configuration, const std::vector<Open>& open, std::vector<Open>& yielded);
    std::string reopen(const std::vector<Open>& yielded);
    std::unique_ptr<io::Connection> makeConnection(const std::string& listener, io::Accepted accepted, io::Load load);

    Parts m_parts;
    base::Snapshot<Configuration> m_configuration;
    Admission m_admission;
    std::atomic<std::uint64_t> m_accepted{0};
    std::atomic<std::uint64_t> m_refusedBusy{0};
    mutable base::Guarded<std::vector<Open>> m_open;
    std::vector<io::PassedSocket> m_passed; ///< not claimed by a listener yet
    io::Reactor m_reactor; ///< last: its workers use all of the above
};

} // namespace postroom::receive
