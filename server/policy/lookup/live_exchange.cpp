// SPDX-License-Identifier: Apache-2.0
// ${readsocket}: connect, send, read to the end, all within one deadline. The iplookup router asks by UDP, too.
#include "server/platform/io/connect.h"
#include "server/platform/io/file_descriptor.h"
#include "server/policy/lookup/live_world.h"
#include "shared/base/text.h"

#include <cerrno>
#include <poll.h>
#include <sys/socket.h>

namespace postroom::lookup {

namespace {

using world::Answer;
using world::Status;

constexpr std::size_t longestReply = 1 << 20;

base::Result<std::unique_ptr<io::SocketStream>> connectTo(const std::string& target, io::Deadline deadline) {
    if (target.substr(0, 5) != "inet:")
        return io::connectUnix(target, deadline);
    const std::size_t colon = target.rfind(':');
    std::string host = target.substr(5, colon - 5);
    const auto port = base::toInteger(target.substr(colon + 1));
    if (colon < 5 || !port || *port < 1 || *port > 65535)
        return base::fail(base::permanentError(base::ErrorKind::invalid, "missing or wrong port number for readsocket " + target));
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2);
    std::vector<std::string> addresses{host};
    if (!io::SocketAddress::fromText(host, 1))
        addresses = systemHostAddresses(host).values;
    base::Error last = base::permanentError(base::ErrorKind::notFound, "no address found for " + host);
    for (const std::string& text : addresses) {
        const auto address = io::SocketAddress::fromText(text, static_cast<std::uint16_t>(*port));
        if (!address)
            continue;
        auto stream = io::connectTcp(*address, {}, deadline);
        if (stream)
            return stream;
        last = stream.error();
    }
    return base::fail(last);
}

/// A question and one answer by UDP; what comes from elsewhere is not seen, since the socket is connected.
Answer exchangeDatagrams(const std::string& target, const std::string& question, io::Deadline deadline) {
    const std::size_t colon = target.rfind(':');
    const auto port = base::toInteger(target.substr(colon + 1));
    const auto address = io::SocketAddress::fromText(target.substr(4, colon - 4), static_cast<std::uint16_t>(port.value_or(0)));
    if (!address)
        return Answer::failed(Status::error, target + " is no address with a port");
    sockaddr_storage storage{};
    const unsigned length = address->toSystem(&storage);
    const io::FileDescriptor socket(::socket(storage.ss_family, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket || ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&storage), length) != 0 ||
        ::send(socket.get(), question.data(), question.size(), MSG_NOSIGNAL) < 0)
        return Answer::failed(Status::error, "could not be asked: " + base::systemError(errno, "send").detail);
    for (;;) {
        pollfd one{socket.get(), POLLIN, 0};
        const int ready = ::poll(&one, 1, deadline.pollMilliseconds());
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return Answer::failed(Status::error, "no answer came in time");
        std::string reply(64 * 1024, '\0');
        const auto count = ::recv(socket.get(), reply.data(), reply.size(), 0);
        if (count < 0 && (errno == EAGAIN || errno == EINTR))
            continue;
        if (count < 0)
            return Answer::failed(Status::error, "no answer: " + base::systemError(errno, "recv").detail);
        reply.resize(static_cast<std::size_t>(count));
        return Answer::of(std::move(reply));
    }
}

} // namespace

Answer exchangeOf(const std::vector<std::string>& parts) {
    const std::string& options = parts[2];
    if (options.find(",tls") != std::string::npos)
        return Answer::failed(Status::error, "readsocket with TLS is not in this version");
    const auto wait = base::toInteger(options.substr(0, options.find(',')));
    const io::Deadline deadline = io::Deadline::in(base::Milliseconds(wait.value_or(5000)));
    if (parts[0].starts_with("udp:"))
        return exchangeDatagrams(parts[0], parts[1], deadline);
    auto stream = connectTo(parts[0], deadline);
    if (!stream)
        return Answer::failed(Status::error, "failed to connect to " + parts[0] + ": " + stream.error().text());
    if (!parts[1].empty())
        if (auto sent = (*stream)->write(parts[1], deadline); !sent)
            return Answer::failed(Status::error, "request write to " + parts[0] + " failed: " + sent.error().text());
    if (options.find(",shutdown") != std::string::npos)
        ::shutdown((*stream)->descriptor(), SHUT_WR);
    std::string reply;
    char buffer[8192];
    for (;;) {
        const auto count = (*stream)->read(buffer, deadline);
        if (!count)
            return Answer::failed(Status::error, count.error().kind == base::ErrorKind::timeout ? "socket read timed out" : count.error().text());
        if (*count == 0)
            return Answer::of(std::move(reply));
        reply.append(buffer, *count);
        if (reply.size() > longestReply)
            return Answer::failed(Status::error, parts[0] + " sent more than 1 MiB");
    }
}

} // namespace postroom::lookup
