// SPDX-License-Identifier: Apache-2.0
// A statement in shadow mode: its conditions are really asked, and what it would have done is counted and recorded; but
// it runs on a copy of everything that a statement can change, so that nothing that follows can tell that it is there.
#include "server/policy/acl/conversation_state.h"
#include "server/policy/acl/evaluation.h"
#include "server/policy/world/world.h"

#include <utility>

namespace postroom::acl {

namespace {

/// Counters of a shadow statement count under names of their own: those of the statements in force must not rise by it.
class ShadowWorld final : public world::World {
public:
    explicit ShadowWorld(world::World& real) : m_real(real) {}
    world::Answer ask(const world::Question& question) override {
        if (question.kind == world::Kind::datagram)
            return world::Answer::of("not sent by a statement in shadow mode");
        if ((question.kind != world::Kind::rate && question.kind != world::Kind::seen) || question.parts.empty())
            return m_real.ask(question);
        world::Question apart = question;
        apart.parts.front() = "shadow/" + apart.parts.front();
        return m_real.ask(apart);
    }
    world::Answer askThrough(const world::Question& question, const std::function<world::Answer()>& find) override { return m_real.askThrough(question, find); }
    world::Answer askPerl(const world::Question& question, world::PerlCaller& caller) override { return m_real.askPerl(question, caller); }
    base::Time now() override { return m_real.now(); }
    [[nodiscard]] bool leavesMarks() const override { return m_real.leavesMarks(); }

private:
    world::World& m_real;
};

/// The traces of a conversation may be large and are not part of what a statement sees.
ConversationState copyWithoutTraces(ConversationState& state) {
    TraceRecorder connection = std::exchange(state.connectionTrace, TraceRecorder(0));
    TraceRecorder message = std::exchange(state.messageTrace, TraceRecorder(0));
    std::string kept = std::exchange(state.keptConnectionTrace, {});
    ConversationState copy = state;
    state.connectionTrace = std::move(connection);
    state.messageTrace = std::move(message);
    state.keptConnectionTrace = std::move(kept);
    return copy;
}

} // namespace

void Evaluation::runShadow(const CompiledAcl& acl, const CompiledStatement& statement) {
    ShadowWorld world(m_scope.world);
    ConversationState copy = copyWithoutTraces(m_state);
    expand::Scope outer{world, m_scope.lists, {m_scope.variables.begin() + 1, m_scope.variables.end()}, nullptr, m_scope.observer};
    Evaluation trial(m_policy, copy, m_verifier, m_recorder, m_phase, outer);
    trial.m_depth = m_depth;
    trial.m_verb = statement.verb;
    std::string found;
    trial.m_foundText = &found;
    const bool marks = world.leavesMarks();
    if (marks)
        statement.counter->countAsked();
    m_recorder.beginStatement(acl.name, statement.number, statement.verbText, m_depth);
    bool endpass = false;
    const Check check = trial.runStatement(statement, endpass);
    Check result = check;
    const bool decides = trial.decides(statement.verb, result, endpass);
    const bool holds = statement.verb == Verb::warn ? check == Check::yes : decides;
    m_recorder.shadowStatement(m_depth, holds);
    if (!holds || !marks)
        return;
    statement.counter->countApplied(world.now());
    ShadowExample example;
    example.time = base::toEpochMicros(world.now());
    example.phase = phaseName(m_phase);
    example.client = variable("sender_host_address").text;
    example.sender = variable("sender_address").text;
    example.recipient = m_state.current.address;
    example.found = std::move(found);
    statement.counter->keepExample(std::move(example));
}

} // namespace postroom::acl
