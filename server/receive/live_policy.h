// SPDX-License-Identifier: Apache-2.0
// The policy side of a session over the compiled revision: ACL conversation, named lists, expansions, the World.
#pragma once

#include "server/policy/acl/engine.h"
#include "server/policy/lookup/named_lists.h"
#include "server/policy/world/world.h"
#include "server/receive/policy_gate.h"
#include "server/receive/policy_texts.h"
#include "server/receive/session_variables.h"

#include <functional>
#include <memory>

namespace postroom::receive {

/// Of one revision; shared by its sessions.
struct PolicyParts {
    std::shared_ptr<const acl::Policy> policy;
    std::shared_ptr<const PolicyTexts> texts;
    std::shared_ptr<const lookup::NamedLists> lists;
    std::function<std::unique_ptr<world::World>()> makeWorld; ///< called on the session's worker
    acl::AddressVerifier* verifier = nullptr;                 ///< may be null; outlives the sessions
    /// More variables, asked after the session's own (the configuration's constants); may be null.
    const expand::VariableSource* extraVariables = nullptr;
};

class LivePolicy final : public PolicyGate {
public:
    LivePolicy(std::shared_ptr<const PolicyParts> parts, Session& session);

    acl::Verdict ask(acl::Phase phase, std::string_view recipient) override;
    [[nodiscard]] bool has(acl::Phase phase) const override;
    void resetMessage() override { m_conversation.resetMessage(); }
    Match matchHost(HostOption option) override;
    bool anybodyMaySetSender(std::string_view address) override;
    std::optional<std::string> expand(TextOption option, std::string& problem) override;
    acl::VerifyResult::Kind verifyAddress(std::string_view address) override;
    void setContent(const acl::MessageContent* content) override { m_conversation.setContent(content); }
    [[nodiscard]] std::vector<std::pair<std::string, expand::Value>> aclVariables() const override { return m_conversation.aclVariables(); }
    std::string takeTrace() override { return m_conversation.takeTrace(); }
    const expand::Scope& scope() override;
    HostNames lookUpClient(std::string_view address) override;
    void rest() override;

private:
    /// World and scopes live for a turn of the session.
    struct Turn {
        std::unique_ptr<world::World> world;
        std::unique_ptr<expand::Scope> forAcls;  ///< without the conversation's own names
        std::unique_ptr<expand::Scope> forTexts; ///< with them
    };
    Turn& turn();

    std::shared_ptr<const PolicyParts> m_parts;
    Session& m_session;
    SessionVariables m_variables;
    acl::Conversation m_conversation;
    std::unique_ptr<Turn> m_turn;
};

} // namespace postroom::receive
