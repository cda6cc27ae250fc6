// SPDX-License-Identifier: Apache-2.0
// What a session asks of the policy: ACLs, host lists, expanded texts. One per session, made when it first asks, used by
// one thread at a time. Implemented by LivePolicy over policy/acl, and by a script in tests.
#pragma once

#include "server/policy/acl/engine.h"
#include "server/policy/rewrite/rewrite_rules.h"
#include "server/queue/message.h"
#include "server/receive/settings.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace postroom::expand {
class VariableSource;
}

namespace postroom::receive {

enum class Match : std::uint8_t { no, yes, defer };

class PolicyGate {
public:
    virtual ~PolicyGate() = default;
    /// May block. `recipient` as acl::Conversation::run has it.
    virtual acl::Verdict ask(acl::Phase phase, std::string_view recipient) = 0;
    /// Is the ACL of this phase set at all? Where it is not, a session may save itself work (MIME parts, content).
    [[nodiscard]] virtual bool has(acl::Phase phase) const = 0;
    virtual void resetMessage() = 0;
    virtual Match matchHost(HostOption option) = 0;
    /// The option's text, expanded; nothing when that failed (`problem` then says why, for the log).
    virtual std::optional<std::string> expand(TextOption option, std::string& problem) = 0;
    /// What a VRFY that its ACL accepts asks: does the address route?
    virtual acl::VerifyResult::Kind verifyAddress(std::string_view address) = 0;
    /// What an EXPN that its ACL accepts asks: where does the address lead (VerifyResult::members)?
    virtual acl::VerifyResult expandAddress(std::string_view address) = 0;
    /// The message for content conditions; null: there is none.
    virtual void setContent(const acl::MessageContent* content) = 0;
    [[nodiscard]] virtual std::vector<std::pair<std::string, expand::Value>> aclVariables() const = 0;
    /// untrusted_set_sender: a sender that any local user may set. An unanswerable list has nobody in it.
    virtual bool anybodyMaySetSender(std::string_view) { return false; }
    /// What the rewrite rules with S make of the address of MAIL or RCPT as it was written. May block.
    virtual std::string rewriteRaw(std::string_view text) { return std::string(text); }
    [[nodiscard]] virtual bool rewritesRaw() const { return false; }
    /// Applies the rewrite rules to a message that has been received. May block.
    virtual std::vector<rewrite::Change> rewriteMessage(const rewrite::Message&) { return {}; }
    /// Tries to deliver the message before it is accepted (cutthrough_delivery). May block as long as a client waits.
    struct DeliveredNow {
        std::string notTried; ///< why it goes through the queue instead; empty: it was tried
        queue::RecipientOutcome outcome;
    };
    virtual DeliveredNow deliverNow(const queue::IncomingMessage&) { return {"messages are not delivered here", {}}; }
    virtual std::string takeTrace() = 0;
    /// The header section as received: kept for a replay of what is decided from here on.
    virtual void keepHeaders(std::string_view) {}
    /// For authenticators: the scope of this session, valid until rest().
    virtual const expand::Scope& scope() = 0;
    /// Looks up the verified name of the client's address: "" when it has none.
    struct HostNames {
        std::string name;
        bool deferred = false;
    };
    virtual HostNames lookUpClient(std::string_view address) = 0;
    /// The turn is over: gives back what a parked session need not hold.
    virtual void rest() {}
};

} // namespace postroom::receive
