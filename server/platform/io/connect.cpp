// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/connect.h"

#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>

namespace postroom::io {

namespace {

base::Result<void> finishConnect(int socket, const sockaddr* address, socklen_t length, Deadline deadline, const StopSignal* stop) {
    if (::connect(socket, address, length) == 0)
        return {};
    // A Unix socket whose backlog is full says EAGAIN and will not become writable: it is an answer, not a wait.
    if (errno != EINPROGRESS && errno != EINTR)
        return base::fail(base::systemError(errno, "connect"));
    if (auto waited = waitFor(socket, Readiness::writable, deadline, stop); !waited)
        return waited;
    int error = 0;
    socklen_t size = sizeof error;
    if (::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) != 0)
        error = errno;
    if (error != 0)
        return base::fail(base::systemError(error, "connect"));
    return {};
}

} // namespace

base::Result<std::unique_ptr<SocketStream>> connectTcp(const SocketAddress& to, const SocketAddress& from, Deadline deadline,
                                                       const StopSignal* stop) {
    sockaddr_storage storage{};
    const socklen_t length = to.toSystem(&storage);
    if (length == 0)
        return base::fail(base::permanentError(base::ErrorKind::invalid, "connect", "no address"));
    FileDescriptor socket(::socket(storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!socket)
        return base::fail(base::systemError(errno, "socket"));
    const int one = 1;
    ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (!from.empty()) {
        sockaddr_storage local{};
        const socklen_t localLength = from.toSystem(&local);
        if (from.port() == 0) // choose the port at connect, by the whole pair: does not exhaust ports
            ::setsockopt(socket.get(), IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
        if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&local), localLength) != 0)
            return base::fail(base::systemError(errno, "bind to " + from.addressText()));
    }
    if (auto done = finishConnect(socket.get(), reinterpret_cast<const sockaddr*>(&storage), length, deadline, stop); !done)
        return base::fail(done.error());
    return std::make_unique<SocketStream>(std::move(socket), stop);
}

base::Result<std::unique_ptr<SocketStream>> connectUnix(const std::string& path, Deadline deadline, const StopSignal* stop) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.empty() || path.size() >= sizeof address.sun_path)
        return base::fail(base::permanentError(base::ErrorKind::invalid, "connect", "the socket's path is empty or too long: " + path));
    std::memcpy(address.sun_path, path.data(), path.size());
    FileDescriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!socket)
        return base::fail(base::systemError(errno, "socket"));
    if (auto done = finishConnect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address, deadline, stop); !done)
        return base::fail(done.error());
    return std::make_unique<SocketStream>(std::move(socket), stop);
}

} // namespace postroom::io
