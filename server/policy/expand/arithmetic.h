// SPDX-License-Identifier: Apache-2.0
// Numbers of the language: integers with K, M, G; and ${eval:}. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace postroom::expand {

enum class NumberBase : unsigned char { any, decimal };

/// Reads "-5", " 12K "; false leaves a sentence in `why`.
bool readInteger(std::string_view text, std::int64_t& out, std::string& why);
/// Evaluates an expression; arithmetic wraps at 64 bits and shifts are modulo 64 (policy-language 2.14.11).
bool evaluateExpression(std::string_view text, NumberBase numbers, std::int64_t& out, std::string& why);

} // namespace postroom::expand
