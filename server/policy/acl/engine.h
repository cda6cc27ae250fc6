// SPDX-License-Identifier: Apache-2.0
// Runs compiled ACLs. A Policy is compiled once per revision and shared by all threads; a Conversation holds what one
// SMTP connection or one local submission accumulates ($acl_c*, $acl_m*, rate counters already asked, header changes)
// and is used by one thread at a time.
#pragma once

#include "server/policy/acl/address_verifier.h"
#include "server/policy/expand/compile_names.h"
#include "server/policy/expand/scope.h"
#include "shared/base/clock.h"
#include "shared/base/strong_id.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::acl {

/// The points at which an ACL is asked (policy-language 2.3).
enum class Phase : std::uint8_t {
    connect, helo, starttls, auth, mail, mailauth, rcpt, predata, mime, prdr, data, quit, notquit, vrfy, expn, etrn,
    notSmtpStart, notSmtpMime, notSmtp,
};
inline constexpr std::size_t phaseCount = 19;
std::string_view phaseName(Phase phase); ///< "rcpt", "not_smtp"
std::string_view phaseOption(Phase phase); ///< "acl_smtp_rcpt"

/// An ACL as the configuration has it; filled by the composition from the document.
struct TermSource {
    std::string name; ///< "hosts", "message", "set acl_m_x", "control"
    bool negated = false;
    std::string value;
    config::Place place;
};
struct StatementSource {
    std::string verb;
    std::vector<TermSource> terms;
    config::Place place;
    enum class Mode : std::uint8_t {
        active,
        shadow, ///< evaluated, counted and recorded, without any effect on what follows
        off,    ///< keeps its number and does nothing
    } mode = Mode::active;
};
struct AclSource {
    std::string name;
    std::vector<StatementSource> statements;
};
struct PolicySource {
    std::vector<AclSource> acls;
    std::map<Phase, std::string> options; ///< text of acl_smtp_*: a name, an inline ACL, a file, an expansion; absent: unset
    base::RevisionId revision;
    config::Place main;
    bool strictVariables = false; ///< strict_acl_vars: an unset $acl_c* or $acl_m* is an error
};

enum class Outcome : std::uint8_t { accept, deny, defer, discard, drop };

struct HeaderChange {
    enum class Kind : std::uint8_t { addAtEnd, addAtStart, addAfterReceived, addAtStartRfc, remove, removeMatching };
    Kind kind = Kind::addAtEnd;
    std::string text; ///< the field(s) to add, LF line ends; or the name / regular expression to remove
};

/// A control that a statement set, with its options as written ("submission", "/sender_retain"). Those that the engine can
/// apply itself (caseful_local_part...) it does; the session applies the rest by name.
struct Control {
    std::string name;
    std::string options;
};

struct Verdict {
    Outcome outcome = Outcome::accept;
    std::uint16_t code = 0;      ///< 0: the phase's default
    std::string enhanced;        ///< "5.7.1", empty: the default
    std::string text;            ///< of `message`, may have several lines; empty: the default text of the phase
    std::string logText;         ///< of `log_message`, or the reason ("temporary: ...")
    std::string statement;       ///< "acl_check_rcpt statement 4", the deciding one; "implicit deny"; empty when no ACL was asked
    /// New since the last answer of this message; also those of a refused recipient (policy-language 2.14.7). The session puts
    /// those of MAIL, RCPT and DATA into the message before the MIME phase, and those of each later phase after that phase.
    std::vector<HeaderChange> headers;
    std::vector<Control> controls;
    std::optional<std::string> queueName; ///< what `queue` chose; "" is the default queue
    /// Whole lines for the main log: of logwrite, of log_message under warn ("H=... Warning: ..."), of checks (a DNS list that did
    /// not answer, a sender that could not be verified).
    std::vector<std::string> logLines;
    base::Milliseconds delay{0}; ///< to wait before the answer is sent; the session parks meanwhile
};

/// Code, enhanced code and text as a trace has them; "" when the answer is the phase's default.
std::string traceReply(const Verdict& verdict);

class Policy; // compiled; immutable; see policy.h of this folder
class TraceRecorder;
class MessageContent;

/// Compiles everything, or says all that is wrong at once. What is only remarkable is added to `warnings`.
tl::expected<std::shared_ptr<const Policy>, std::vector<config::Finding>> compilePolicy(const PolicySource& source,
                                                                                       const expand::CompileNames& names,
                                                                                       std::vector<config::Finding>* warnings = nullptr);

/// Compiles for a trial: what is wrong becomes findings, and running into it gives a deferral with that text, as Exim does at
/// run time. For `session` on somebody's configuration and for tests; never for a revision that serves.
std::shared_ptr<const Policy> compilePolicyForTrial(const PolicySource& source, const expand::CompileNames& names,
                                                    std::vector<config::Finding>& findings);

class Conversation {
public:
    /// `verifier` may be null: verify = recipient and sender then defer with a reason. Both outlive this.
    Conversation(std::shared_ptr<const Policy> policy, AddressVerifier* verifier);
    ~Conversation();
    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;

    /// Asks the ACL of the phase; without one gives the phase's default (policy-language 2.3). `recipient` is the address of
    /// RCPT and PRDR, VRFY's argument, "" otherwise. May block in the scope's World.
    /// The scope's variables must not contain this conversation's own names; they are put in front of it.
    Verdict run(Phase phase, std::string_view recipient, const expand::Scope& scope);

    /// What `regex`, `verify = header_syntax` and the like read, while there is a message; null when there is none. Not owned.
    void setContent(const MessageContent* content);

    /// Drops $acl_m*, header changes and per-message state: at RSET, HELO/EHLO, STARTTLS and the end of a message. Not at MAIL:
    /// what a refused MAIL set is still there for the next (policy-language 2.14.6).
    void resetMessage();

    /// $acl_c*, $acl_m* and the like, for expansions outside ACLs (banner, transports) and for the spool.
    [[nodiscard]] const expand::VariableSource& variables() const;
    [[nodiscard]] std::vector<std::pair<std::string, expand::Value>> aclVariables() const;

    /// The packed trace of everything since the last take, statements of the connection phases included once per message.
    std::string takeTrace();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace postroom::acl
