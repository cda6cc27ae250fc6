// SPDX-License-Identifier: Apache-2.0
// A mail server that does as it is told: the next hop of system tests. A script has the answers of a healthy server;
// each test changes the one that it is about. Runs in threads of its own; listens on a free loopback port.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace postroom::test {

struct PeerScript {
    std::string greeting = "220 sink.test ESMTP scripted";
    std::vector<std::string> ehlo = {"sink.test greets you", "PIPELINING", "8BITMIME", "SIZE 52428800", "DSN", "ENHANCEDSTATUSCODES"};
    std::string mail = "250 2.1.0 sender ok";
    std::string rcpt = "250 2.1.5 recipient ok";
    std::map<std::string, std::string> rcptOf; ///< by address, before `rcpt`
    std::string data = "354 go ahead";
    std::string dot = "250 2.0.0 taken";
    std::map<std::string, std::string> prdrOf; ///< with PRDR among `ehlo` and asked for: 353, these by address, then `dot`
    std::string hangAt;  ///< never answers this verb ("GREETING", "EHLO", "MAIL", "RCPT", "DATA", "DOT")
    std::string closeAt; ///< closes instead of answering it
};

struct ReceivedMail {
    std::string sender;      ///< as in MAIL FROM:<...>, with what follows it
    std::vector<std::string> recipients; ///< accepted ones, with their parameters
    std::string data;        ///< without the dot and dot-stuffing, CR LF line ends
    std::uint64_t connection = 0;
};

class ScriptedServer {
public:
    explicit ScriptedServer(PeerScript script = {}, std::uint16_t port = 0);
    ~ScriptedServer();

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    void setScript(PeerScript script);
    /// Waits until that many messages have been taken; false when the limit passes.
    bool waitForMails(std::size_t count, std::chrono::seconds limit = std::chrono::seconds(90));
    [[nodiscard]] std::vector<ReceivedMail> mails() const;
    [[nodiscard]] std::uint64_t connections() const { return m_connections; }
    /// Stops listening and closes what is open: the host is down. The port stays known.
    void stop();

private:
    void accept();
    void serve(int socket, std::uint64_t number);
    std::uint16_t m_port = 0;
    int m_listener = -1;
    std::atomic<bool> m_stopping{false};
    std::atomic<std::uint64_t> m_connections{0};
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    PeerScript m_script;
    std::vector<ReceivedMail> m_mails;
    std::vector<int> m_sockets;
    std::vector<std::thread> m_threads;
    std::thread m_acceptor;
};

} // namespace postroom::test
