// SPDX-License-Identifier: Apache-2.0
// Writes the packed decision trace while the engine decides: every call appends some bytes to one buffer, nothing is
// allocated beside it. Texts that belong to the compiled policy (ACL names, terms as written) are numbered by the
// policy and written out only at their first use in a buffer.
//
// The packed form, version 1: "PT" 0x01, then records. Numbers are LEB128, texts are length and bytes, a policy text is
// its index in this buffer or, at its first use, the next free index with the text behind it.
//   D phase revision recipient      a question begins
//   A microseconds                  when it was asked, since 1970
//   S depth acl number verb         a statement begins
//   T depth flags name source operand found us   a term of the latest statement of that depth
//   W depth held    the latest statement of that depth is in shadow mode; would it have applied?
//   I bytes         of another's: what a replay needs (receive/recorded_inputs.h)
//   E outcome decided+1 us decidedBy reply       the answer
//   L text, N text                  beside the decisions, see Attachment; written by others, each behind a head of its own
#pragma once

#include "server/policy/acl/engine.h"
#include "server/policy/acl/trace.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::acl {

/// A text of the policy with its number there.
struct StaticText {
    std::string_view text;
    std::uint32_t id = 0;
};

class TraceRecorder {
public:
    /// `textCount` is the number of the policy's texts.
    explicit TraceRecorder(std::size_t textCount);

    void beginDecision(Phase phase, std::string_view recipient, base::RevisionId revision);
    /// When the question that has just begun was asked.
    void askedAt(base::Time time);
    void endDecision(Outcome outcome, std::uint32_t microseconds, std::string_view decidedBy, std::string_view reply);

    /// The number of the statement within this decision, for decidedStatement().
    std::uint32_t beginStatement(StaticText acl, std::uint32_t number, StaticText verb, std::uint32_t depth);
    void term(std::uint32_t depth, StaticText name, bool negated, StaticText source, std::string_view operand,
              std::string_view found, Truth truth, std::uint32_t microseconds);
    /// The latest statement of that depth is in shadow mode.
    void shadowStatement(std::uint32_t depth, bool held);
    void decidedStatement(std::uint32_t statement) { m_decided = statement + 1; }

    /// The buffer; starts a new one.
    std::string take();
    struct Mark {
        std::size_t size = 0;
        std::uint32_t nextIndex = 0;
    };
    [[nodiscard]] Mark mark() const { return {m_buffer.size(), m_nextIndex}; }
    /// The buffer; goes on from where it was at the mark.
    std::string takeBackTo(Mark mark);
    [[nodiscard]] std::size_t size() const { return m_buffer.size(); }

    static constexpr std::size_t operandLimit = 1024; ///< longer operands and findings are cut
    /// Beyond it (a message with thousands of recipients) terms are left out and the decisions stay.
    static constexpr std::size_t softLimit = 512 * 1024;

private:
    void number(std::uint64_t value);
    void text(std::string_view value);
    void policyText(StaticText value);

    std::size_t m_textCount;
    std::string m_buffer;
    std::vector<std::uint32_t> m_indexes; // of policy texts in this buffer, plus one; 0: not yet
    std::uint32_t m_nextIndex = 0;
    std::uint32_t m_statements = 0;
    std::uint32_t m_decided = 0;
};

} // namespace postroom::acl
