// SPDX-License-Identifier: Apache-2.0
// One SMTP server session without I/O: fed with bytes, it says what to send and what to do next. Policy is asked in
// between and may block the calling thread, as may storing a message; nothing else does.
//
//     Step step = session.start();
//     for (;;) { send(step.output); ...read... step = session.input(bytes); }
//
// The driver (SmtpConnection, `postroomctl session`, a test) executes the steps. Bytes that came together with a command
// that ends a step (STARTTLS, a delay) stay in the session until it goes on.
#pragma once

#include "server/platform/events/event.h"
#include "server/platform/tls/facts.h"
#include "server/receive/policy_gate.h"
#include "server/receive/reply_text.h"
#include "server/receive/session_state.h"
#include "server/receive/settings.h"
#include "server/receive/transcript.h"
#include "server/smtp/command_line.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace postroom::receive {

/// What a session works with. References must outlive it; the pointers are of the revision it began under.
struct SessionServices {
    queue::Inbox& inbox;
    events::Sink& events;
    const base::Clock& clock;
    base::MessageIdSource& ids;
    std::shared_ptr<const ReceiveSettings> settings;
    std::shared_ptr<const auth::AuthenticatorSet> authenticators; ///< null: none
    bool tlsAvailable = false;
    bool requireAuth = false;                ///< of the listener
    bool ownProxyList = false, ownXclientList = false;
    /// Makes the policy's side when it is first needed.
    std::function<std::unique_ptr<PolicyGate>(class Session&)> makeGate;
    /// Space and the like: a reason why no message may begin now, "" when it may. Null: never asked.
    std::function<std::string()> refuseMessages;
    /// ETRN: tries what waits for a domain, and returns how many messages that are. Null: there is no queue to run.
    std::function<std::size_t(const std::string& domain)> runQueue = {};
};

struct Step {
    enum class Next : std::uint8_t {
        read,     ///< send the output, then feed input()
        wait,     ///< send the output; after `wait` call resume(), which goes on
        startTls, ///< send the output, do the handshake, call tlsStarted() or tlsFailed()
        close,    ///< send the output and close
    };
    Next next = Next::read;
    base::Milliseconds wait{0};
    std::string output;
};

enum class Lost : std::uint8_t { closed, timeout };

class Session {
public:
    Session(SessionServices services, PeerIdentity peer, std::string listener, std::uint64_t number);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    // --- for the driver ---
    /// The connection stands (after PROXY, after an implicit TLS handshake): asks the connect ACL and greets.
    /// `early`: bytes that the client sent before the greeting.
    Step start(std::string_view early = {});
    Step input(std::string_view bytes);
    Step resume();
    Step tlsStarted(tls::Facts facts);
    Step tlsFailed(const std::string& reason);
    /// The client said nothing for too long (421), or is gone (nothing is sent).
    Step lost(Lost how);
    /// The service stops: 421.
    Step stop();
    /// How long to wait for the client now.
    [[nodiscard]] base::Seconds receiveTimeout();
    /// Nothing is being evaluated: gives back what a parked session need not hold.
    void rest();
    [[nodiscard]] const SessionState& state() const { return m_state; }
    [[nodiscard]] SessionState& state() { return m_state; }
    /// What was said and not yet handed out; for submissions, which have no steps.
    [[nodiscard]] std::string takeOutput() { return std::exchange(m_output, {}); }
    void countOutput(std::size_t bytes) { m_state.bytesOut += bytes; }

    // --- for the verbs ---
    [[nodiscard]] const ReceiveSettings& settings() const { return *m_services.settings; }
    [[nodiscard]] SessionServices& services() { return m_services; }
    PolicyGate& gate();
    void reply(const smtp::Reply& reply);
    void replyWith(std::string_view id, std::initializer_list<Fill> fills = {}) { reply(catalogueReply(id, fills)); }
    /// A reply that ends the session.
    void replyAndClose(const smtp::Reply& reply, std::string_view notQuitReason);
    /// Asks an ACL; controls, log lines and delay are taken care of.
    acl::Verdict ask(acl::Phase phase, std::string_view recipient = {});
    /// Holds back what is said from here on, and every further command, for so long; several add up.
    void delay(base::Milliseconds time);
    /// The reply of a verdict, `normal` giving code and texts that the verdict does not.
    [[nodiscard]] smtp::Reply verdictReply(const acl::Verdict& verdict, const smtp::Reply& normal) const;
    /// True when the option's list has the client in it; a list that cannot be answered counts as no.
    bool hostIs(HostOption option);
    /// What a handshake that begins now asks the client for.
    tls::ClientCertificate clientCertificate();
    [[nodiscard]] std::string activeHostname();
    void startTlsAfterReply() { m_wantTls = true; }
    void close(std::string_view notQuitReason);
    void resetTransaction();
    /// Before EHLO again: STARTTLS, XCLIENT (RFC 3207 4.2).
    void forgetClient();
    /// Whether a command out of sequence is the client's fault: not when it was sent in one group with a MAIL or RCPT that we
    /// refused (RFC 2920 3.1). To be asked once for each command.
    bool isOutOfSequence(smtp::Verb verb);
    /// Says a refusal of syntax or sequence and counts it against smtp_max_synprot_errors.
    void refuse(smtp::Reply said);
    [[nodiscard]] Transcript& transcript() { return m_transcript; }
    /// The transcript as a part of a packed trace, ended by the reply that is about to be said.
    [[nodiscard]] std::string packedTranscript(const smtp::Reply& next, std::size_t limit = Transcript::headLimit + Transcript::tailLimit) const;
    [[nodiscard]] events::Event event(std::string_view name) const;
    void publish(events::Event event);
    [[nodiscard]] bool moreInput() const { return !m_pending.empty(); }
    /// Text for people: "host name [address]", of the client.
    [[nodiscard]] std::string clientText() const;

private:
    Step run();
    bool runOne();
    void runLine(std::string_view line);
    void runCommand(std::string_view line);
    bool checkCommand(const struct VerbRow& row, std::string_view argument);
    bool countNonmail(const struct VerbRow& row);
    [[nodiscard]] bool outOfSync(const struct VerbRow& row) const;
    void greet(const acl::Verdict& verdict);
    void lookUpName();
    void applyControls(const acl::Verdict& verdict, acl::Phase phase);
    void keep();
    void dropTransaction();
    void runData();
    void runChunk();
    Step finishStep();
    void farewell();

    SessionServices m_services;
    SessionState m_state;
    std::unique_ptr<PolicyGate> m_gate;
    std::string m_output;
    Transcript m_transcript;
    std::string m_buffer;         // input kept from one step to the next
    std::string_view m_pending;   // input not used yet: in m_buffer or in the driver's bytes
    std::string m_hostname;       // expanded smtp_active_hostname
    base::Milliseconds m_delay{0};
    std::string m_before;         // output of what came before the command that is delayed
    bool m_wantTls = false;
    bool m_closing = false;
    bool m_ended = false;         // the farewell was said
};

} // namespace postroom::receive
