// SPDX-License-Identifier: Apache-2.0
#include "server/receive/smtp_connection.h"

#include "server/platform/io/dscp.h"
#include "server/platform/io/proxy_header.h"
#include "shared/base/text.h"

#include <array>
#include <cerrno>
#include <sys/socket.h>

namespace postroom::receive {

namespace {
constexpr std::ptrdiff_t wouldBlock = -1;
constexpr std::ptrdiff_t broken = -2;
constexpr std::size_t readSize = 64 * 1024;
constexpr int mostScraps = 256; ///< 1 MiB

base::Steady now() { return std::chrono::steady_clock::now(); }

PeerIdentity identityOf(const io::Accepted& accepted) {
    PeerIdentity peer;
    peer.client = accepted.peer;
    peer.local = accepted.local;
    return peer;
}
} // namespace

struct ProxyOutcome {
    std::string problem; ///< empty: it worked
    io::ProxyHeader header;
};

SmtpConnection::SmtpConnection(io::Accepted accepted, Admission::Place place, ConnectionSetup setup)
    : m_place(std::move(place)), m_tlsContext(std::move(setup.tls)),
      m_session(std::move(setup.services), identityOf(accepted), std::move(setup.listener), setup.number), m_implicitTls(setup.implicitTls) {
    m_family = accepted.local.family();
    m_socket = std::move(accepted.socket);
}

SmtpConnection::~SmtpConnection() {
    m_tls.reset(); // before the socket closes
}

// --- the socket ---

std::ptrdiff_t SmtpConnection::receive(std::span<char> into) {
    m_tlsWants = io::Parking::For::readable;
    if (m_tls != nullptr) {
        const auto got = m_tls->read(into);
        switch (got.progress) {
        case tls::Progress::done: return static_cast<std::ptrdiff_t>(got.count);
        case tls::Progress::wantWrite: m_tlsWants = io::Parking::For::writable; return wouldBlock;
        case tls::Progress::wantRead: return wouldBlock;
        case tls::Progress::closed: return 0;
        case tls::Progress::failed: return broken;
        }
    }
    for (;;) {
        const auto count = ::recv(m_socket.get(), into.data(), into.size(), 0);
        if (count >= 0)
            return count;
        if (errno != EINTR)
            return errno == EAGAIN ? wouldBlock : broken;
    }
}

std::ptrdiff_t SmtpConnection::transmit(std::string_view bytes) {
    if (m_tls != nullptr) {
        const auto sent = m_tls->write(bytes);
        m_sendWants = sent.progress == tls::Progress::wantRead ? io::Parking::For::readable : io::Parking::For::writable;
        if (sent.progress == tls::Progress::done)
            return static_cast<std::ptrdiff_t>(sent.count);
        return sent.progress == tls::Progress::wantRead || sent.progress == tls::Progress::wantWrite ? wouldBlock : broken;
    }
    for (;;) {
        const auto count = ::send(m_socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count >= 0)
            return count;
        if (errno != EINTR)
            return errno == EAGAIN ? wouldBlock : broken;
    }
}

/// Sends what there is; true when nothing is left (or nobody is there to take it).
bool SmtpConnection::flush() {
    std::size_t sent = 0;
    while (sent < m_output.size() && !m_peerGone) {
        const auto count = transmit(std::string_view(m_output).substr(sent));
        if (count == wouldBlock)
            break;
        if (count < 0) {
            m_peerGone = true;
            break;
        }
        sent += static_cast<std::size_t>(count);
    }
    m_session.countOutput(sent);
    m_output.erase(0, sent);
    if (m_peerGone)
        m_output.clear();
    return m_output.empty();
}

// --- turns ---

io::Parking SmtpConnection::run(io::Wake wake) {
    if (wake == io::Wake::stop) {
        if (m_stage == Stage::session || m_stage == Stage::waiting)
            m_output += m_session.stop().output;
        flush();
        m_closeAfterFlush = true;
    }
    for (;;) {
        if (!m_output.empty() && !flush()) {
            if (m_closeAfterFlush && (wake == io::Wake::timer || wake == io::Wake::stop))
                return io::Parking::close();
            if (wake == io::Wake::timer) { // it took none of our replies for as long as it may be silent
                (void)m_session.lost(Lost::timeout);
                return io::Parking::close();
            }
            return {m_sendWants, now() + m_session.receiveTimeout(), nullptr};
        }
        if (m_peerGone && !m_closeAfterFlush) {
            (void)m_session.lost(Lost::closed);
            m_closeAfterFlush = true;
        }
        if (m_closeAfterFlush) {
            if (m_tls != nullptr && !m_peerGone)
                m_tls->close();
            // What the client sent meanwhile would make the kernel reset the connection and lose our last words.
            // It may send faster than we read: what still comes after `mostScraps` has to bear the reset.
            std::array<char, 4096> scrap;
            ::shutdown(m_socket.get(), SHUT_WR);
            for (int i = 0; i < mostScraps && ::recv(m_socket.get(), scrap.data(), scrap.size(), MSG_DONTWAIT) > 0; ++i) {}
            return io::Parking::close();
        }
        const auto flow = advance(wake);
        wake = io::Wake::ready;
        // What was read is answered before the client can have sent more: the poll will tell.
        if (flow == Flow::again || m_closeAfterFlush || (!m_output.empty() && !flush()) || m_peerGone)
            continue;
        m_session.rest();
        m_output.shrink_to_fit();
        return {m_parkFor, m_due, nullptr};
    }
}

SmtpConnection::Flow SmtpConnection::advance(io::Wake wake) {
    const bool late = wake != io::Wake::start && m_due != base::Steady() && now() >= m_due;
    switch (m_stage) {
    case Stage::fresh: return begin();
    case Stage::proxyHeader:
        if (late) {
            endProxyHeader({"no PROXY header came in time", {}});
            return enterSession();
        }
        return readProxyHeader();
    case Stage::handshake:
        if (late)
            return execute(m_session.tlsFailed("the handshake took too long"));
        return shakeHands();
    case Stage::waiting:
        if (!late)
            return Flow::park;
        return execute(m_session.resume());
    case Stage::session:
        if (late)
            return execute(m_session.lost(Lost::timeout));
        return talk();
    case Stage::closing: break;
    }
    m_closeAfterFlush = true;
    return Flow::again;
}

SmtpConnection::Flow SmtpConnection::parkFor(io::Parking::For what, base::Milliseconds wait) {
    m_parkFor = what;
    m_due = now() + wait;
    return Flow::park;
}

SmtpConnection::Flow SmtpConnection::begin() {
    const auto& settings = m_session.settings();
    const auto count = m_place.count();
    m_session.state().connections = count;
    if (settings.acceptMax > 0) {
        const bool full = count > settings.acceptMax;
        const bool reserved = !full && settings.acceptReserve > 0 && count > settings.acceptMax - std::min(settings.acceptMax, settings.acceptReserve);
        if (full || (reserved && !m_session.hostIs(HostOption::reserve))) {
            refuse("too-many-connections", "smtp_accept_max");
            return Flow::again;
        }
    }
    if (m_session.hostIs(HostOption::proxy)) {
        m_stage = Stage::proxyHeader;
        m_parkFor = io::Parking::For::readable;
        m_due = now() + settings.proxyProtocolTimeout;
        return readProxyHeader();
    }
    return enterSession();
}

namespace {
/// How much of what came is a header that cannot be used, so that no rest of it is taken for a command. Of something that
/// does not even begin like a header nothing is.
std::size_t brokenHeaderSize(std::string_view bytes) {
    if (bytes.starts_with("PROXY ")) {
        const auto end = bytes.find("\r\n");
        return end == std::string_view::npos ? bytes.size() : end + 2;
    }
    return bytes.starts_with("\r\n\r\n") ? bytes.size() : 0;
}
} // namespace

/// Takes no byte beyond the header: what follows may be TLS.
SmtpConnection::Flow SmtpConnection::readProxyHeader() {
    std::array<char, readSize> buffer;
    for (;;) {
        const auto count = ::recv(m_socket.get(), buffer.data(), buffer.size(), MSG_PEEK);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && errno == EAGAIN)
            return Flow::park; // the deadline stands
        if (count <= 0) {
            endProxyHeader({"the connection ended before a PROXY header", {}});
            m_closeAfterFlush = true;
            return Flow::again;
        }
        const auto before = m_early.size();
        m_early.append(buffer.data(), static_cast<std::size_t>(count));
        auto parse = io::parseProxyHeader(m_early);
        const bool more = parse.state == io::ProxyParse::State::needMore;
        if (parse.state == io::ProxyParse::State::failed)
            parse.consumed = brokenHeaderSize(m_early);
        // While more is needed, all of it belongs to the header.
        const auto used = more ? static_cast<std::size_t>(count) : parse.consumed > before ? parse.consumed - before : 0;
        if (used > 0)
            ::recv(m_socket.get(), buffer.data(), used, 0);
        if (more)
            continue;
        m_early = {};
        endProxyHeader({std::move(parse.problem), std::move(parse.header)});
        return enterSession();
    }
}

