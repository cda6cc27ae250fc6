// SPDX-License-Identifier: Apache-2.0
// A peer on loopback (or a Unix socket) that follows a script per connection, written as plain code: say, hear, close.
#pragma once

#include "server/platform/io/listener.h"
#include "server/platform/io/socket_stream.h"
#include "server/platform/tls/server_channel.h"

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace postroom::test {

/// One connection as the script sees it. Every wait ends after ten seconds, as if the client had gone.
class Wire {
public:
    Wire(io::FileDescriptor socket, std::shared_ptr<const tls::ServerContext> context);
    void say(std::string_view text);
    /// The next line without CR LF; "" when the client is gone.
    std::string hear();
    std::string bytes(std::size_t count);
    /// Lines up to the dot, as they came.
    std::string hearMessage();
    /// Becomes the TLS server; false when the handshake fails.
    bool startTls();
    /// Until the client closes; answers QUIT.
    void waitForEnd();
    void close();
    /// Greets and answers EHLO with these keywords.
    void open(const std::string& keywords = "250-PIPELINING\r\n");
    /// Takes one message like a healthy server: MAIL, RCPTs, DATA; the commands heard.
    std::vector<std::string> take(const std::string& final = "250 2.0.0 taken\r\n");

    std::string message; ///< of the last take()

private:
    bool fill();
    io::FileDescriptor m_socket;
    std::shared_ptr<const tls::ServerContext> m_context;
    std::unique_ptr<tls::ServerChannel> m_channel;
    std::string m_buffer;
};

class WirePeer {
public:
    using Script = std::function<void(Wire&)>;
    /// Serves one script per connection, in order, then closes what still comes.
    explicit WirePeer(std::vector<Script> scripts, const std::string& unixPath = {}, std::shared_ptr<const tls::ServerContext> context = {},
                      const char* address = "127.0.0.1");
    ~WirePeer();
    [[nodiscard]] std::uint16_t port() const { return m_listener.address().port(); }
    [[nodiscard]] int connections() const { return m_connections; }
    /// Waits for all scripts.
    void join();

private:
    void run();
    io::Listener m_listener;
    std::deque<Script> m_scripts;
    std::shared_ptr<const tls::ServerContext> m_context;
    io::StopSignal m_stop;
    std::atomic<int> m_connections{0};
    std::vector<std::thread> m_threads;
    std::thread m_thread;
};

} // namespace postroom::test
