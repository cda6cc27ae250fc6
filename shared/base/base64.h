// SPDX-License-Identifier: Apache-2.0
// RFC 4648 base64, strict on input: no white space, correct padding.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace postroom::base {

std::string base64Encode(std::string_view bytes);
/// Nothing when the text is not base64 (RFC 4648 section 4, padding required).
std::optional<std::string> base64Decode(std::string_view text);

} // namespace postroom::base
