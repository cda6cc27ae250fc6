// SPDX-License-Identifier: Apache-2.0
// `control =` (policy-language 2.5): one row per control, with the phases in which it may be set and the shape of its
// options. The engine applies caseful_local_part and caselower_local_part; the rest goes to the session by name.
#pragma once

#include "server/policy/acl/evaluation.h"
#include "server/policy/acl/term_compiler.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace postroom::acl {

struct ControlRow {
    std::string_view name;
    bool hasOptions = false;
    PhaseSet phases;
    std::string_view feature; ///< not empty: not built yet, an error that names this
};

std::span<const ControlRow> controlRows();

TermResult runControl(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);
void compileControl(TermCompiler& compiler, CompiledTerm& term, std::string_view source);

} // namespace postroom::acl
