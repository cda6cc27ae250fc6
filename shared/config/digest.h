// SPDX-License-Identifier: Apache-2.0
// The digest of a configuration: equal documents have equal digests, whatever their history, comments and files.
#pragma once

#include "shared/config/document.h"

#include <string>

namespace postroom::config {

/// SHA-256, in hexadecimal, over the canonical JSON of the explicit settings: kind, name, rank (where the order of the
/// kind matters), sorted keys, base units; without ids, authors, times, defaults, comments and values of secrets.
[[nodiscard]] std::string digest(const Document& document);

/// What the digest is taken of.
[[nodiscard]] std::string canonicalText(const Document& document);

} // namespace postroom::config
