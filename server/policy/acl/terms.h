// SPDX-License-Identifier: Apache-2.0
// One row per condition and modifier: its name, where it may stand, how its operand is compiled and what it does.
// Adding a term is adding a row in terms.cpp and its two functions in a file of its family.
#pragma once

#include "server/policy/acl/evaluation.h"
#include "server/policy/acl/phases.h"
#include "server/policy/acl/policy.h"
#include "server/policy/acl/term_compiler.h"

#include <span>
#include <string_view>

namespace postroom::acl {

enum class TermKind : std::uint8_t {
    condition,
    modifier,
    message,  ///< message and log_message: remembered, expanded at the outcome
    endpass,
    later,    ///< a known name whose feature is not built: an error when a revision is loaded
};

enum class OperandUse : std::uint8_t {
    expanded, ///< expanded before the term runs; a forced failure skips the term
    own,      ///< the term expands it itself (lists, acl)
};

using TermCompileFunction = void (*)(TermCompiler& compiler, CompiledTerm& term, std::string_view source);
using TermRunFunction = TermResult (*)(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);

struct TermRow {
    std::string_view name;
    TermKind kind = TermKind::condition;
    PhaseSet phases;
    OperandUse operand = OperandUse::expanded;
    TermCompileFunction compile = nullptr; ///< null: the operand is only compiled as an expansion
    TermRunFunction run = nullptr;
    std::string_view feature; ///< of `later`: what it needs
};

std::span<const TermRow> termRows();
/// "set acl_m_x" finds "set". Null when there is none.
const TermRow* findTerm(std::string_view name);

} // namespace postroom::acl
