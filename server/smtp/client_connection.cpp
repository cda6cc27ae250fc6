// SPDX-License-Identifier: Apache-2.0
#include "server/smtp/client_connection.h"

namespace postroom::smtp {

namespace {

constexpr std::size_t flushAt = 64 * 1024; // collected before a write
constexpr std::size_t readSize = 4096;
constexpr std::chrono::milliseconds lastWordsWait{2000}; // for the reason that a peer gave before it closed

io::Deadline deadlineIn(std::chrono::milliseconds wait) { return io::Deadline::in(wait); }

} // namespace

ClientConnection::ClientConnection(ClientSettings settings, PeerTarget target, std::unique_ptr<io::Stream> stream, TlsStart startTls)
    : m_protocol(std::move(settings), std::move(target))
    , m_stream(std::move(stream))
    , m_startTls(std::move(startTls)) {}

std::optional<HostFailure> ClientConnection::open() {
    run(nullptr);
    return m_protocol.failure();
}

TransactionResult ClientConnection::send(ClientMessage message, const ClientContent& content) {
    message.size = content.facts.size;
    message.eightBit = message.eightBit || content.facts.eightBit;
    message.small = content.facts.size <= smallMessage;
    m_protocol.begin(message);
    m_bodyEnd = {};
    m_contentError.clear();
    run(&content);
    auto result = m_protocol.takeResult().value_or(TransactionResult());
    if (m_bodyEnd != base::Steady{})
        result.latency = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - m_bodyEnd);
    return result;
}

TransactionResult ClientConnection::probe(ClientMessage message) {
    message.envelopeOnly = true;
    m_protocol.begin(message);
    run(nullptr);
    return m_protocol.takeResult().value_or(TransactionResult());
}

/// Until the protocol is ready for something new, or closed.
void ClientConnection::run(const ClientContent* content) {
    for (;;) {
        const ClientStep step = m_protocol.next();
        switch (step.kind) {
        case ClientStep::Kind::write:
            m_pending += step.bytes;
            m_protocol.wrote();
            break;
        case ClientStep::Kind::sendBody:
            sendBody(step, *content);
            break;
        case ClientStep::Kind::read:
            doRead(step);
            break;
        case ClientStep::Kind::startTls:
            doStartTls(step);
            break;
        case ClientStep::Kind::ready:
            return;
        case ClientStep::Kind::closed:
            abandon();
            return;
        }
    }
}

base::Result<void> ClientConnection::flush(std::chrono::milliseconds wait) {
    if (m_pending.empty())
        return {};
    auto written = m_stream->write(m_pending, deadlineIn(wait));
    m_pending.clear();
    return written;
}

void ClientConnection::doRead(const ClientStep& step) {
    if (auto flushed = flush(step.wait); !flushed)
        return lastWords(flushed.error());
    if (step.number != m_waitNumber) {
        m_waitNumber = step.number;
        m_waitEnds = deadlineIn(step.wait);
    }
    m_readBuffer.resize(readSize);
    const auto count = m_stream->read(m_readBuffer, m_waitEnds);
    if (!count)
        trouble(count.error());
    else if (*count == 0)
        m_protocol.trouble(ClientTrouble::lost, "");
    else
        m_protocol.received(std::string_view(m_readBuffer).substr(0, *count));
}

/// A write failed: what the peer said before it closed explains why, and may be a refusal that counts.
void ClientConnection::lastWords(const base::Error& error) {
    const auto deadline = deadlineIn(lastWordsWait);
    m_readBuffer.resize(readSize);
    while (m_protocol.next().kind == ClientStep::Kind::read && error.kind != base::ErrorKind::cancelled) {
        const auto count = m_stream->read(m_readBuffer, deadline);
        if (!count || *count == 0)
            break;
        m_protocol.received(std::string_view(m_readBuffer).substr(0, *count));
    }
    const auto kind = m_protocol.next().kind;
    if (kind != ClientStep::Kind::closed && kind != ClientStep::Kind::ready)
        trouble(error);
    if (m_protocol.next().kind == ClientStep::Kind::ready)
        m_protocol.trouble(ClientTrouble::lost, error.text()); // refused as it should be, but nothing more can be written
}

