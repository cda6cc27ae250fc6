// SPDX-License-Identifier: Apache-2.0
// One question put to the policy, while it is being answered: walks the statements, keeps the texts of `message` and
// `log_message` as Exim does (policy-language 2.2, 2.14), records the trace. Terms see the world through it.
// Used by one thread, lives on its stack.
#pragma once

#include "server/policy/acl/engine.h"
#include "server/policy/acl/policy.h"
#include "server/policy/expand/scope.h"
#include "server/policy/expand/value.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace postroom::acl {

struct ConversationState;

/// What a condition, a statement or an ACL came to.
enum class Check : std::uint8_t { yes, no, drop, discard, defer, error };

struct TermResult {
    Check check = Check::yes;
    std::string found; ///< for the trace; of defer and error: why, for trace and log
    bool passedOver = false; ///< a forced failure: counts as true even when negated
};

/// The texts for the client and for the log as they stand; conditions (verify, acl) set them, `message` replaces them.
struct Messages {
    std::string user;
    std::string log;
};

/// A sender that could not be verified: the client is told about it before the refusal, once per message.
struct SenderFailure {
    std::string address;
    std::string message;
    bool temporary = false;
    bool details = true;
};

class Evaluation : public expand::AclCaller {
public:
    Evaluation(const Policy& policy, ConversationState& state, AddressVerifier* verifier, TraceRecorder& recorder, Phase phase,
               const expand::Scope& outer);

    /// Runs the phase's ACL to its end.
    Check runEntry(const PhaseEntry& entry);
    /// Runs a nested ACL, at most nestingLimit deep.
    TermResult callNested(const CompiledAcl& acl, std::vector<expand::Value> arguments);
    expand::AclCallResult callAcl(std::string_view name, const std::vector<expand::Value>& arguments) override;

    static constexpr std::uint32_t nestingLimit = 20;

    [[nodiscard]] const expand::Scope& scope() const { return m_scope; }
    [[nodiscard]] const Policy& policy() const { return m_policy; }
    [[nodiscard]] ConversationState& state() { return m_state; }
    [[nodiscard]] AddressVerifier* verifier() { return m_verifier; }
    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] Messages& messages() { return m_messages; }
    [[nodiscard]] Verdict& verdict() { return m_verdict; }
    /// The verb of the statement that runs.
    [[nodiscard]] Verb verb() const { return m_verb; }
    /// A temporary failure's text may go to the client.
    void allowTemporaryDetails() { m_temporaryDetails = true; }
    [[nodiscard]] bool temporaryDetails() const { return m_temporaryDetails; }
    void noteSenderFailure(SenderFailure failure) { m_senderFailure = std::move(failure); }
    [[nodiscard]] const std::optional<SenderFailure>& senderFailure() const { return m_senderFailure; }
    /// The value of a variable, "" when nobody has it.
    [[nodiscard]] expand::Value variable(std::string_view name) const;
    /// For the trace: the operand of a term that expands its own.
    void tracedOperand(std::string text) { m_operand = std::move(text); }
    [[nodiscard]] const std::string& decidedBy() const { return m_decidedBy; }

private:
    Check runAcl(const CompiledAcl& acl);
    Check runStatement(const CompiledStatement& statement, bool& endpass);
    void runShadow(const CompiledAcl& acl, const CompiledStatement& statement); // shadow_statement.cpp
    bool decides(Verb verb, Check& check, bool endpass);
    TermResult runTerm(const CompiledTerm& term);
    void applyMessages(const CompiledStatement& statement, Check check, const CompiledTerm* message, const CompiledTerm* logMessage);
    void warn(Check check);
    std::optional<std::string> lateText(const CompiledTerm& term, const std::string& verifyMessage);
    std::uint32_t lap();

    const Policy& m_policy;
    ConversationState& m_state;
    AddressVerifier* m_verifier;
    TraceRecorder& m_recorder;
    Phase m_phase;
    expand::Scope m_scope;
    Messages m_messages;
    Verdict m_verdict;
    Verb m_verb = Verb::accept;
    std::uint32_t m_depth = 0;
    bool m_temporaryDetails = false;
    std::optional<SenderFailure> m_senderFailure;
    std::string m_operand;
    std::string m_decidedBy;
    std::string* m_foundText = nullptr; // of a shadow statement: what its conditions found
    std::chrono::steady_clock::time_point m_lap;
};

} // namespace postroom::acl
