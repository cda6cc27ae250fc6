// SPDX-License-Identifier: Apache-2.0
// The words of the expansion language, for completion, the manual and "did you mean". What an item does is in
// server/policy/expand.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace postroom::catalogue {

enum class ExpansionKind : std::uint8_t { item, operation, condition, variable };

struct ExpansionRow {
    std::string_view name;
    ExpansionKind kind;
    std::string_view form; ///< "${sg{subject}{regex}{replacement}}"; empty for variables
    std::string_view help;
};

[[nodiscard]] std::span<const std::span<const ExpansionRow>> expansionTables();
[[nodiscard]] const ExpansionRow* findExpansion(ExpansionKind kind, std::string_view name);

} // namespace postroom::catalogue