void SmtpConnection::endProxyHeader(const ProxyOutcome& outcome) {
    auto& peer = m_session.state().peer;
    peer.proxySession = true;
    peer.proxyFailed = !outcome.problem.empty();
    peer.proxyAddress = peer.client;
    if (peer.proxyFailed) {
        m_session.publish(m_session.event("proxy.failed").with("proxy", peer.proxyAddress.addressText())
                              .with("listener", m_session.state().listener).with("reason", outcome.problem));
        return;
    }
    if (outcome.header.local)
        return;
    peer.client = outcome.header.source;
    peer.proxyExternal = outcome.header.destination;
}

void SmtpConnection::refuse(std::string_view replyId, std::string_view limit) {
    const auto said = catalogueReply(replyId);
    m_session.publish(m_session.event("connection.refused").with("reason", limit).with("reply", smtp::replyText(said)));
    if (!m_implicitTls) // a TLS client could not read it
        smtp::render(said, m_session.settings().enhancedCodes, m_output);
    m_stage = Stage::closing;
    m_closeAfterFlush = true;
}

/// The limit for each client, counted for the real one.
bool SmtpConnection::admit() {
    const auto ofClient = m_place.countClient(m_session.state().peer.client);
    const auto& text = m_session.settings().text(TextOption::acceptMaxPerHost);
    if (text == "0" || text.empty())
        return true;
    std::string problem;
    const auto limit = base::toInteger(text.find('$') == std::string::npos ? text : m_session.gate().expand(TextOption::acceptMaxPerHost, problem).value_or("0"));
    if (!limit || *limit <= 0 || ofClient <= static_cast<std::size_t>(*limit))
        return true;
    refuse("too-many-connections-host", "smtp_accept_max_per_host");
    return false;
}

