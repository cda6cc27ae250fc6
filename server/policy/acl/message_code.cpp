// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/message_code.h"

#include "shared/base/text.h"

namespace postroom::acl {

namespace {

// Length of "d.ddd.ddd" at the beginning, 0 when there is none (RFC 3463 2).
std::size_t enhancedLength(std::string_view text) {
    if (text.size() < 5 || !base::isDigit(text[0]) || text[1] != '.')
        return 0;
    std::size_t at = 2;
    for (int part = 0; part < 2; ++part) {
        std::size_t digits = 0;
        while (digits < 3 && at < text.size() && base::isDigit(text[at])) {
            ++digits;
            ++at;
        }
        if (digits == 0)
            return 0;
        if (part == 0 && (at >= text.size() || text[at++] != '.'))
            return 0;
    }
    return at;
}

} // namespace

CodedText readMessageCode(std::string_view message, char digit) {
    CodedText result;
    const bool coded = message.size() >= 4 && base::isDigit(message[0]) && base::isDigit(message[1]) && base::isDigit(message[2]) &&
                       base::isSpace(message[3]);
    if (!coded) {
        result.text = message;
        return result;
    }
    std::string_view rest = message.substr(4);
    std::string_view enhanced;
    if (const std::size_t length = enhancedLength(rest); length > 0 && (length == rest.size() || base::isSpace(rest[length]))) {
        enhanced = rest.substr(0, length);
        rest = length == rest.size() ? std::string_view() : rest.substr(length + 1);
    }
    result.wrongClass = message[0] != digit;
    if (!result.wrongClass) {
        result.code = static_cast<std::uint16_t>((message[0] - '0') * 100 + (message[1] - '0') * 10 + (message[2] - '0'));
        if (!enhanced.empty() && enhanced[0] == digit)
            result.enhanced = enhanced;
    }
    result.text = rest;
    return result;
}

} // namespace postroom::acl
