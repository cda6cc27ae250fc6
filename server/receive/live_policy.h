// SPDX-License-Identifier: Apache-2.0
// The policy side of a session over the compiled revision: ACL conversation, named lists, expansions, the World.
#pragma once

#include "server/policy/acl/engine.h"
#include "server/policy/lookup/named_lists.h"
#include "server/policy/world/world.h"
#include "server/receive/policy_gate.h"
#include "server/receive/policy_texts.h"
#include "server/receive/recorded_inputs.h"
#include "server/receive/session_variables.h"

#include <functional>
#include <memory>

namespace postroom::receive {

inline constexpr std::size_t keptAnswerBytes = 64 * 1024; ///< of one of a message's records; what goes beyond cannot be replayed

/// Of one revision; shared by its sessions.
struct PolicyParts {
    std::shared_ptr<const acl::Policy> policy;
    std::shared_ptr<const PolicyTexts> texts;
    std::shared_ptr<const lookup::NamedLists> lists;
    std::function<std::unique_ptr<world::World>()> makeWorld; ///< called on the session's worker
    acl::AddressVerifier* verifier = nullptr;                 ///< may be null; outlives the sessions
    /// For cutthrough_delivery; empty: messages go through the queue.
    std::function<PolicyGate::DeliveredNow(const queue::IncomingMessage&)> deliverNow;
    const rewrite::RewriteRules* rewriteRules = nullptr;      ///< the same
    /// More variables, asked after the session's own (the configuration's constants); may be null.
    const expand::VariableSource* extraVariables = nullptr;
    /// Variables asked before the session's own: a replay says here what was not recorded; may be null.
    const expand::VariableSource* firstVariables = nullptr;
};

class LivePolicy final : public PolicyGate {
public:
    LivePolicy(std::shared_ptr<const PolicyParts> parts, Session& session);

    acl::Verdict ask(acl::Phase phase, std::string_view recipient) override;
    [[nodiscard]] bool has(acl::Phase phase) const override;
    void resetMessage() override;
    Match matchHost(HostOption option) override;
    bool anybodyMaySetSender(std::string_view address) override;
    std::string rewriteRaw(std::string_view text) override { return m_parts->rewriteRules->raw(text, scope()); }
    [[nodiscard]] bool rewritesRaw() const override { return m_parts->rewriteRules != nullptr && m_parts->rewriteRules->hasRaw(); }
    std::vector<rewrite::Change> rewriteMessage(const rewrite::Message& message) override;
    std::optional<std::string> expand(TextOption option, std::string& problem) override;
    acl::VerifyResult::Kind verifyAddress(std::string_view address) override;
    acl::VerifyResult expandAddress(std::string_view address) override;
    void setContent(const acl::MessageContent* content) override { m_conversation.setContent(content); }
    [[nodiscard]] std::vector<std::pair<std::string, expand::Value>> aclVariables() const override { return m_conversation.aclVariables(); }
    /// The trace and, in it, what another policy would have to know to decide the same case.
    DeliveredNow deliverNow(const queue::IncomingMessage& message) override;
    std::string takeTrace() override;
    void keepHeaders(std::string_view headers) override { m_headers = headers.substr(0, keptHeaderBytes + 1); }
    const expand::Scope& scope() override;
    HostNames lookUpClient(std::string_view address) override;
    void rest() override;

private:
    /// World and scopes live for a turn of the session.
    struct Turn {
        std::unique_ptr<world::World> world;
        std::unique_ptr<world::RecordingWorld> recording; ///< what ACLs ask; not logins: no secret is recorded
        std::unique_ptr<expand::Scope> forAcls;  ///< without the conversation's own names
        std::unique_ptr<expand::Scope> forTexts; ///< with them
    };
    Turn& turn();
    world::Record& recordOf(acl::Phase phase);

    std::shared_ptr<const PolicyParts> m_parts;
    Session& m_session;
    SessionVariables m_variables;
    acl::Conversation m_conversation;
    std::unique_ptr<Turn> m_turn;
    // What ACLs asked: for the connection, for the message in hand, for the recipient in hand.
    world::Record m_connectionAnswers{keptAnswerBytes}, m_messageAnswers{keptAnswerBytes}, m_recipientAnswers{keptAnswerBytes};
    bool m_recipientRefused = false;
    std::string m_headers;
};

} // namespace postroom::receive
