// SPDX-License-Identifier: Apache-2.0
// xtext of RFC 3461 4: how ENVID and ORCPT carry any byte in a MAIL or RCPT parameter.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace postroom::mail {

std::string xtextEncode(std::string_view bytes);
/// Nothing when the text is no xtext: a byte outside 33..126, a "=", or "+" without two upper-case hex digits.
std::optional<std::string> xtextDecode(std::string_view text);

} // namespace postroom::mail
