// SPDX-License-Identifier: Apache-2.0
// Puts the questions of a recorded case to the ACLs of another configuration: the connection, the envelope and the header
// section stand as they were recorded, and what is asked of the outside is answered from the record. What was not
// recorded is never guessed: from the first such question on the case counts as one that cannot be replayed.
#pragma once

#include "server/policy/acl/trace.h"
#include "server/policy/world/question_words.h"
#include "server/receive/receive_server.h"
#include "server/receive/recorded_inputs.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace postroom::receive {

struct ReplayedDecision {
    std::string phase, recipient;
    std::string outcome, reply, decidedBy; ///< as a trace has them
    std::vector<std::string> sentences;    ///< why, for people
};

struct ReplayResult {
    enum class Kind : std::uint8_t { same, differs, notReplayable } kind = Kind::same;
    /// Of differing ones: each decision that came out otherwise, with its place in the recorded ones.
    std::vector<std::pair<std::size_t, ReplayedDecision>> differences;
    std::vector<world::QuestionWords> missing; ///< what would have had to be known, of the outside or of the message
};

/// `decisions` are those of the recorded trace, in order.
ReplayResult replayCase(const std::shared_ptr<const Configuration>& configuration, const RecordedInputs& inputs,
                        const std::vector<acl::TracedDecision>& decisions);

} // namespace postroom::receive
