// SPDX-License-Identifier: Apache-2.0
// One message on a connection, without I/O: which commands may be written now, what each reply means, and what became
// of each recipient. Knows PIPELINING (RFC 2920), CHUNKING (RFC 3030), SIZE, 8BITMIME, SMTPUTF8, DSN (RFC 3461), PRDR
// and LMTP (RFC 2033).
#pragma once

#include "server/smtp/client_result.h"
#include "server/smtp/peer_capabilities.h"

#include <deque>
#include <string>
#include <vector>

namespace postroom::smtp {

enum class ClientTrouble : std::uint8_t {
    timedOut,
    lost,
    malformed,
    stopped, ///< the program stops: nobody's fault, nothing is remembered
};
enum class BodyForm : std::uint8_t {
    dotStuffed, ///< ends with CR LF "." CR LF (RFC 5321 4.5.2)
    chunk,      ///< as it is, exactly ClientMessage::size bytes
    none,       ///< only "." CR LF: 354 came although no recipient was accepted (RFC 2920 3.1)
};

class ClientTransaction {
public:
    /// `reset`: begins with RSET, because the last message was left open. All referenced values must outlive this.
    ClientTransaction(const ClientMessage& message, const ClientSettings& settings, const PeerCapabilities& capabilities,
                      const PeerTarget& target, Use reset, Use authenticated);

    /// Appends the commands that may be sent now. Call after construction and after each reply.
    void commands(std::string& out);
    /// The message is to be sent now, in this form; then bodySent().
    [[nodiscard]] bool wantsBody() const { return m_wantsBody; }
    [[nodiscard]] BodyForm bodyForm() const { return m_bodyForm; }
    void bodySent();
    /// It could not be sent to its end. A refusal that the peer managed to say still counts; an acceptance does not.
    void bodyBroken();
    /// A reply to the oldest command that has none. False when none was expected.
    bool reply(ClientReply reply);
    /// The connection ended or is not to be trusted any more. `detail` is for the text.
    void trouble(ClientTrouble trouble, const std::string& detail);

    [[nodiscard]] bool expectsReply() const { return !m_expected.empty(); }
    [[nodiscard]] ClientStage stage() const; ///< of the oldest command without a reply
    [[nodiscard]] bool finished() const;
    [[nodiscard]] bool needsReset() const { return m_open; } ///< the peer still has a message open
    [[nodiscard]] bool anyReply() const { return m_anyReply; }
    [[nodiscard]] bool usesPrdr() const { return m_prdr; }
    [[nodiscard]] bool usesChunking() const { return m_chunking; }
    TransactionResult& result() { return m_result; }

private:
    enum class Expect : std::uint8_t { reset, mail, rcpt, data, final, prdrRecipient, lmtpRecipient };
    struct Awaited {
        Expect what;
        std::size_t index = 0; ///< of the recipient
    };
    bool refuseUtf8();
    void refuseBadAddresses();
    std::string mailCommand() const;
    std::string rcptCommand(std::size_t index) const;
    void sendData(std::string& out);
    void onMail(const ClientReply& reply);
    void onRcpt(std::size_t index, const ClientReply& reply);
    void onData(const ClientReply& reply);
    void onFinal(const ClientReply& reply);
    void onOwnReply(std::size_t index, const ClientReply& reply);
    void onShuttingDown(const ClientReply& reply);
    void settle(std::size_t index, const ClientReply& reply, ClientStage stage, ErrorScope scope, const std::string& command);
    void settleOpen(const ClientReply& reply, ClientStage stage, ErrorScope scope, const std::string& command);
    void deliver(std::size_t index, const ClientReply& reply);
    void failLocally(std::size_t index, std::string enhanced, std::string text);
    bool isOpen(std::size_t index) const { return !m_settled[index]; }
    bool isUnconfirmed(std::size_t index) const;
    std::string troubleText(ClientTrouble trouble) const;
    std::string says(const std::string& command, const ClientReply& reply) const;

    const ClientMessage& m_message;
    const ClientSettings& m_settings;
    const PeerCapabilities& m_capabilities;
    const PeerTarget& m_target;
    TransactionResult m_result;
    std::vector<bool> m_settled;
    std::vector<std::size_t> m_accepted; ///< recipients with a 2xx to RCPT, in order
    std::deque<Awaited> m_expected;
    std::size_t m_nextRcpt = 0;
    std::size_t m_window = 0;   ///< bytes of commands written since all replies were there
    bool m_pipelining, m_chunking, m_prdr, m_authenticated;
    bool m_resetDue, m_mailDue = true, m_dataDue = true;
    bool m_mailFailed = false, m_open = false, m_anyReply = false, m_over = false, m_bodyWasSent = false;
    bool m_wantsBody = false, m_prdrBegun = false, m_bodyBroken = false;
    BodyForm m_bodyForm = BodyForm::dotStuffed;
};

/// "mx.example.com [192.0.2.1]", "[192.0.2.1]" or the path of a Unix socket.
std::string peerText(const PeerTarget& target);
/// "timeout_MX" or "timeout_A".
std::string mxSuffixed(std::string name, const PeerTarget& target);
/// RFC 3461 4 xtext.
std::string xtext(std::string_view text);

} // namespace postroom::smtp
