// SPDX-License-Identifier: Apache-2.0
// What is wrong, or remarkable, in a configuration, and where: one type from the parser to the console's field.
#pragma once

#include "shared/base/json.h"

#include <cstdint>
#include <string>
#include <vector>

namespace postroom::config {

/// A place in a text (file, line and column from 1) or in the document (object and setting); unknown parts are empty or 0.
struct Place {
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::string object;  ///< "router smarthost", "acl acl_check_rcpt", "main"
    std::string setting; ///< "condition", "route_list"; for an ACL the statement's number and term: "3.condition"
};

enum class Severity : std::uint8_t { error, warning, note };

struct Finding {
    Severity severity = Severity::error;
    std::string code;    ///< stable, for programs: "unknown-variable", "unbalanced-brace"
    Place place;
    std::string message; ///< one sentence
    std::string hint;    ///< what to do, or "did you mean X?"; may be empty

    /// "FILE:LINE:COLUMN: error: MESSAGE (HINT)"
    [[nodiscard]] std::string text() const;
};

using Findings = std::vector<Finding>;

[[nodiscard]] bool hasErrors(const Findings& findings);
/// "FILE:LINE:COLUMN", or "OBJECT, SETTING" when there is no file.
[[nodiscard]] std::string placeText(const Place& place);

/// {severity, code, place: {file, line, column, object, setting}, message, hint}; what is unknown is left out.
[[nodiscard]] base::Json toJson(const Finding& finding);
[[nodiscard]] base::Json toJson(const Findings& findings);

} // namespace postroom::config
