// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/conversation_state.h"
#include "server/policy/acl/engine.h"
#include "server/policy/acl/evaluation.h"
#include "server/policy/acl/message_code.h"
#include "server/policy/acl/policy.h"

#include <chrono>
#include <optional>
#include <utility>

namespace postroom::acl {

struct Conversation::State : ConversationState {
    State(std::shared_ptr<const Policy> compiled, AddressVerifier* addressVerifier)
        : ConversationState(std::move(compiled)), verifier(addressVerifier) {}

    AddressVerifier* verifier;
};

namespace {

bool belongsToConnection(Phase phase) {
    return phase == Phase::connect || phase == Phase::helo || phase == Phase::starttls || phase == Phase::auth;
}

// Connection decisions beyond this are not recorded: a client that greets for ever must not fill the memory.
constexpr std::size_t connectionTraceLimit = 64 * 1024;
// More than this of a message's trace does not go with each of its refused recipients.
constexpr std::size_t recipientTraceLimit = 16 * 1024;

Outcome outcomeOf(Check check) {
    switch (check) {
    case Check::yes: return Outcome::accept;
    case Check::no: return Outcome::deny;
    case Check::drop: return Outcome::drop;
    case Check::discard: return Outcome::discard;
    case Check::defer:
    case Check::error: return Outcome::defer;
    }
    return Outcome::defer;
}

char replyDigit(Phase phase, Outcome outcome) {
    if (phase == Phase::quit)
        return '2';
    switch (outcome) {
    case Outcome::accept:
    case Outcome::discard: return phase == Phase::predata ? '3' : '2';
    case Outcome::deny:
    case Outcome::drop: return '5';
    case Outcome::defer: return '4';
    }
    return '4';
}

// What a phase does not allow as an answer (policy-language 2.14.4; also refused when the revision is loaded).
void checkOutcome(Phase phase, Check& check, Messages& messages) {
    const bool noMessage = phase == Phase::predata || phase > Phase::data;
    if (check == Check::discard && noMessage && phase != Phase::notSmtp && phase != Phase::notSmtpMime) {
        messages.log = "\"discard\" verb not allowed in " + std::string(phaseLabel(phase)) + " ACL";
        check = Check::error;
    } else if (check == Check::drop && phase == Phase::mailauth) {
        messages.log = "\"drop\" verb not allowed in MAILAUTH ACL";
        check = Check::error;
    }
}

void fillTexts(Phase phase, bool temporaryDetails, Messages& messages, Verdict& verdict) {
    verdict.logText = std::move(messages.log);
    const bool hidden = verdict.outcome == Outcome::defer && !temporaryDetails && phase != Phase::quit;
    if (hidden || messages.user.empty())
        return;
    CodedText coded = readMessageCode(messages.user, replyDigit(phase, verdict.outcome));
    if (coded.wrongClass)
        verdict.logLines.push_back("configured error code starts with incorrect digit (expected " +
                                   std::string(1, replyDigit(phase, verdict.outcome)) + ") in \"" + messages.user + "\"");
    verdict.code = coded.code;
    verdict.enhanced = std::move(coded.enhanced);
    verdict.text = std::move(coded.text);
}

// The sender's failure goes before the refusal, and into the log, once for a message.
void tellSenderFailure(const std::optional<SenderFailure>& failure, ConversationState& state, const Evaluation& evaluation, Verdict& verdict) {
    const bool refused = verdict.outcome == Outcome::deny || verdict.outcome == Outcome::drop || verdict.outcome == Outcome::defer;
    if (!failure || !refused || state.senderFailureTold)
        return;
    state.senderFailureTold = true;
    const std::string host = evaluation.variable("sender_fullhost").text;
    verdict.logLines.push_back((host.empty() ? std::string() : "H=" + host + " ") + "sender verify " + (failure->temporary ? "defer" : "fail") +
                               " for <" + failure->address + ">: " + failure->message);
    if (failure->details && !failure->message.empty() && !verdict.text.empty())
        verdict.text = "Verification failed for <" + failure->address + ">\n" + failure->message + "\n" + verdict.text;
}

} // namespace

std::string traceReply(const Verdict& verdict) {
    std::string reply = verdict.code == 0 ? std::string() : std::to_string(verdict.code);
    for (const std::string& part : {verdict.enhanced, verdict.text})
        if (!part.empty())
            reply += (reply.empty() ? "" : " ") + part;
    return reply;
}

Conversation::Conversation(std::shared_ptr<const Policy> policy, AddressVerifier* verifier)
    : m_state(std::make_unique<State>(std::move(policy), verifier)) {}
Conversation::~Conversation() = default;

Verdict Conversation::run(Phase phase, std::string_view recipient, const expand::Scope& scope) {
    const auto begin = std::chrono::steady_clock::now();
    State& state = *m_state;
    const Policy& policy = *state.policy;
    const bool connection = belongsToConnection(phase);
    TraceRecorder& recorder = connection ? state.connectionTrace : state.messageTrace;
    if (connection && recorder.size() > connectionTraceLimit)
        state.connectionTrace.take();
    state.connectionTraceNew = state.connectionTraceNew || connection;
    state.beginRun(phase, recipient);
    state.beforeRecipient = recorder.mark();
    recorder.beginDecision(phase, recipient, policy.revision());
    recorder.askedAt(base::systemClock().now()); // not the world's clock: a recorded one stands still

    Verdict verdict;
    std::string decidedBy;
    const PhaseEntry& entry = policy.entry(phase);
    if (!entry.set) {
        verdict.outcome = unsetOutcome(phase);
    } else {
        Evaluation evaluation(policy, state, state.verifier, recorder, phase, scope);
        Check check = evaluation.runEntry(entry);
        Messages messages = std::move(evaluation.messages());
        checkOutcome(phase, check, messages);
        verdict = std::move(evaluation.verdict());
        verdict.outcome = outcomeOf(check);
        decidedBy = evaluation.decidedBy();
        fillTexts(phase, evaluation.temporaryDetails(), messages, verdict);
        tellSenderFailure(evaluation.senderFailure(), state, evaluation, verdict);
        if (check == Check::error && decidedBy.empty())
            decidedBy = verdict.logText;
        verdict.statement = decidedBy;
    }
    const auto passed = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    state.recipientRefused = phase == Phase::rcpt && verdict.outcome != Outcome::accept && verdict.outcome != Outcome::discard;
    recorder.endDecision(verdict.outcome, static_cast<std::uint32_t>(passed.count()), decidedBy, traceReply(verdict));
    return verdict;
}

void Conversation::resetMessage() { m_state->resetMessage(); }

void Conversation::setContent(const MessageContent* content) { m_state->content = content; }

const expand::VariableSource& Conversation::variables() const { return *m_state; }

std::vector<std::pair<std::string, expand::Value>> Conversation::aclVariables() const {
    std::vector<std::pair<std::string, expand::Value>> all;
    all.reserve(m_state->connectionVariables.size() + m_state->messageVariables.size());
    for (const auto* variables : {&m_state->connectionVariables, &m_state->messageVariables})
        all.insert(all.end(), variables->begin(), variables->end());
    return all;
}

std::string Conversation::takeTrace() {
    State& state = *m_state;
    if (state.messageTrace.size() == 0 && !state.connectionTraceNew)
        return {};
    state.keptConnectionTrace += state.connectionTrace.take();
    if (state.keptConnectionTrace.size() > connectionTraceLimit)
        state.keptConnectionTrace.clear();
    state.connectionTraceNew = false;
    // A refusal takes along what led to it; the message keeps that, and the refusal has no place in the message's trace.
    if (std::exchange(state.recipientRefused, false) && state.beforeRecipient.size < recipientTraceLimit)
        return state.keptConnectionTrace + state.messageTrace.takeBackTo(state.beforeRecipient);
    return state.keptConnectionTrace + state.messageTrace.take();
}

} // namespace postroom::acl
