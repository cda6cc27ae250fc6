// SPDX-License-Identifier: Apache-2.0
// The reference part of the manual, printed from the rows: it cannot disagree with the program.
#pragma once

#include <string>

namespace postroom::catalogue {

/// Markdown, a section for each kind of object and a table for each group of options.
[[nodiscard]] std::string optionsReference();
/// Markdown: verbs, conditions, modifiers, controls and verifications of ACLs, with where each may stand.
[[nodiscard]] std::string termsReference();
/// Markdown: events with their fields.
[[nodiscard]] std::string eventsReference();
/// Markdown: methods of the control protocol with role, request and reply.
[[nodiscard]] std::string commandsReference();

} // namespace postroom::catalogue
