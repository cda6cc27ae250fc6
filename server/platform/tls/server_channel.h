// SPDX-License-Identifier: Apache-2.0
// The server side of one TLS connection over a non-blocking socket, for the reactor: nothing here ever waits. A call
// says what the socket must become before it is worth repeating; a handshake in flight holds no thread.
#pragma once

#include "server/platform/tls/facts.h"
#include "server/platform/tls/server_context.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace postroom::tls {

enum class Progress : unsigned char {
    done,
    wantRead,  ///< repeat when the socket is readable
    wantWrite, ///< repeat when the socket is writable
    closed,    ///< the peer ended the stream
    failed,    ///< see problem()
};

class ServerChannel {
public:
    /// `socket` stays the caller's and must outlive this; `context` is kept, and must know whom to trust (asksClients) when a
    /// certificate is wanted.
    ServerChannel(std::shared_ptr<const ServerContext> context, int socket, ClientCertificate wanted = ClientCertificate::ignore);
    ~ServerChannel();
    ServerChannel(const ServerChannel&) = delete;
    ServerChannel& operator=(const ServerChannel&) = delete;

    Progress handshake();
    struct Transfer {
        Progress progress = Progress::done;
        std::size_t count = 0; ///< bytes moved when done; reading gives what is there, writing may take a part
    };
    Transfer read(std::span<char> into);
    Transfer write(std::string_view bytes);
    /// Decrypted bytes that read() would give without touching the socket: drain them before waiting for it.
    [[nodiscard]] std::size_t pending() const;
    /// Sends close_notify as far as the socket takes it.
    void close();

    [[nodiscard]] Facts facts() const; ///< after the handshake
    [[nodiscard]] const std::string& problem() const { return m_problem; }

private:
    Progress progressOf(int result);
    struct State;
    std::unique_ptr<State> m_state;
    std::string m_problem;
};

} // namespace postroom::tls
