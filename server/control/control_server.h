// SPDX-License-Identifier: Apache-2.0
// The control socket: accepts, finds out who is there, runs one thread for each connection and a pool for slow requests.
// Also serves a pair of descriptors (standard input and output) for `postroomd --evaluate`.
#pragma once

#include "server/control/connection.h"
#include "server/control/identity.h"
#include "server/platform/io/listener.h"
#include "shared/base/result.h"

#include <memory>
#include <string>

namespace postroom::control {

struct ControlSettings {
    std::string socketPath;        ///< "RUNTIME/control.sock"
    unsigned socketMode = 0666;    ///< roles come from the peer's credentials, not from the mode
    RoleSettings roles;
    std::string serverName = "postroomd";
    std::string hostName;
    ConnectionLimits limits;
    std::size_t maxConnections = 200;
    std::size_t maxConnectionsPerUser = 50; ///< users without a role; administrators are not locked out by others
    std::size_t workers = 16;               ///< slow requests at once, of all connections
    base::Milliseconds helloTimeout{10'000};
    base::Milliseconds idleTimeout{300'000}; ///< of peers without a role that hold no work; others may stay
    base::Milliseconds writeTimeout{60'000};
    std::size_t outboxBytes = 64u << 20;
};

class ControlServer {
public:
    /// `methods`, `feed` and `events` must outlive the server; `methods` is complete and no longer changed.
    ControlServer(ControlSettings settings, const MethodTable& methods, EventFeed& feed, events::Sink* events);
    ~ControlServer(); ///< stop()

    /// Opens the socket and accepts until stop().
    base::Result<void> start();
    /// The same on a socket that listens already (systemd).
    base::Result<void> start(io::Listener listener);
    /// Ends all connections: answers that are ready are not waited for. Returns when no thread is left.
    void stop();
    /// Serves one connection over two descriptors until its end; the peer is this process's own user.
    void serve(int in, int out);

    [[nodiscard]] std::size_t connections() const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace postroom::control
