// SPDX-License-Identifier: Apache-2.0
// The client side of SMTP and LMTP on one connection, without I/O and without a clock: it is asked for the next step,
// told what came of it, and keeps the verdicts. Banner, EHLO with fallback to HELO, STARTTLS, AUTH, then any number of
// messages, then QUIT.
//
//     for (ClientStep step = protocol.next(); ; step = protocol.next()) perform(step);
#pragma once

#include "server/smtp/client_result.h"
#include "server/smtp/client_transaction.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace postroom::smtp {

struct ClientStep {
    enum class Kind : std::uint8_t {
        write,    ///< send `bytes` (may be kept back until the next read), then wrote()
        sendBody, ///< send the message in `form`, then bodySent()
        read,     ///< flush, then read and received(), or trouble(); `wait` counts from when `number` first came
        startTls, ///< flush, then tlsStarted() or tlsFailed(); `wait` for the whole handshake
        ready,    ///< begin() a message or quit()
        closed,   ///< close the stream; nothing more happens
    };
    Kind kind = Kind::closed;
    std::string_view bytes; ///< valid until wrote()
    BodyForm form = BodyForm::dotStuffed;
    std::chrono::milliseconds wait{0};
    std::uint64_t number = 0; ///< changes with each new wait; a reply that drips in does not prolong it
};

class ClientProtocol {
public:
    ClientProtocol(ClientSettings settings, PeerTarget target);

    [[nodiscard]] ClientStep next();
    void wrote();
    void bodySent();
    void bodyBroken(); ///< a write failed; the peer's last words are still to be read
    void received(std::string_view bytes);
    /// `facts` of the session. What was read before it was not protected and makes the connection fail.
    void tlsStarted(TlsFacts facts);
    void tlsFailed(const std::string& why);
    /// The wait is over, the stream ended, or a write failed. `detail` is for the administrator.
    void trouble(ClientTrouble trouble, const std::string& detail);

    /// Only when next() is ready. `message` must live until takeResult().
    void begin(const ClientMessage& message);
    /// Of the last message, once next() is no longer busy with it. Nothing while it is under way.
    std::optional<TransactionResult> takeResult();
    /// Says QUIT and waits shortly for the reply; at once `closed` when nothing can be said any more.
    void quit();

    /// The connection failed outside of a message; messages that it was opened for share the failure.
    [[nodiscard]] const std::optional<HostFailure>& failure() const { return m_failure; }
    [[nodiscard]] const PeerFacts& facts() const { return m_facts; }
    PeerFacts& facts() { return m_facts; }
    [[nodiscard]] const PeerCapabilities& capabilities() const { return m_capabilities; }
    [[nodiscard]] const ClientSettings& settings() const { return m_settings; }
    [[nodiscard]] bool isReady() const { return m_state == State::ready; }

private:
    enum class State : std::uint8_t { tlsFirst, banner, hello, startTls, handshake, auth, ready, message, quitting, closed };
    void say(std::string_view command, State state);
    void sayHello(bool extended);
    void onReply(ClientReply reply);
    void onBanner(const ClientReply& reply);
    void onHello(const ClientReply& reply);
    void onStartTls(const ClientReply& reply);
    void afterHello();
    void tryAuth();
    void beginMechanism(const std::string& name, std::unique_ptr<ClientMechanism> mechanism);
    void onAuth(const ClientReply& reply);
    void opened();
    void pumpReplies();
    void pumpMessage();
    void endMessage();
    void fail(ClientStage stage, std::string text, std::string retryError, std::optional<ClientReply> reply = {});
    ClientStage openingStage() const;
    std::string says(const std::string& command, const ClientReply& reply) const;

    ClientSettings m_settings;
    PeerTarget m_target;
    State m_state;
    PeerFacts m_facts;
    PeerCapabilities m_capabilities;
    ReplyReader m_reader;
    std::string m_out;
    std::uint64_t m_waitNumber = 1;
    bool m_extendedHello = false; ///< the reply awaited is to EHLO or LHLO
    std::size_t m_nextOffer = 0;  ///< of the credentials
    std::unique_ptr<ClientMechanism> m_mechanism;
    int m_challenges = 0; ///< of this exchange
    std::unique_ptr<ClientTransaction> m_transaction;
    std::optional<TransactionResult> m_result;
    std::optional<HostFailure> m_failure;
    bool m_resetNeeded = false;
};

} // namespace postroom::smtp
