// SPDX-License-Identifier: Apache-2.0
// postroom-load: sends messages as fast as the server takes them. A thread for each session, blocking sockets.
//
//   postroom-load --port N [--sessions 10] [--messages 1000] [--size 2048] [--mode fresh|pipe] [--recipients 1]
//                 [--to DOMAIN] [--acked FILE]
// fresh: a connection for each message, a command at a time; pipe: 100 messages on a connection, pipelined.
// Prints "sent N seconds S rate R p50 MS p99 MS failed N": the times are from the final dot to its 250. --acked FILE gets the
// subject of every message that was answered 250, a line each, written before the next message is sent (crash tests).
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Options {
    int port = 0, sessions = 10, messages = 1000, size = 2048, recipients = 1;
    bool pipe = false;
    std::string domain = "load.test", acked;
};

class Session {
public:
    Session(const Options& options, std::atomic<int>& next, int acked) : m_options(options), m_next(next), m_acked(acked) {
        m_body.assign(static_cast<std::size_t>(std::max(0, options.size)), 'x');
        for (std::size_t i = 70; i + 2 <= m_body.size(); i += 72)
            m_body.replace(i, 2, "\r\n");
    }

    void run() {
        while (true) {
            const int number = m_next.fetch_add(1);
            if (number >= m_options.messages)
                break;
            if (!send(number))
                ++failed;
        }
        closeSocket();
    }

    std::vector<double> milliseconds;
    int failed = 0, sent = 0;

private:
    bool open() {
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const int on = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        timeval limit{60, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(m_options.port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_in.clear();
        m_onConnection = 0;
        if (::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || !expect('2'))
            return false;
        return write("EHLO load.test\r\n") && expect('2');
    }

    void closeSocket() {
        if (m_socket < 0)
            return;
        write("QUIT\r\n");
        ::shutdown(m_socket, SHUT_WR);
        ::close(m_socket);
        m_socket = -1;
    }

    bool send(int number) {
        if (m_socket < 0 && !open())
            return drop();
        const std::string id = "message " + std::to_string(::getpid()) + "-" + std::to_string(number);
        const std::string sender = "MAIL FROM:<sender@load.test>\r\n";
        std::vector<std::string> recipients;
        for (int i = 0; i < m_options.recipients; ++i)
            recipients.push_back("RCPT TO:<user" + std::to_string(i) + "@" + m_options.domain + ">\r\n");
        const std::string text = "From: sender@load.test\r\nTo: user@" + m_options.domain + "\r\nSubject: " + id +
                                 "\r\nMessage-ID: <" + std::to_string(number) + "." + std::to_string(::getpid()) + "@load.test>\r\n\r\n" + m_body +
                                 "\r\n.\r\n";
        if (m_options.pipe) {
            std::string batch = sender;
            for (const auto& recipient : recipients)
                batch += recipient;
            if (!write(batch + "DATA\r\n") || !expect('2'))
                return drop();
            for (std::size_t i = 0; i < recipients.size(); ++i)
                if (!expect('2'))
                    return drop();
            if (!expect('3'))
                return drop();
        } else {
            if (!write(sender) || !expect('2'))
                return drop();
            for (const auto& recipient : recipients)
                if (!write(recipient) || !expect('2'))
                    return drop();
            if (!write("DATA\r\n") || !expect('3'))
                return drop();
        }
        if (!write(text))
            return drop();
        const auto start = Clock::now();
        if (!expect('2'))
            return drop();
        milliseconds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        ++sent;
        if (m_acked >= 0) {
            const std::string line = id + "\n";
            [[maybe_unused]] const auto written = ::write(m_acked, line.data(), line.size());
        }
        if (!m_options.pipe || ++m_onConnection >= 100)
            closeSocket();
        return true;
    }

    bool drop() {
        if (m_socket >= 0)
            ::close(m_socket);
        m_socket = -1;
        return false;
    }

    bool write(const std::string& bytes) {
        for (std::size_t sentBytes = 0; sentBytes < bytes.size();) {
            const auto count = ::send(m_socket, bytes.data() + sentBytes, bytes.size() - sentBytes, MSG_NOSIGNAL);
            if (count <= 0)
                return false;
            sentBytes += static_cast<std::size_t>(count);
        }
        return true;
    }

    /// Reads one reply; true when its code begins with `first`.
    bool expect(char first) {
        while (true) {
            std::size_t at = 0;
            while (true) {
                const std::size_t end = m_in.find("\r\n", at);
                if (end == std::string::npos)
                    break;
                const bool last = end - at < 4 || m_in[at + 3] == ' ';
                const char code = m_in[at];
                at = end + 2;
                if (last) {
                    m_in.erase(0, at);
                    return code == first;
                }
            }
            char bytes[8192];
            const auto count = ::recv(m_socket, bytes, sizeof bytes, 0);
            if (count <= 0)
                return false;
            m_in.append(bytes, static_cast<std::size_t>(count));
        }
    }

    const Options& m_options;
    std::atomic<int>& m_next;
    int m_acked;
    int m_socket = -1;
    int m_onConnection = 0;
    std::string m_in, m_body;
};

Options readOptions(int argc, char** argv) {
    Options options;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string name = argv[i];
        const char* value = argv[i + 1];
        if (name == "--port")
            options.port = std::atoi(value);
        else if (name == "--sessions")
            options.sessions = std::atoi(value);
        else if (name == "--messages")
            options.messages = std::atoi(value);
        else if (name == "--size")
            options.size = std::atoi(value);
        else if (name == "--recipients")
            options.recipients = std::atoi(value);
        else if (name == "--mode")
            options.pipe = std::strcmp(value, "pipe") == 0;
        else if (name == "--to")
            options.domain = value;
        else if (name == "--acked")
            options.acked = value;
    }
    return options;
}

} // namespace

int main(int argc, char** argv) {
    const Options options = readOptions(argc, argv);
    if (options.port == 0) {
        std::fprintf(stderr, "usage: postroom-load --port N [--sessions N] [--messages N] [--size BYTES] [--mode fresh|pipe] "
                             "[--recipients N] [--to DOMAIN] [--acked FILE]\n");
        return 64;
    }
    const int acked = options.acked.empty() ? -1 : ::open(options.acked.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    std::atomic<int> next{0};
    std::vector<Session> sessions;
    for (int i = 0; i < options.sessions; ++i)
        sessions.emplace_back(options, next, acked);
    const auto start = Clock::now();
    std::vector<std::thread> threads;
    for (Session& session : sessions)
        threads.emplace_back([&session] { session.run(); });
    for (std::thread& thread : threads)
        thread.join();
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    std::vector<double> all;
    int sent = 0, failed = 0;
    for (const Session& session : sessions) {
        all.insert(all.end(), session.milliseconds.begin(), session.milliseconds.end());
        sent += session.sent;
        failed += session.failed;
    }
    std::sort(all.begin(), all.end());
    const auto percentile = [&](double p) { return all.empty() ? 0.0 : all[static_cast<std::size_t>(p * static_cast<double>(all.size() - 1))]; };
    std::printf("sent %d seconds %.3f rate %.0f p50 %.3f p99 %.3f failed %d\n", sent, seconds, sent / std::max(seconds, 1e-9), percentile(0.5),
                percentile(0.99), failed);
    return failed == 0 ? 0 : 1;
}
