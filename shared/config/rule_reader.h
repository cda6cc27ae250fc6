// SPDX-License-Identifier: Apache-2.0
// Reads a line of the sections retry and rewrite (policy-language 2.8, 2.9).
#pragma once

#include "shared/config/line_reader.h"

#include <optional>

namespace postroom::config {

/// Nothing when the line is no rule; the finding says why. Names are given later, by Document::nameRules.
[[nodiscard]] std::optional<Object> readRule(Kind kind, const LogicalLine& line, LineReader& lines);

/// What is wrong with the schedule of a retry rule, or an empty text.
[[nodiscard]] std::string scheduleProblem(std::string_view schedule);
/// What is wrong with the name of a retry error, or an empty text.
[[nodiscard]] std::string retryErrorProblem(std::string_view name);
/// What is wrong with the flags of a rewrite rule, or an empty text.
[[nodiscard]] std::string rewriteFlagsProblem(std::string_view flags);
/// What is wrong with the pattern of a rewrite rule with S, or an empty text.
[[nodiscard]] std::string rawPatternProblem(std::string_view pattern, std::string_view flags);

} // namespace postroom::config