void ClientConnection::trouble(const base::Error& error) {
    if (error.kind == base::ErrorKind::timeout)
        m_protocol.trouble(ClientTrouble::timedOut, "");
    else if (error.kind == base::ErrorKind::cancelled)
        m_protocol.trouble(ClientTrouble::stopped, "");
    else
        m_protocol.trouble(ClientTrouble::lost, error.detail.empty() ? error.publicText : error.detail);
}

void ClientConnection::doStartTls(const ClientStep& step) {
    const auto deadline = deadlineIn(step.wait);
    if (auto flushed = flush(step.wait); !flushed)
        return trouble(flushed.error());
    if (!m_startTls)
        return m_protocol.tlsFailed("TLS is not set up here");
    auto secured = m_startTls(std::move(m_stream), deadline);
    if (!secured)
        return m_protocol.tlsFailed(secured.error().text());
    m_stream = std::move(secured->stream);
    m_protocol.tlsStarted(std::move(secured->facts));
}

void ClientConnection::sendBody(const ClientStep& step, const ClientContent& content) {
    auto written = writeBody(step.form, content, step.wait);
    const bool together = step.form == BodyForm::chunk && content.facts.size <= smallMessage;
    if (written && !together)
        written = flush(step.wait);
    m_bodyEnd = std::chrono::steady_clock::now();
    if (written)
        return m_protocol.bodySent();
    if (!m_contentError.empty())
        return m_protocol.trouble(ClientTrouble::stopped, m_contentError);
    if (written.error().kind == base::ErrorKind::timeout || written.error().kind == base::ErrorKind::cancelled)
        return trouble(written.error());
    m_pending.clear();
    m_protocol.bodyBroken();
    lastWords(written.error());
}

base::Result<void> ClientConnection::writeBody(BodyForm form, const ClientContent& content, std::chrono::milliseconds wait) {
    if (form == BodyForm::none) {
        m_pending += ".\r\n";
        return {};
    }
    const bool dots = form == BodyForm::dotStuffed;
    const bool asItIs = !dots && !content.facts.bareLf;
    WireWriter writer(dots ? WireWriter::Dots::doubled : WireWriter::Dots::asTheyAre);
    writer.append(content.headers, m_pending);
    writer.append("\r\n", m_pending);
    if (auto sent = writePieces(asItIs, writer, *content.body, wait); !sent)
        return sent;
    writer.finish(m_pending);
    if (dots)
        m_pending += ".\r\n";
    return {};
}

base::Result<void> ClientConnection::writePieces(bool asItIs, WireWriter& writer, BodySource& body, std::chrono::milliseconds wait) {
    const auto unreadable = [this](const base::Error& error) {
        m_contentError = error.text();
        return base::fail(error);
    };
    if (auto rewound = body.rewind(); !rewound)
        return unreadable(rewound.error());
    for (;;) {
        const auto piece = body.next();
        if (!piece)
            return unreadable(piece.error());
        if (piece->empty())
            return {};
        const bool direct = asItIs && piece->size() >= flushAt; // no copy
        if (!direct)
            writer.append(*piece, m_pending);
        if (direct || m_pending.size() >= flushAt)
            if (auto flushed = flush(wait); !flushed)
                return flushed;
        if (direct) {
            if (auto written = m_stream->write(*piece, deadlineIn(wait)); !written)
                return written;
            writer.skip(*piece);
        }
    }
}

bool ClientConnection::stillAlive() {
    if (!usable())
        return false;
    m_readBuffer.resize(readSize);
    const auto count = m_stream->read(m_readBuffer, deadlineIn(std::chrono::milliseconds(0)));
    if (!count && count.error().kind == base::ErrorKind::timeout)
        return true;
    abandon();
    return false;
}

void ClientConnection::quit() {
    if (m_stream == nullptr)
        return;
    m_protocol.quit();
    run(nullptr);
}

void ClientConnection::abandon() {
    if (m_stream != nullptr)
        m_stream->close();
    m_stream.reset();
}

} // namespace postroom::smtp
