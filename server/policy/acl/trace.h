// SPDX-License-Identifier: Apache-2.0
// The decision trace, unpacked. The engine writes the packed form directly while it decides; this is for those who look
// at it: control socket, explanation in sentences, tests. The packed form is versioned; an unknown version is an error
// that says so.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/json.h"
#include "shared/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::acl {

enum class Truth : std::uint8_t { isTrue, isFalse, deferred, failed, notReached };

/// One condition or modifier of a statement.
struct TracedTerm {
    std::string name;     ///< "hosts", "set acl_m_x"
    bool negated = false;
    std::string source;   ///< as the administrator wrote it
    std::string operand;  ///< expanded; secrets are redacted; cut at 1 KiB
    std::string found;    ///< what was found: "192.0.2.7 is in 192.0.2.0/24 (item 2)", "127.0.0.2 (listed)"
    Truth truth = Truth::notReached;
    std::uint32_t microseconds = 0;
};

struct TracedStatement {
    std::string acl;
    std::uint32_t number = 0; ///< from 1
    std::string verb;
    std::uint32_t depth = 0;  ///< of nesting by `acl =`
    bool decided = false;     ///< this one gave the verdict
    enum class Shadow : std::uint8_t { none, wouldNot, would } shadow = Shadow::none; ///< in shadow mode: would it have applied?
    std::vector<TracedTerm> terms;
};

/// One question put to the policy: a phase, for a recipient where there is one.
struct TracedDecision {
    std::string phase;
    std::string recipient;
    base::Time time{}; ///< when it was asked; zero in traces of older versions
    std::string outcome; ///< "accept", "deny", "defer", "discard", "drop"
    std::string reply;   ///< the text sent
    std::string decidedBy; ///< "acl_check_rcpt statement 4"
    std::uint32_t microseconds = 0;
    std::int64_t revision = 0;
    std::vector<TracedStatement> statements;
};

/// `inputs`: gets what appendInputs() has put in last.
base::Result<std::vector<TracedDecision>> unpackTrace(std::string_view packed, std::string* inputs = nullptr);
/// Puts bytes of another's into a packed trace; readers of decisions pass over them.
void appendInputs(std::string& packed, std::string_view inputs);

/// What travels with a trace beside decisions: one text of each kind.
enum class Attachment : char {
    transcript = 'L', ///< what was said in the session
    refused = 'R',    ///< packed traces of recipients that were refused before the message was accepted for others
    rewritten = 'C',  ///< JSON of the addresses that rewrite rules changed: [{"where", "from", "to"}]
    notice = 'N',     ///< the bounce or delay notice of ours, up to the returned message
};
/// To be appended to a packed trace, or to stand for one.
std::string packAttachment(Attachment kind, std::string_view text);
/// The last text of that kind; "" when there is none.
std::string attachmentOf(std::string_view packed, Attachment kind);
/// unpackTrace() with what was decided about refused recipients, in order of time; for those who look, not for a replay.
base::Result<std::vector<TracedDecision>> unpackAllDecisions(std::string_view packed);
base::Json traceJson(const std::vector<TracedDecision>& trace);
/// Sentences for a person, the deciding one first: "Refused for anna@example.com: statement 4 of acl_check_rcpt, ...".
std::vector<std::string> explainTrace(const std::vector<TracedDecision>& trace);

} // namespace postroom::acl
