// SPDX-License-Identifier: Apache-2.0
// A reply of our server as it goes on the wire: code, enhanced code (RFC 2034), one or more lines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace postroom::smtp {

struct Reply {
    std::uint16_t code = 0;
    std::string enhanced; ///< "2.1.0"; empty where RFC 2034 has none (greeting, EHLO, 3xx)
    std::string text;     ///< lines separated by LF

    [[nodiscard]] bool positive() const { return code < 400; }
    [[nodiscard]] bool permanent() const { return code >= 500; }
};

/// Whether enhanced codes are written: an administrator may switch them off, to answer exactly as Exim does.
enum class EnhancedCodes : unsigned char { shown, hidden };

/// Appends the reply to `out`: "250-2.1.0 a CR LF 250 2.1.0 b CR LF". Control characters become "?", a line is cut so that it
/// stays within 512 bytes (RFC 5321 4.5.3.1.5). With EnhancedCodes::shown a missing enhanced code of a final 2xx, 4xx or
/// 5xx reply is not made up: the caller leaves it empty on purpose.
void render(const Reply& reply, EnhancedCodes codes, std::string& out);

/// "550 5.1.1 a\nb" for logs: code once, lines joined by LF.
std::string replyText(const Reply& reply);

/// Is this "4.7.1", "5.1.10": class 2, 4 or 5, subject and detail of up to three digits (RFC 3463 2)?
bool isEnhancedCode(std::string_view text);

} // namespace postroom::smtp
