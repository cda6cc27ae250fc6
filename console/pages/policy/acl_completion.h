// SPDX-License-Identifier: GPL-3.0-or-later
// What can stand at the cursor in a line of an ACL's text: a verb, a condition or modifier of this point of the session,
// the words of `control` and `verify`, and in a value what can stand in an expression or list.
#pragma once

#include "shared/catalogue/term_row.h"
#include "shared/config/completion.h"

namespace postroom::console {

/// `phases`: where the ACL runs; 0: not known, everything is offered. A word that is whole already is not offered again.
[[nodiscard]] config::Completion completeAcl(std::string_view line, std::size_t position, catalogue::PhaseSet phases, const std::vector<config::CompletionName>& names);
/// How the value of a condition or modifier is read.
[[nodiscard]] config::ExpressionKind valueKind(std::string_view term);

} // namespace postroom::console
