// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/evaluation.h"

#include "server/policy/acl/conversation_state.h"
#include "server/policy/acl/host_names.h"
#include "server/policy/acl/modifiers.h"
#include "server/policy/acl/terms.h"
#include "server/policy/world/world.h"

#include <utility>

namespace postroom::acl {

using expand::Failure;

namespace {

// For which results of its conditions a verb uses `message` and `log_message`.
bool usesMessages(Verb verb, Check check) {
    switch (verb) {
    case Verb::accept:
    case Verb::discard: return check == Check::yes || check == Check::no || check == Check::drop;
    case Verb::require: return check == Check::no || check == Check::drop;
    case Verb::defer:
    case Verb::deny:
    case Verb::drop:
    case Verb::warn: return check == Check::yes;
    }
    return false;
}

Truth truthOf(Check check) {
    switch (check) {
    case Check::yes:
    case Check::discard: return Truth::isTrue;
    case Check::no:
    case Check::drop: return Truth::isFalse;
    case Check::defer: return Truth::deferred;
    case Check::error: return Truth::failed;
    }
    return Truth::failed;
}

expand::Scope innerScope(const expand::Scope& outer, ConversationState& state, expand::AclCaller& caller) {
    expand::Scope scope{outer.world, outer.lists, {}, &caller, outer.observer};
    scope.variables.reserve(outer.variables.size() + 1);
    scope.variables.push_back(&state);
    scope.variables.insert(scope.variables.end(), outer.variables.begin(), outer.variables.end());
    return scope;
}

} // namespace

Evaluation::Evaluation(const Policy& policy, ConversationState& state, AddressVerifier* verifier, TraceRecorder& recorder,
                       Phase phase, const expand::Scope& outer)
    : m_policy(policy)
    , m_state(state)
    , m_verifier(verifier)
    , m_recorder(recorder)
    , m_phase(phase)
    , m_scope(innerScope(outer, state, *this))
    , m_lap(std::chrono::steady_clock::now()) {}

expand::Value Evaluation::variable(std::string_view name) const {
    for (const expand::VariableSource* source : m_scope.variables)
        if (auto value = source->variable(name))
            return std::move(*value);
    return {};
}

std::uint32_t Evaluation::lap() {
    const auto now = std::chrono::steady_clock::now();
    const auto passed = std::chrono::duration_cast<std::chrono::microseconds>(now - m_lap).count();
    m_lap = now;
    return static_cast<std::uint32_t>(passed);
}

Check Evaluation::runEntry(const PhaseEntry& entry) {
    if (!entry.error.empty()) {
        m_messages.log = entry.error;
        return Check::error;
    }
    if (entry.acl != nullptr)
        return runAcl(*entry.acl);
    auto value = entry.program.evaluate(m_scope);
    if (!value) {
        if (value.error().kind == Failure::Kind::forced)
            return Check::yes; // as an ACL that is not set
        m_messages.log = "the text of " + std::string(phaseOption(m_phase)) + " could not be expanded: " + value.error().message;
        return value.error().kind == Failure::Kind::temporary ? Check::defer : Check::error;
    }
    if (value->text.empty())
        return unsetOutcome(m_phase) == Outcome::accept ? Check::yes : Check::no;
    if (const CompiledAcl* acl = m_policy.find(value->text))
        return runAcl(*acl);
    m_messages.log = "unknown ACL \"" + value->text + "\" in " + std::string(phaseOption(m_phase));
    return Check::error;
}

TermResult Evaluation::callNested(const CompiledAcl& acl, std::vector<expand::Value> arguments) {
    if (m_depth >= nestingLimit)
        return {Check::error, "ACL nested too deep: possible loop"};
    std::swap(m_state.arguments, arguments);
    const Verb outerVerb = m_verb;
    std::string outerDecision = std::move(m_decidedBy);
    m_decidedBy.clear();
    ++m_depth;
    const Check check = runAcl(acl);
    --m_depth;
    TermResult result{check, {}};
    if (check == Check::defer || check == Check::error)
        result.found = m_messages.log;
    else
        result.found = m_decidedBy + (check == Check::yes ? " accepted" : check == Check::discard ? " discarded" : " refused");
    m_decidedBy = std::move(outerDecision);
    m_verb = outerVerb;
    std::swap(m_state.arguments, arguments);
    return result;
}

expand::AclCallResult Evaluation::callAcl(std::string_view name, const std::vector<expand::Value>& arguments) {
    if (name.empty())
        return {expand::AclCallResult::Outcome::deny, {}}; // an ACL without a statement refuses
    const CompiledAcl* acl = m_policy.find(name);
    if (acl == nullptr)
        return {expand::AclCallResult::Outcome::error, expand::Value::clean("unknown ACL \"" + std::string(name) + "\"")};
    Messages outer = std::move(m_messages);
    m_messages = {};
    TermResult called = callNested(*acl, arguments);
    Messages inner = std::move(m_messages);
    m_messages = std::move(outer);
    expand::AclCallResult result;
    result.message = expand::Value::tainted(std::move(inner.user));
    switch (called.check) {
    case Check::yes: result.outcome = expand::AclCallResult::Outcome::accept; break;
    case Check::no: result.outcome = expand::AclCallResult::Outcome::deny; break;
    case Check::discard:
    case Check::drop:
        result.outcome = expand::AclCallResult::Outcome::error;
        result.message = expand::Value::clean(called.check == Check::drop ? "an expansion cannot drop a connection" : "an expansion cannot discard a message");
        break;
    case Check::defer: result.outcome = expand::AclCallResult::Outcome::defer; break;
    case Check::error:
        result.outcome = expand::AclCallResult::Outcome::error;
        result.message = expand::Value::clean(std::move(called.found));
        break;
    }
    return result;
}

Check Evaluation::runAcl(const CompiledAcl& acl) {
    const bool marks = m_scope.world.leavesMarks();
    for (const CompiledStatement& statement : acl.statements) {
        if (statement.shadow) {
            runShadow(acl, statement);
            continue;
        }
        m_messages = {};
        m_temporaryDetails = false;
        m_verb = statement.verb;
        if (marks)
            statement.counter->countAsked();
        const std::uint32_t traced = m_recorder.beginStatement(acl.name, statement.number, statement.verbText, m_depth);
        bool endpass = false;
        const Check check = runStatement(statement, endpass);
        m_verb = statement.verb;

        Check result = check;
        const bool decided = decides(statement.verb, result, endpass);
        if (statement.verb == Verb::warn)
            warn(check);
        const bool refuses = check == Check::no || check == Check::drop;
        const bool applies = statement.verb == Verb::require ? refuses : check == Check::yes;
        if (applies && marks)
            statement.counter->countApplied(m_scope.world.now());
        if (decided) {
            m_decidedBy = std::string(acl.name.text) + " statement " + std::to_string(statement.number);
            if (m_depth == 0)
                m_recorder.decidedStatement(traced);
            return result;
        }
    }
    // The texts that the last statement left (an `accept` that did not apply, a verification that failed) are the answer.
    m_decidedBy = "implicit deny at the end of " + std::string(acl.name.text);
    return Check::no;
}

// The truth table of the verbs (policy-language 2.2). `check` comes in as the result of the conditions and leaves as that
// of the ACL when the statement decides it.
bool Evaluation::decides(Verb verb, Check& check, bool endpass) {
    if (check == Check::error || (check == Check::defer && verb != Verb::warn))
        return true;
    const bool holds = check == Check::yes;
    switch (verb) {
    case Verb::accept: return holds || check == Check::discard || endpass;
    case Verb::discard:
        if (holds)
            check = Check::discard;
        return check == Check::discard || endpass;
    case Verb::require: return !holds;
    case Verb::warn: return false;
    case Verb::defer: check = Check::defer; break;
    case Verb::deny: check = Check::no; break;
    case Verb::drop: check = Check::drop; break;
    }
    m_temporaryDetails = m_temporaryDetails || (holds && verb == Verb::defer);
    return holds;
}

Check Evaluation::runStatement(const CompiledStatement& statement, bool& endpass) {
    const CompiledTerm* message = nullptr;
    const CompiledTerm* logMessage = nullptr;
    Check check = Check::yes;
    for (const CompiledTerm& term : statement.terms) {
        if (check != Check::yes) { // for the reader of the trace: what was not reached any more
            m_recorder.term(m_depth, term.name, term.negated, term.source, {}, {}, Truth::notReached, 0);
            continue;
        }
        if (term.row->kind == TermKind::message) {
            (term.row->name == "message" ? message : logMessage) = &term;
            m_recorder.term(m_depth, term.name, false, term.source, {}, {}, Truth::isTrue, 0);
            if (!term.error.empty()) {
                m_messages.log = term.error;
                check = Check::error;
            }
            continue;
        }
        if (term.row->kind == TermKind::endpass) {
            endpass = true;
            continue;
        }
        m_operand.clear();
        TermResult result = runTerm(term);
        if (term.negated && !result.passedOver && (result.check == Check::yes || result.check == Check::no || result.check == Check::drop))
            result.check = result.check == Check::yes ? Check::no : Check::yes;
        const bool failed = result.check == Check::defer || result.check == Check::error;
        if (failed && m_messages.log.empty())
            m_messages.log = result.found;
        // A nested ACL's own laps were taken inside; what is left here is this term's share.
        if (term.secret)
            m_operand = result.found = "(hidden: what was sent to authenticate)";
        m_recorder.term(m_depth, term.name, term.negated, term.source, m_operand, result.found, truthOf(result.check), lap());
        if (m_foundText != nullptr && term.row->kind == TermKind::condition && !result.found.empty())
            *m_foundText += (m_foundText->empty() ? "" : "; ") + result.found;
        check = result.check;
    }
    if (endpass && check == Check::yes)
        message = nullptr; // before or after endpass, it is for the refusal
    if (usesMessages(statement.verb, check))
        applyMessages(statement, check, message, logMessage);
    m_state.verifyMessage.clear();
    return check;
}

TermResult Evaluation::runTerm(const CompiledTerm& term) {
    if (!term.error.empty())
        return {Check::error, term.error};
    if (!term.phases.has(m_phase))
        return {Check::error, "cannot " + std::string(term.row->kind == TermKind::condition ? "test " : "use ") + std::string(term.name.text) +
                                  (term.row->kind == TermKind::condition ? " condition" : " modifier") + " in " +
                                  std::string(phaseLabel(m_phase)) + " ACL"};
    if (term.wantsHostName)
        namedHost(*this);
    if (term.row->operand == OperandUse::own)
        return term.row->run(*this, term, {});
    if (const std::string* constant = term.program.constant())
        return term.row->run(*this, term, *constant);
    auto value = term.program.evaluate(m_scope);
    if (!value) {
        const Failure& failure = value.error();
        if (failure.kind == Failure::Kind::forced)
            return {Check::yes, "the expansion was made to fail: passed over", true};
        return {failure.kind == Failure::Kind::temporary ? Check::defer : Check::error,
                "failed to expand \"" + std::string(term.source.text) + "\": " + failure.message};
    }
    m_operand = value->text;
    return term.row->run(*this, term, value->text);
}

std::optional<std::string> Evaluation::lateText(const CompiledTerm& term, const std::string& verifyMessage) {
    m_state.verifyMessage = verifyMessage;
    if (const std::string* constant = term.program.constant())
        return constant->empty() ? std::nullopt : std::optional(*constant);
    if (term.wantsHostName)
        namedHost(*this);
    auto value = term.program.evaluate(m_scope);
    if (!value) {
        if (value.error().kind != Failure::Kind::forced)
            m_verdict.logLines.push_back("failed to expand ACL " + std::string(term.name.text) + " \"" + std::string(term.source.text) +
                                         "\": " + value.error().message);
        return std::nullopt;
    }
    if (value->text.empty())
        return std::nullopt;
    return std::move(value->text);
}

void Evaluation::applyMessages(const CompiledStatement& statement, Check check, const CompiledTerm* message,
                               const CompiledTerm* logMessage) {
    const std::string oldUser = m_messages.user;
    const std::string oldLog = m_messages.log.empty() ? oldUser : m_messages.log;
    if (statement.verb == Verb::warn || (check == Check::yes && (statement.verb == Verb::accept || statement.verb == Verb::discard)))
        m_messages = {};
    if (message != nullptr)
        // Exim leaves $acl_verify_message empty where a check sets only the log's text; saying why is better.
        if (auto text = lateText(*message, oldUser.empty() ? oldLog : oldUser))
            m_messages.user = std::move(*text);
    if (logMessage != nullptr)
        if (auto text = lateText(*logMessage, oldLog))
            m_messages.log = m_messages.log.empty() ? std::move(*text) : *text + ": " + m_messages.log;
    if (m_messages.log.empty())
        m_messages.log = m_messages.user;
}

void Evaluation::warn(Check check) {
    if (check == Check::defer) {
        m_verdict.logLines.push_back("ACL \"warn\" statement skipped: condition test deferred" +
                                     (m_messages.log.empty() ? std::string() : ": " + m_messages.log));
    } else if (check == Check::yes) {
        if (!m_messages.log.empty() && m_messages.log != m_messages.user) {
            const std::string host = variable("sender_fullhost").text;
            std::string line = (host.empty() ? std::string() : "H=" + host + " ") + "Warning: " + m_messages.log;
            if (m_state.warned.insert(line).second)
                m_verdict.logLines.push_back(std::move(line));
        }
        if (!m_messages.user.empty()) {
            if (findTerm("add_header")->phases.has(m_phase))
                addHeaders(*this, m_messages.user);
            else
                m_verdict.logLines.push_back("ACL \"warn\" with \"message\" setting found in a non-message (" +
                                             std::string(phaseLabel(m_phase)) +
                                             ") ACL: cannot specify header lines here: message ignored");
        }
    }
    m_messages = {};
}

} // namespace postroom::acl
