// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scripted_server.h"

#include "shared/base/text.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

namespace postroom::test {

namespace {

/// Reads lines from a socket; false at the end of the stream.
class LineSocket {
public:
    explicit LineSocket(int socket) : m_socket(socket) {}
    bool readLine(std::string& line) {
        while (true) {
            const auto end = m_buffer.find("\r\n");
            if (end != std::string::npos) {
                line = m_buffer.substr(0, end);
                m_buffer.erase(0, end + 2);
                return true;
            }
            char bytes[16384];
            const auto count = ::recv(m_socket, bytes, sizeof bytes, 0);
            if (count <= 0)
                return false;
            m_buffer.append(bytes, static_cast<std::size_t>(count));
        }
    }
    void say(const std::string& line) {
        const std::string bytes = line + "\r\n";
        for (std::size_t sent = 0; sent < bytes.size();) {
            const auto count = ::send(m_socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
            if (count <= 0)
                return;
            sent += static_cast<std::size_t>(count);
        }
    }
    /// Reads and ignores until the peer goes away.
    void hang() {
        std::string ignored;
        while (readLine(ignored)) {
        }
    }

private:
    int m_socket;
    std::string m_buffer;
};

std::string bracketed(const std::string& line) {
    const auto open = line.find('<');
    const auto close = line.find('>', open);
    return open == std::string::npos || close == std::string::npos ? std::string() : line.substr(open + 1, close - open - 1);
}

} // namespace

ScriptedServer::ScriptedServer(PeerScript script, std::uint16_t port) : m_script(std::move(script)) {
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(m_listener, generic, length) != 0 || ::listen(m_listener, 128) != 0 ||
        ::getsockname(m_listener, generic, &length) != 0)
        throw std::runtime_error("the scripted server cannot listen");
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread([this] { accept(); });
}

ScriptedServer::~ScriptedServer() { stop(); }

void ScriptedServer::stop() {
    if (m_stopping.exchange(true))
        return;
    ::shutdown(m_listener, SHUT_RDWR);
    m_acceptor.join();
    ::close(m_listener);
    {
        const std::lock_guard lock(m_mutex);
        for (const int socket : m_sockets)
            ::shutdown(socket, SHUT_RDWR);
    }
    for (auto& thread : m_threads)
        thread.join();
    for (const int socket : m_sockets)
        ::close(socket);
}

void ScriptedServer::setScript(PeerScript script) {
    const std::lock_guard lock(m_mutex);
    m_script = std::move(script);
}

std::vector<ReceivedMail> ScriptedServer::mails() const {
    const std::lock_guard lock(m_mutex);
    return m_mails;
}

bool ScriptedServer::waitForMails(std::size_t count, std::chrono::seconds limit) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, limit, [&] { return m_mails.size() >= count; });
}

void ScriptedServer::accept() {
    while (!m_stopping) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            return;
        const std::lock_guard lock(m_mutex);
        m_sockets.push_back(socket);
        m_threads.emplace_back([this, socket, number = ++m_connections] { serve(socket, number); });
    }
}

void ScriptedServer::serve(int socket, std::uint64_t number) {
    LineSocket lines(socket);
    const auto script = [this] {
        const std::lock_guard lock(m_mutex);
        return m_script;
    };
    // False when the script says that the dialogue ends here.
    const auto answer = [&](const char* stage, const std::string& reply) {
        const PeerScript now = script();
        if (now.hangAt == stage) {
            lines.hang();
            return false;
        }
        if (now.closeAt == stage) {
            ::shutdown(socket, SHUT_RDWR);
            return false;
        }
        lines.say(reply);
        return true;
    };
    if (!answer("GREETING", script().greeting))
        return;
    ReceivedMail mail;
    bool prdr = false;
    std::string line;
    while (lines.readLine(line)) {
        const PeerScript now = script();
        const std::string verb = base::upper(line.substr(0, 4));
        if (verb == "EHLO" || verb == "LHLO") {
            std::string reply;
            for (std::size_t i = 0; i < now.ehlo.size(); ++i)
                reply += std::string(i > 0 ? "\r\n" : "") + (i + 1 == now.ehlo.size() ? "250 " : "250-") + now.ehlo[i];
            if (!answer("EHLO", now.ehlo.empty() ? "500 what is EHLO?" : reply))
                return;
        } else if (verb == "MAIL") {
            mail = ReceivedMail{line.substr(10), {}, {}, number};
            prdr = line.ends_with(" PRDR");
            if (!answer("MAIL", now.mail))
                return;
        } else if (verb == "RCPT") {
            const auto own = now.rcptOf.find(bracketed(line));
            const std::string reply = own != now.rcptOf.end() ? own->second : now.rcpt;
            if (reply.starts_with("2"))
                mail.recipients.push_back(line.substr(8));
            if (!answer("RCPT", reply))
                return;
        } else if (verb == "DATA") {
            if (!answer("DATA", mail.recipients.empty() ? "554 no valid recipients" : now.data))
                return;
            if (mail.recipients.empty() || !now.data.starts_with("3"))
                continue;
            while (lines.readLine(line) && line != ".")
                mail.data += (line.starts_with(".") ? line.substr(1) : line) + "\r\n";
            if (line != ".")
                return;
            std::string reply = script().dot;
            if (prdr) {
                std::string all = "353 content analysis has started\r\n";
                for (const std::string& recipient : mail.recipients) {
                    const auto own = now.prdrOf.find(bracketed(recipient));
                    all += (own != now.prdrOf.end() ? own->second : "250 fine for this one") + "\r\n";
                }
                reply = all + reply;
            }
            if (script().dot.starts_with("2")) {
                const std::lock_guard lock(m_mutex);
                m_mails.push_back(mail);
                m_changed.notify_all();
            }
            if (!answer("DOT", reply))
                return;
        } else if (verb == "QUIT") {
            lines.say("221 2.0.0 bye");
            ::shutdown(socket, SHUT_RDWR);
            return;
        } else {
            lines.say(verb == "RSET" || verb == "NOOP" || verb == "HELO" ? "250 2.0.0 ok" : "500 5.5.1 unknown");
        }
    }
}

} // namespace postroom::test
