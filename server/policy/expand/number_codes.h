// SPDX-License-Identifier: Apache-2.0
// Numbers in base 32 and base 62, as Exim's message ids and SRS use them. Pure; small, hence here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace postroom::expand {

std::string base32Text(std::uint64_t value);                     ///< "" for 0
std::optional<std::uint64_t> base32Number(std::string_view text); ///< nothing on a foreign character
std::string base62Text(std::uint64_t value);                     ///< the last six digits
std::optional<std::uint64_t> base62Number(std::string_view text);

} // namespace postroom::expand
