// SPDX-License-Identifier: Apache-2.0
// The reference part of the manual, printed from the rows: it cannot disagree with the program.
#pragma once

#include "shared/catalogue/option_row.h"

#include <string>

namespace postroom::catalogue {

/// Markdown, a section for each kind of object and a table for each group of options.
[[nodiscard]] std::string optionsReference();
/// Markdown: verbs, conditions, modifiers, controls and verifications of ACLs, with where each may stand.
[[nodiscard]] std::string termsReference();
/// Markdown: items, operators, conditions and variables of expansions, with an example where one says more than the form.
[[nodiscard]] std::string expansionsReference();
/// "name = value" as it may stand in a configuration; a test reads each.
[[nodiscard]] std::string optionExample(const OptionRow& row);
/// Markdown: events with their fields.
[[nodiscard]] std::string eventsReference();
/// Markdown: methods of the control protocol with role, request and reply.
[[nodiscard]] std::string commandsReference();

} // namespace postroom::catalogue
