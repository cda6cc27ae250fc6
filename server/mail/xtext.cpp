// SPDX-License-Identifier: Apache-2.0
#include "server/mail/xtext.h"

namespace postroom::mail {

namespace {

constexpr std::string_view hexDigits = "0123456789ABCDEF";

} // namespace

std::string xtextEncode(std::string_view bytes) {
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 33 && byte <= 126 && c != '+' && c != '=') {
            out += c;
            continue;
        }
        out += '+';
        out += hexDigits[byte >> 4];
        out += hexDigits[byte & 15];
    }
    return out;
}

std::optional<std::string> xtextDecode(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 33 || byte > 126 || text[i] == '=')
            return std::nullopt;
        if (text[i] != '+') {
            out += text[i];
            continue;
        }
        if (i + 2 >= text.size())
            return std::nullopt;
        const auto high = hexDigits.find(text[i + 1]);
        const auto low = hexDigits.find(text[i + 2]);
        if (high == std::string_view::npos || low == std::string_view::npos)
            return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

} // namespace postroom::mail
