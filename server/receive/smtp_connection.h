// SPDX-License-Identifier: Apache-2.0
// One client connection on the reactor: PROXY header, TLS, and the session's steps over a non-blocking socket. Each turn
// reads once, lets the session run, writes once and parks; nothing but policy and storing ever blocks its worker.
#pragma once

#include "server/platform/io/reactor.h"
#include "server/platform/tls/server_channel.h"
#include "server/receive/admission.h"
#include "server/receive/session.h"

#include <memory>
#include <string>

namespace postroom::receive {

struct ConnectionSetup {
    SessionServices services;
    std::shared_ptr<const tls::ServerContext> tls; ///< null: none to offer
    std::string listener;
    bool implicitTls = false; ///< role submissions
    std::uint64_t number = 0;
};

class SmtpConnection final : public io::Connection {
public:
    SmtpConnection(io::Accepted accepted, Admission::Place place, ConnectionSetup setup);
    ~SmtpConnection() override;

    [[nodiscard]] int descriptor() const override { return m_socket.get(); }
    io::Parking run(io::Wake wake) override;

private:
    enum class Stage : std::uint8_t { fresh, proxyHeader, handshake, session, waiting, closing };
    enum class Flow : std::uint8_t { again, park };

    Flow advance(io::Wake wake);
    Flow begin();
    Flow readProxyHeader();
    void endProxyHeader(const struct ProxyOutcome& outcome);
    Flow enterSession();
    Flow shakeHands();
    Flow talk();
    Flow execute(Step step);
    bool admit();
    bool flush();
    Flow parkFor(io::Parking::For what, base::Milliseconds wait);
    std::ptrdiff_t receive(std::span<char> into);
    std::ptrdiff_t transmit(std::string_view bytes);
    void refuse(std::string_view replyId, std::string_view limit);

    io::FileDescriptor m_socket;
    io::AddressFamily m_family = io::AddressFamily::ipv4;
    std::optional<int> m_dscp; ///< as the socket has it
    Admission::Place m_place;
    std::shared_ptr<const tls::ServerContext> m_tlsContext;
    std::unique_ptr<tls::ServerChannel> m_tls;
    Session m_session;
    std::string m_output;  ///< not sent yet
    std::string m_early;   ///< bytes behind the PROXY header
    base::Steady m_due{};  ///< when the present wait is over
    io::Parking::For m_parkFor = io::Parking::For::readable;
    io::Parking::For m_tlsWants = io::Parking::For::readable; ///< what a TLS read waits for
    io::Parking::For m_sendWants = io::Parking::For::writable; ///< what sending waits for
    Stage m_stage = Stage::fresh;
    bool m_implicitTls = false;
    bool m_closeAfterFlush = false;
    bool m_peerGone = false;
};

} // namespace postroom::receive
