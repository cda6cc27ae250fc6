// SPDX-License-Identifier: Apache-2.0
// The document as JSON: for the control protocol whole, for the store object by object (its body).
#pragma once

#include "shared/config/document.h"

namespace postroom::config {

/// {format: 1, objects: [{kind, name, rank, comment, body}]}
[[nodiscard]] base::Json toJson(const Document& document);
/// Findings name what cannot be taken; objects without errors are in the document all the same.
[[nodiscard]] Document documentFromJson(const base::Json& json, Findings& findings);

/// {settings: {name: value}, comments: {name: text}, hidden: [name], statements: [...], comment}; empty parts are left out.
[[nodiscard]] base::Json bodyToJson(const Object& object);
/// Reads a body against the catalogue; what is wrong is in the findings.
[[nodiscard]] Object objectFromJson(Kind kind, std::string name, const base::Json& body, Findings& findings);

/// {verb, terms: [{name, negated, value}], comment, after, enabled: false}; `negated` and `enabled` only when unusual.
[[nodiscard]] base::Json toJson(const Statement& statement);
[[nodiscard]] base::Result<Statement> statementFromJson(const base::Json& json);

} // namespace postroom::config
