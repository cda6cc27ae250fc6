// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/socket_stream.h"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>

namespace postroom::io {

base::Error closedError(std::string_view what) {
    return base::temporaryError(base::ErrorKind::unavailable, std::string(what), "the stream is closed");
}

base::Result<void> waitFor(int descriptor, Readiness readiness, Deadline deadline, const StopSignal* stop) {
    pollfd watched[2] = {{descriptor, static_cast<short>(readiness == Readiness::readable ? POLLIN : POLLOUT), 0},
                         {stop == nullptr ? -1 : stop->descriptor(), POLLIN, 0}};
    for (;;) {
        const int ready = ::poll(watched, 2, deadline.pollMilliseconds());
        if (ready < 0 && errno != EINTR)
            return base::fail(base::systemError(errno, "poll"));
        if (ready > 0 && watched[1].revents != 0)
            return base::fail(base::temporaryError(base::ErrorKind::cancelled, "the service is stopping"));
        if (ready > 0)
            return {};
        if (deadline.passed())
            return base::fail(base::temporaryError(base::ErrorKind::timeout, "timed out"));
    }
}

SocketStream::SocketStream(FileDescriptor socket, const StopSignal* stop) : m_socket(std::move(socket)), m_stop(stop) {
    const int flags = ::fcntl(m_socket.get(), F_GETFL);
    if (flags >= 0 && (flags & O_NONBLOCK) == 0)
        ::fcntl(m_socket.get(), F_SETFL, flags | O_NONBLOCK);
}

base::Result<std::size_t> SocketStream::read(std::span<char> into, Deadline deadline) {
    if (!m_socket)
        return base::fail(closedError("read"));
    for (;;) {
        const auto count = ::recv(m_socket.get(), into.data(), into.size(), 0);
        if (count >= 0)
            return static_cast<std::size_t>(count);
        if (errno == EINTR)
            continue;
        if (errno != EAGAIN)
            return base::fail(base::systemError(errno, "read"));
        if (auto waited = waitFor(m_socket.get(), Readiness::readable, deadline, m_stop); !waited)
            return base::fail(waited.error());
    }
}

base::Result<void> SocketStream::write(std::string_view bytes, Deadline deadline) {
    if (!m_socket)
        return base::fail(closedError("write"));
    while (!bytes.empty()) {
        const auto count = ::send(m_socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(count));
            continue;
        }
        if (errno == EINTR)
            continue;
        if (errno != EAGAIN)
            return base::fail(base::systemError(errno, "write"));
        if (auto waited = waitFor(m_socket.get(), Readiness::writable, deadline, m_stop); !waited)
            return base::fail(waited.error());
    }
    return {};
}

void SocketStream::close() { m_socket.reset(); }

void SocketStream::finishWriting() {
    if (m_socket)
        ::shutdown(m_socket.get(), SHUT_WR);
}

SocketAddress SocketStream::localAddress() const {
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    if (::getsockname(m_socket.get(), reinterpret_cast<sockaddr*>(&storage), &length) != 0)
        return {};
    return SocketAddress::fromSystem(reinterpret_cast<const sockaddr&>(storage));
}

SocketAddress SocketStream::peerAddress() const {
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    if (::getpeername(m_socket.get(), reinterpret_cast<sockaddr*>(&storage), &length) != 0)
        return {};
    return SocketAddress::fromSystem(reinterpret_cast<const sockaddr&>(storage));
}

} // namespace postroom::io
