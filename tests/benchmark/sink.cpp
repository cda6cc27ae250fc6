// SPDX-License-Identifier: Apache-2.0
// postroom-sink: a next hop that takes every message and forgets it. One thread, epoll; as cheap as it can be, so that
// a benchmark measures the server before it. With --print it writes a line for each message.
//
//   postroom-sink [--port N] [--print] [--count FILE]
// Prints "listening on PORT" when it is ready; SIGTERM prints "messages N recipients N connections N" and ends it.
// --count FILE holds the number of messages taken so far, as text, kept up to date.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>

namespace {

volatile std::sig_atomic_t stopping = 0;

struct Totals {
    unsigned long messages = 0, recipients = 0, connections = 0;
};

struct Peer {
    std::string in, out, sender, firstRecipient;
    unsigned recipients = 0;
    bool inData = false;
    std::size_t messageBytes = 0;
    bool closing = false;
};

class Sink {
public:
    Sink(bool print, const char* countFile) : m_print(print), m_countFile(countFile) {}

    /// Handles everything that can be handled of the input; replies gather in peer.out.
    void consume(Peer& peer) {
        std::size_t at = 0;
        while (true) {
            if (peer.inData) {
                const std::size_t end = endOfData(peer.in, at);
                if (end == std::string::npos) {
                    // Keep the last four bytes: the end may be cut anywhere.
                    const std::size_t keep = std::min<std::size_t>(4, peer.in.size() - at);
                    peer.messageBytes += peer.in.size() - at - keep;
                    at = peer.in.size() - keep;
                    break;
                }
                peer.messageBytes += end - at;
                at = end;
                peer.inData = false;
                finish(peer);
                continue;
            }
            const std::size_t end = peer.in.find("\r\n", at);
            if (end == std::string::npos)
                break;
            command(peer, std::string_view(peer.in).substr(at, end - at));
            at = end + 2;
        }
        peer.in.erase(0, at);
    }

    Totals totals;

private:
    static std::size_t endOfData(const std::string& text, std::size_t from) {
        if (text.compare(from, 3, ".\r\n") == 0)
            return from + 3;
        const std::size_t at = text.find("\r\n.\r\n", from);
        return at == std::string::npos ? at : at + 5;
    }

    void finish(Peer& peer) {
        ++totals.messages;
        totals.recipients += peer.recipients;
        peer.out += "250 2.0.0 taken\r\n";
        if (m_print) {
            std::printf("took a message of %zu bytes from <%s> for %u recipient%s: <%s>%s\n", peer.messageBytes, peer.sender.c_str(),
                        peer.recipients, peer.recipients == 1 ? "" : "s", peer.firstRecipient.c_str(), peer.recipients > 1 ? " ..." : "");
            std::fflush(stdout);
        }
        if (m_countFile != nullptr)
            writeCount();
    }

    void writeCount() const {
        const int file = ::open(m_countFile, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
        if (file < 0)
            return;
        char text[32];
        const int length = std::snprintf(text, sizeof text, "%20lu\n", totals.messages);
        [[maybe_unused]] const auto written = ::pwrite(file, text, static_cast<std::size_t>(length), 0);
        ::close(file);
    }

    static std::string bracketed(std::string_view line) {
        const auto open = line.find('<');
        const auto close = line.find('>');
        return open == line.npos || close == line.npos ? std::string() : std::string(line.substr(open + 1, close - open - 1));
    }

    void command(Peer& peer, std::string_view line) {
        const std::string_view verb = line.substr(0, 4);
        const auto is = [&](const char* name) { return ::strncasecmp(verb.data(), name, 4) == 0 && verb.size() == 4; };
        if (is("EHLO") || is("LHLO")) {
            peer.out += "250-sink.test\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SIZE\r\n250 SMTPUTF8\r\n";
        } else if (is("MAIL")) {
            peer.sender = bracketed(line);
            peer.recipients = 0;
            peer.out += "250 2.1.0 ok\r\n";
        } else if (is("RCPT")) {
            if (peer.recipients++ == 0)
                peer.firstRecipient = bracketed(line);
            peer.out += "250 2.1.5 ok\r\n";
        } else if (is("DATA")) {
            peer.out += "354 go on\r\n";
            peer.inData = true;
            peer.messageBytes = 0;
        } else if (is("QUIT")) {
            peer.out += "221 2.0.0 bye\r\n";
            peer.closing = true;
        } else {
            peer.out += "250 2.0.0 ok\r\n";
        }
    }

    bool m_print;
    const char* m_countFile;
};

int listenOn(int port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(socket, generic, length) != 0 || ::listen(socket, 1024) != 0 || ::getsockname(socket, generic, &length) != 0) {
        std::perror("postroom-sink: cannot listen");
        std::exit(1);
    }
    std::printf("listening on %u\n", ntohs(address.sin_port));
    std::fflush(stdout);
    return socket;
}

} // namespace

int main(int argc, char** argv) {
    int port = 0;
    bool print = false;
    const char* countFile = nullptr;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--port") == 0 && i + 1 < argc)
            port = std::atoi(argv[++i]);
        else if (std::strcmp(argv[i], "--print") == 0)
            print = true;
        else if (std::strcmp(argv[i], "--count") == 0 && i + 1 < argc)
            countFile = argv[++i];
        else {
            std::fprintf(stderr, "usage: postroom-sink [--port N] [--print] [--count FILE]\n");
            return 64;
        }
    }
    struct sigaction action {};
    action.sa_handler = [](int) { stopping = 1; };
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    Sink sink(print, countFile);
    const int listener = listenOn(port);
    const int epoll = ::epoll_create1(EPOLL_CLOEXEC);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = listener;
    ::epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event);
    std::unordered_map<int, Peer> peers;
    static char buffer[256 * 1024];
    while (stopping == 0) {
        epoll_event ready[64];
        const int count = ::epoll_wait(epoll, ready, 64, -1);
        for (int i = 0; i < count; ++i) {
            const int fd = ready[i].data.fd;
            if (fd == listener) {
                const int socket = ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
                if (socket < 0)
                    continue;
                const int on = 1;
                ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                event.data.fd = socket;
                ::epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event);
                peers[socket].out = "220 sink.test ESMTP\r\n";
                ++sink.totals.connections;
            }
            Peer* peer = nullptr;
            int socket = fd;
            if (fd == listener) {
                socket = event.data.fd;
            } else {
                const auto received = ::recv(fd, buffer, sizeof buffer, 0);
                if (received <= 0) {
                    ::close(fd);
                    peers.erase(fd);
                    continue;
                }
                peer = &peers[fd];
                peer->in.append(buffer, static_cast<std::size_t>(received));
                sink.consume(*peer);
            }
            peer = &peers[socket];
            // Replies are small: the socket's buffer holds them. A peer that never reads is dropped.
            if (!peer->out.empty() && ::send(socket, peer->out.data(), peer->out.size(), MSG_NOSIGNAL) < 0)
                peer->closing = true;
            peer->out.clear();
            if (peer->closing) {
                ::close(socket);
                peers.erase(socket);
            }
        }
    }
    std::printf("messages %lu recipients %lu connections %lu\n", sink.totals.messages, sink.totals.recipients, sink.totals.connections);
    return 0;
}
