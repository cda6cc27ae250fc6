// SPDX-License-Identifier: Apache-2.0
#include "server/app/case_replayer.h"

#include "server/receive/replay_session.h"

namespace postroom::app {

namespace {

using receive::ReplayResult;

control::ReplayOutcome notReplayable(std::vector<control::ReplayOutcome::Missing> missing) {
    control::ReplayOutcome outcome;
    outcome.kind = control::ReplayOutcome::Kind::notReplayable;
    outcome.missing = std::move(missing);
    return outcome;
}

bool sameDifferences(const ReplayResult& a, const ReplayResult& b) {
    if (a.differences.size() != b.differences.size())
        return false;
    for (std::size_t i = 0; i < a.differences.size(); ++i)
        if (a.differences[i].first != b.differences[i].first || a.differences[i].second.outcome != b.differences[i].second.outcome ||
            a.differences[i].second.reply != b.differences[i].second.reply)
            return false;
    return true;
}

} // namespace

control::ReplayOutcome CaseReplayer::replay(std::string_view packedTrace) {
    std::string packed;
    const auto decisions = acl::unpackTrace(packedTrace, &packed);
    if (!decisions)
        return notReplayable({{"The recorded decisions cannot be read", {}}});
    const auto inputs = receive::unpackInputs(packed);
    if (!inputs)
        return notReplayable({{"The circumstances were not kept with the decisions", {}}});
    if (inputs->answers.truncated())
        return notReplayable({{"More was asked of the outside than is kept", {}}});
    ReplayResult changed = receive::replayCase(m_changed->reception, *inputs, *decisions);
    if (changed.kind == ReplayResult::Kind::notReplayable) {
        std::vector<control::ReplayOutcome::Missing> missing;
        for (auto& [sentence, example] : changed.missing)
            missing.push_back({std::move(sentence), std::move(example)});
        return notReplayable(std::move(missing));
    }
    control::ReplayOutcome outcome;
    if (changed.kind == ReplayResult::Kind::same)
        return outcome;
    outcome.kind = control::ReplayOutcome::Kind::differs;
    if (m_running != nullptr && m_running != m_changed && sameDifferences(changed, receive::replayCase(m_running->reception, *inputs, *decisions)))
        outcome.kind = control::ReplayOutcome::Kind::drifted;
    for (auto& [place, now] : changed.differences) {
        const acl::TracedDecision& was = (*decisions)[place];
        outcome.differences.push_back({was.phase, was.recipient, {was.outcome, was.reply, was.decidedBy},
                                       {now.outcome, now.reply, now.decidedBy}, std::move(now.sentences)});
    }
    return outcome;
}

} // namespace postroom::app
