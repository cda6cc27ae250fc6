// SPDX-License-Identifier: GPL-3.0-or-later
// The statements of an ACL as the working copy holds them, and as text.
#pragma once

#include "shared/config/document.h"

#include <QString>

namespace postroom::console {

[[nodiscard]] base::Json toJson(const std::vector<config::Statement>& statements);
/// What is no statement is left out.
[[nodiscard]] std::vector<config::Statement> statementsFrom(const base::Json& array);
/// What makes two statements the same rule: not the comment.
[[nodiscard]] base::Json ruleOf(config::Statement statement);
/// In our syntax, comments included.
[[nodiscard]] QString statementsText(const std::vector<config::Statement>& statements);

} // namespace postroom::console
