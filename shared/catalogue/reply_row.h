// SPDX-License-Identifier: Apache-2.0
// A reply of the SMTP server: code, enhanced code (RFC 2034, RFC 3463) and default text. An ACL's message replaces
// the text, never the class.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace postroom::catalogue {

struct ReplyRow {
    std::string_view id; ///< "mail-ok"
    std::uint16_t code;
    std::string_view enhanced; ///< "2.1.0"; empty where RFC 2034 has none (220, 221 greeting, 334, 354)
    std::string_view text;     ///< {name} is filled in by the server
};

[[nodiscard]] std::span<const ReplyRow> replyRows();
[[nodiscard]] const ReplyRow* findReply(std::string_view id);

} // namespace postroom::catalogue
