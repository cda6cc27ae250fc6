// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/acl_caller.h"

#include "server/policy/acl/acl_text.h"
#include "server/policy/acl/conversation_state.h"
#include "server/policy/acl/evaluation.h"
#include "server/policy/acl/policy.h"

namespace postroom::acl {

struct StandaloneAcls::State : ConversationState {
    State(std::shared_ptr<const Policy> compiled, AddressVerifier* addressVerifier, const expand::Scope& scope)
        : ConversationState(std::move(compiled)), verifier(addressVerifier), outer(scope) {}

    AddressVerifier* verifier;
    const expand::Scope& outer;
};

namespace {

constexpr std::string_view inlineName = "inline ACL";

/// A policy of one ACL, whose statements stand where a name could; it cannot call others. Null when they are none.
std::shared_ptr<const Policy> inlineAcl(std::string_view text) {
    if (!verbFromName(text.substr(0, text.find_first_of(" \t\n"))))
        return nullptr;
    std::vector<config::Finding> findings;
    PolicySource source;
    source.acls.push_back(readAclText(text, {}, findings));
    source.acls.back().name = inlineName;
    return compilePolicyForTrial(source, {}, findings);
}

} // namespace

StandaloneAcls::StandaloneAcls(std::shared_ptr<const Policy> policy, AddressVerifier* verifier, const expand::Scope& outer)
    : m_state(std::make_unique<State>(std::move(policy), verifier, outer)) {}
StandaloneAcls::~StandaloneAcls() = default;

expand::AclCallResult StandaloneAcls::callAcl(std::string_view name, const std::vector<expand::Value>& arguments) {
    State& state = *m_state;
    std::shared_ptr<const Policy> policy = state.policy;
    std::shared_ptr<const Policy> inlined = policy->find(name) == nullptr ? inlineAcl(name) : nullptr;
    if (inlined != nullptr) {
        policy = inlined;
        name = inlineName;
    }
    TraceRecorder recorder(policy->textCount()); // nobody reads the trace of a trial expansion
    recorder.beginDecision(Phase::rcpt, {}, policy->revision());
    Evaluation evaluation(*policy, state, state.verifier, recorder, Phase::rcpt, state.outer);
    return evaluation.callAcl(name, arguments);
}

const expand::VariableSource& StandaloneAcls::variables() const { return *m_state; }

} // namespace postroom::acl
