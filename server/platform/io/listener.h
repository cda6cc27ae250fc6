// SPDX-License-Identifier: Apache-2.0
// Listening sockets: TCP and Unix, opened here or handed over by systemd.
#pragma once

#include "server/platform/io/file_descriptor.h"
#include "server/platform/io/socket_address.h"
#include "shared/base/result.h"

#include <optional>
#include <string>
#include <vector>

namespace postroom::io {

/// A connection just accepted: non-blocking, close-on-exec, TCP_NODELAY.
struct Accepted {
    FileDescriptor socket;
    SocketAddress peer;  ///< empty for a Unix socket
    SocketAddress local; ///< where it came in
};

class Listener {
public:
    static constexpr int defaultBacklog = 1024;
    /// Port 0 lets the system choose; see address(). An IPv6 address takes IPv6 only.
    /// `backlog`: connections that the system keeps while nobody accepts them; it has a limit of its own.
    static base::Result<Listener> tcp(const SocketAddress& address, int backlog = defaultBacklog);
    /// Has the kernel this family at all? (IPv6 can be switched off.)
    static bool hasFamily(AddressFamily family);
    /// A stale socket file is replaced; a live one (somebody answers) is an error. `mode` are its permission bits.
    static base::Result<Listener> unixSocket(const std::string& path, unsigned mode);
    /// Takes a socket that listens already (systemd, tests).
    static base::Result<Listener> adopt(FileDescriptor socket);

    [[nodiscard]] int descriptor() const { return m_socket.get(); }
    [[nodiscard]] const SocketAddress& address() const { return m_address; }
    [[nodiscard]] const std::string& path() const { return m_path; }
    /// One connection, or nothing when none waits. An error is temporary (too many open files): try later.
    base::Result<std::optional<Accepted>> accept();

private:
    FileDescriptor m_socket;
    SocketAddress m_address;
    std::string m_path;
};

/// The sockets that systemd passed (LISTEN_PID, LISTEN_FDS), with their names; takes them once, then the environment is cleared.
struct PassedSocket {
    FileDescriptor socket;
    std::string name;
};
std::vector<PassedSocket> takePassedSockets();

} // namespace postroom::io
