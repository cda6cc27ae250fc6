// SPDX-License-Identifier: Apache-2.0
// Drives the ClientProtocol over a stream: every wait has an absolute deadline, commands and a small message leave in one
// write, a large body is passed on without being collected. One connection, any number of messages. Used by one thread
// at a time.
#pragma once

#include "server/platform/io/stream.h"
#include "server/smtp/client_protocol.h"
#include "server/smtp/message_content.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace postroom::smtp {

/// A stream turned into a TLS one, and what is known of the session.
struct SecuredStream {
    std::unique_ptr<io::Stream> stream;
    TlsFacts facts;
};
/// Does the handshake; the stream is gone when it fails. See client_tls.h for the real one.
using TlsStart = std::function<base::Result<SecuredStream>(std::unique_ptr<io::Stream>, io::Deadline)>;

struct ClientContent {
    std::string_view headers; ///< fields in wire form, without the empty line
    BodySource* body = nullptr;
    ContentFacts facts;       ///< of examine()
};

class ClientConnection {
public:
    ClientConnection(ClientSettings settings, PeerTarget target, std::unique_ptr<io::Stream> stream, TlsStart startTls);

    /// Banner to AUTH. Nothing when the connection is ready for messages.
    std::optional<HostFailure> open();
    /// One message, when open. `message.size` and `small` are set from the content.
    TransactionResult send(ClientMessage message, const ClientContent& content);
    /// The envelope only: MAIL and RCPT. What is left open is reset before the next message, or ended by QUIT.
    TransactionResult probe(ClientMessage message);
    /// Has the peer, while the connection was idle, neither closed it nor said anything?
    bool stillAlive();
    /// QUIT, with a short wait for its reply; closes.
    void quit();
    /// Closes without a word.
    void abandon();

    [[nodiscard]] const ClientProtocol& protocol() const { return m_protocol; }
    [[nodiscard]] const PeerFacts& facts() const { return m_protocol.facts(); }
    PeerFacts& facts() { return m_protocol.facts(); }
    [[nodiscard]] bool usable() const { return m_protocol.isReady() && m_stream != nullptr; }

    static constexpr std::int64_t smallMessage = 48 * 1024; ///< goes behind the envelope without waiting

private:
    void run(const ClientContent* content);
    void doRead(const ClientStep& step);
    void doStartTls(const ClientStep& step);
    base::Result<void> writePieces(bool asItIs, WireWriter& writer, BodySource& body, std::chrono::milliseconds wait);
    void sendBody(const ClientStep& step, const ClientContent& content);
    base::Result<void> writeBody(BodyForm form, const ClientContent& content, std::chrono::milliseconds wait);
    base::Result<void> flush(std::chrono::milliseconds wait);
    void lastWords(const base::Error& error);
    void trouble(const base::Error& error);

    ClientProtocol m_protocol;
    std::unique_ptr<io::Stream> m_stream;
    TlsStart m_startTls;
    std::string m_pending;       ///< written, not yet flushed
    std::string m_readBuffer;
    std::string m_contentError;  ///< the message could not be read: no fault of the peer
    std::uint64_t m_waitNumber = 0;
    io::Deadline m_waitEnds{base::Steady{}};
    base::Steady m_bodyEnd{};    ///< when the end of the last message had been written
};

} // namespace postroom::smtp
