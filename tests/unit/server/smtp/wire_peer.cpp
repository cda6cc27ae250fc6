// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/smtp/wire_peer.h"

#include <sys/socket.h>

namespace postroom::test {

using namespace std::chrono_literals;

namespace {
bool awaits(int socket, tls::Progress progress) {
    if (progress != tls::Progress::wantRead && progress != tls::Progress::wantWrite)
        return false;
    return io::waitFor(socket, progress == tls::Progress::wantRead ? io::Readiness::readable : io::Readiness::writable, io::Deadline::in(10s), nullptr)
        .has_value();
}
io::Listener listenOn(const std::string& unixPath, const char* address) {
    return unixPath.empty() ? *io::Listener::tcp(*io::SocketAddress::fromText(address, 0)) : *io::Listener::unixSocket(unixPath, 0600);
}
} // namespace

Wire::Wire(io::FileDescriptor socket, std::shared_ptr<const tls::ServerContext> context)
    : m_socket(std::move(socket))
    , m_context(std::move(context)) {}

void Wire::say(std::string_view text) {
    while (!text.empty() && m_socket) {
        std::size_t sent = 0;
        tls::Progress progress = tls::Progress::failed;
        if (m_channel) {
            const auto transfer = m_channel->write(text);
            progress = transfer.progress;
            sent = transfer.count;
        } else {
            const auto count = ::send(m_socket.get(), text.data(), text.size(), MSG_NOSIGNAL);
            progress = count >= 0 ? tls::Progress::done : errno == EAGAIN ? tls::Progress::wantWrite : tls::Progress::failed;
            sent = count >= 0 ? static_cast<std::size_t>(count) : 0;
        }
        if (progress == tls::Progress::done)
            text.remove_prefix(sent);
        else if (!awaits(m_socket.get(), progress))
            return;
    }
}

bool Wire::fill() {
    char buffer[65536];
    while (m_socket) {
        std::size_t got = 0;
        tls::Progress progress = tls::Progress::failed;
        if (m_channel) {
            const auto transfer = m_channel->read(buffer);
            progress = transfer.progress;
            got = transfer.count;
        } else {
            const auto count = ::recv(m_socket.get(), buffer, sizeof buffer, 0);
            progress = count > 0 ? tls::Progress::done : count == 0 ? tls::Progress::closed : errno == EAGAIN ? tls::Progress::wantRead : tls::Progress::failed;
            got = count > 0 ? static_cast<std::size_t>(count) : 0;
        }
        if (progress == tls::Progress::done) {
            m_buffer.append(buffer, got);
            return true;
        }
        if (!awaits(m_socket.get(), progress))
            return false;
    }
    return false;
}

std::string Wire::hear() {
    for (;;) {
        const auto end = m_buffer.find("\r\n");
        if (end != std::string::npos) {
            std::string line = m_buffer.substr(0, end);
            m_buffer.erase(0, end + 2);
            return line;
        }
        if (!fill())
            return {};
    }
}

std::string Wire::bytes(std::size_t count) {
    while (m_buffer.size() < count && fill()) {
    }
    std::string out = m_buffer.substr(0, count);
    m_buffer.erase(0, out.size());
    return out;
}

std::string Wire::hearMessage() {
    for (;;) {
        const auto end = m_buffer.find("\r\n.\r\n");
        if (end != std::string::npos) {
            std::string text = m_buffer.substr(0, end + 2);
            m_buffer.erase(0, end + 5);
            return text;
        }
        if (!fill())
            return {};
    }
}

bool Wire::startTls() {
    m_channel = std::make_unique<tls::ServerChannel>(m_context, m_socket.get());
    auto progress = m_channel->handshake();
    while (awaits(m_socket.get(), progress))
        progress = m_channel->handshake();
    return progress == tls::Progress::done;
}

void Wire::waitForEnd() {
    for (std::string line = hear(); !line.empty(); line = hear())
        if (line == "QUIT")
            say("221 bye\r\n");
}

void Wire::close() {
    if (m_channel)
        m_channel->close();
    m_channel.reset();
    m_socket.reset();
}

void Wire::open(const std::string& keywords) {
    say("220 peer.test ESMTP\r\n");
    hear();
    say("250-peer.test at your service\r\n" + keywords + "250 HELP\r\n");
}

std::vector<std::string> Wire::take(const std::string& final) {
    std::vector<std::string> heard;
    for (;;) {
        heard.push_back(hear());
        const auto& line = heard.back();
        if (line.empty())
            return heard;
        if (line == "DATA") {
            say("354 go ahead\r\n");
            message = hearMessage();
            say(final);
            return heard;
        }
        if (line.starts_with("BDAT ")) {
            message = bytes(static_cast<std::size_t>(std::stoul(line.substr(5))));
            say(final);
            return heard;
        }
        say("250 ok\r\n");
    }
}

WirePeer::WirePeer(std::vector<Script> scripts, const std::string& unixPath, std::shared_ptr<const tls::ServerContext> context, const char* address)
    : m_listener(listenOn(unixPath, address))
    , m_scripts(scripts.begin(), scripts.end())
    , m_context(std::move(context))
    , m_thread([this] { run(); }) {}

WirePeer::~WirePeer() {
    m_stop.raise();
    m_thread.join();
    join();
}

void WirePeer::join() {
    for (auto& thread : m_threads)
        if (thread.joinable())
            thread.join();
}

void WirePeer::run() {
    while (io::waitFor(m_listener.descriptor(), io::Readiness::readable, io::Deadline::in(60s), &m_stop)) {
        auto accepted = m_listener.accept();
        if (!accepted || !*accepted)
            continue;
        ++m_connections;
        if (m_scripts.empty())
            continue;
        auto script = std::move(m_scripts.front());
        m_scripts.pop_front();
        m_threads.emplace_back([this, script, socket = std::move((**accepted).socket)]() mutable {
            Wire wire(std::move(socket), m_context);
            script(wire);
            wire.close();
        });
    }
}

} // namespace postroom::test
