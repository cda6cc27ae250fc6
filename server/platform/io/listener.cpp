// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/listener.h"

#include "server/platform/io/connect.h"
#include "shared/base/text.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace postroom::io {

namespace {
constexpr int firstPassedDescriptor = 3; // SD_LISTEN_FDS_START

SocketAddress localAddress(int socket) {
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    if (::getsockname(socket, reinterpret_cast<sockaddr*>(&storage), &length) != 0)
        return {};
    return SocketAddress::fromSystem(reinterpret_cast<const sockaddr&>(storage));
}
} // namespace

base::Result<Listener> Listener::tcp(const SocketAddress& address, int backlog) {
    sockaddr_storage storage{};
    const socklen_t length = address.toSystem(&storage);
    if (length == 0)
        return base::fail(base::permanentError(base::ErrorKind::invalid, "listen", "no address"));
    FileDescriptor socket(::socket(storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!socket)
        return base::fail(base::systemError(errno, "socket"));
    const int one = 1;
    ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &one, sizeof one); // accepted sockets inherit it
    if (address.family() == AddressFamily::ipv6)
        ::setsockopt(socket.get(), IPPROTO_IPV6, IPV6_V6ONLY, &one, sizeof one);
    if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&storage), length) != 0)
        return base::fail(base::systemError(errno, "cannot listen on " + address.text()));
    if (::listen(socket.get(), backlog) != 0)
        return base::fail(base::systemError(errno, "cannot listen on " + address.text()));
    return adopt(std::move(socket));
}

bool Listener::hasFamily(AddressFamily family) {
    const FileDescriptor socket(::socket(family == AddressFamily::ipv6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    return static_cast<bool>(socket) || errno != EAFNOSUPPORT;
}

base::Result<Listener> Listener::unixSocket(const std::string& path, unsigned mode) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.empty() || path.size() >= sizeof address.sun_path)
        return base::fail(base::permanentError(base::ErrorKind::invalid, "cannot listen", "the socket's path is empty or too long: " + path));
    std::memcpy(address.sun_path, path.data(), path.size());
    if (connectUnix(path, Deadline::in(base::Milliseconds(500))))
        return base::fail(base::permanentError(base::ErrorKind::conflict, "cannot listen on " + path, "another process answers there"));
    struct stat info{};
    if (::lstat(path.c_str(), &info) == 0 && S_ISSOCK(info.st_mode))
        ::unlink(path.c_str());
    FileDescriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!socket)
        return base::fail(base::systemError(errno, "socket"));
    // The mode is set before listen(2): nobody can connect under the umask's mode in between.
    if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::chmod(path.c_str(), mode) != 0 || ::listen(socket.get(), defaultBacklog) != 0)
        return base::fail(base::systemError(errno, "cannot listen on " + path));
    auto listener = adopt(std::move(socket));
    if (listener)
        listener->m_path = path;
    return listener;
}

base::Result<Listener> Listener::adopt(FileDescriptor socket) {
    int listens = 0;
    socklen_t size = sizeof listens;
    if (::getsockopt(socket.get(), SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) != 0 || listens == 0)
        return base::fail(base::permanentError(base::ErrorKind::invalid, "cannot listen", "the descriptor is no listening socket"));
    ::fcntl(socket.get(), F_SETFD, FD_CLOEXEC);
    ::fcntl(socket.get(), F_SETFL, ::fcntl(socket.get(), F_GETFL) | O_NONBLOCK);
    Listener listener;
    listener.m_address = localAddress(socket.get());
    listener.m_socket = std::move(socket);
    return listener;
}

base::Result<std::optional<Accepted>> Listener::accept() {
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    for (;;) {
        FileDescriptor socket(::accept4(m_socket.get(), reinterpret_cast<sockaddr*>(&storage), &length, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (!socket) {
            if (errno == EINTR || errno == ECONNABORTED)
                continue;
            if (errno == EAGAIN)
                return std::optional<Accepted>();
            return base::fail(base::systemError(errno, "accept"));
        }
        Accepted accepted;
        accepted.peer = SocketAddress::fromSystem(reinterpret_cast<const sockaddr&>(storage));
        // A listener on one address knows the local one already.
        accepted.local = m_address.isAny() ? localAddress(socket.get()) : m_address;
        accepted.socket = std::move(socket);
        return std::optional<Accepted>(std::move(accepted));
    }
}

std::vector<PassedSocket> takePassedSockets() {
    std::vector<PassedSocket> passed;
    const char* process = std::getenv("LISTEN_PID");
    const char* count = std::getenv("LISTEN_FDS");
    if (process != nullptr && count != nullptr && base::toInteger(process) == ::getpid()) {
        const char* names = std::getenv("LISTEN_FDNAMES");
        const auto nameList = base::split(names == nullptr ? std::string_view() : std::string_view(names), ':');
        const auto number = base::toInteger(count).value_or(0);
        for (int i = 0; i < number && i < 256; ++i) {
            ::fcntl(firstPassedDescriptor + i, F_SETFD, FD_CLOEXEC);
            const auto at = static_cast<std::size_t>(i);
            passed.push_back({FileDescriptor(firstPassedDescriptor + i), at < nameList.size() ? std::string(nameList[at]) : std::string()});
        }
    }
    ::unsetenv("LISTEN_PID");
    ::unsetenv("LISTEN_FDS");
    ::unsetenv("LISTEN_FDNAMES");
    return passed;
}

} // namespace postroom::io