SmtpConnection::Flow SmtpConnection::enterSession() {
    auto& state = m_session.state();
    if (!admit())
        return Flow::again;
    if (m_session.settings().debugEvents)
        m_session.publish(m_session.event("connection.opened").with("listener", state.listener).with("local", state.peer.local.addressText())
                              .with("local_port", static_cast<std::int64_t>(state.peer.local.port())).with("proxy", state.peer.proxyAddress.addressText()));
    if (m_implicitTls) {
        if (state.peer.proxyFailed) {
            m_closeAfterFlush = true;
            return Flow::again;
        }
        m_stage = Stage::handshake;
        m_due = now() + m_session.settings().tlsHandshakeTimeout;
        return Flow::again;
    }
    std::string early;
    if (m_session.settings().enforceSync && !state.peer.proxyFailed && !m_session.hostIs(HostOption::pipeConnectAdvertise)) {
        early.resize(1024);
        const auto count = receive(early);
        early.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    }
    return execute(m_session.start(early));
}

SmtpConnection::Flow SmtpConnection::shakeHands() {
    if (m_tlsContext == nullptr)
        return execute(m_session.tlsFailed("no certificate"));
    if (m_tls == nullptr)
        m_tls = std::make_unique<tls::ServerChannel>(m_tlsContext, m_socket.get(), m_session.clientCertificate());
    switch (m_tls->handshake()) {
    case tls::Progress::done: break;
    case tls::Progress::wantRead: m_parkFor = io::Parking::For::readable; return Flow::park;
    case tls::Progress::wantWrite: m_parkFor = io::Parking::For::writable; return Flow::park;
    case tls::Progress::closed:
    case tls::Progress::failed:
        m_peerGone = true; // nothing that we could say would be understood
        return execute(m_session.tlsFailed(m_tls->problem()));
    }
    auto step = m_session.tlsStarted(m_tls->facts());
    if (m_implicitTls && m_stage == Stage::handshake && m_session.state().helo.empty() && m_session.state().bytesOut == 0)
        step = m_session.start();
    return execute(std::move(step));
}

SmtpConnection::Flow SmtpConnection::talk() {
    std::array<char, readSize> buffer;
    const auto count = receive(buffer);
    if (count == wouldBlock) {
        m_parkFor = m_tlsWants;
        return Flow::park;
    }
    if (count <= 0) {
        m_peerGone = true;
        return execute(m_session.lost(Lost::closed));
    }
    const auto flow = execute(m_session.input({buffer.data(), static_cast<std::size_t>(count)}));
    // A full buffer means that there is more; so does what TLS has decrypted already. Otherwise the poll will tell.
    const bool more = static_cast<std::size_t>(count) == buffer.size() || (m_tls != nullptr && m_stage == Stage::session && m_tls->pending() > 0);
    return more && m_stage == Stage::session ? Flow::again : flow;
}

SmtpConnection::Flow SmtpConnection::execute(Step step) {
    if (m_session.state().dscp != m_dscp) {
        m_dscp = m_session.state().dscp;
        io::setDscp(m_socket.get(), m_family, m_dscp.value_or(0));
    }
    if (m_output.empty())
        m_output = std::move(step.output);
    else
        m_output += step.output;
    switch (step.next) {
    case Step::Next::read:
        m_stage = Stage::session;
        return parkFor(io::Parking::For::readable, m_session.receiveTimeout());
    case Step::Next::wait:
        m_stage = Stage::waiting;
        return parkFor(io::Parking::For::time, step.wait);
    case Step::Next::startTls:
        m_stage = Stage::handshake;
        m_due = now() + m_session.settings().tlsHandshakeTimeout;
        return Flow::again; // after the reply was sent
    case Step::Next::close: break;
    }
    m_stage = Stage::closing;
    m_closeAfterFlush = true;
    return Flow::again;
}

} // namespace postroom::receive
