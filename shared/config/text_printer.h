// SPDX-License-Identifier: Apache-2.0
// Prints a document in Exim's syntax; readText reads it back to a document with the same digest. Secrets are printed
// as secret:NAME.
#pragma once

#include "shared/config/document.h"

#include <string>

namespace postroom::config {

inline constexpr std::string_view textHeader = "# Postroom configuration, format 1";

[[nodiscard]] std::string printText(const Document& document);
/// One object as it stands in its section, or in the main section.
[[nodiscard]] std::string printObject(const Object& object);
/// "deny  hosts = x" and its further terms on lines of their own.
[[nodiscard]] std::string printStatement(const Statement& statement);

} // namespace postroom::config
