// SPDX-License-Identifier: Apache-2.0
// The old text hashes of the language and its idea of a substring. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace postroom::expand {

/// ${hash{length}{alphabet}..}: nothing when `alphabet` is larger than the 62 characters there are, or not positive.
std::optional<std::string> textHash(std::string text, int length, int alphabet);
/// ${nhash{n}..} or, with a second number, "a/b". Nothing when a number is not positive.
std::optional<std::string> numericHash(std::string_view text, int first, int second);
/// Negative start counts from the right; a negative length means "not given".
std::string_view substringOf(std::string_view text, int start, int length);

} // namespace postroom::expand
