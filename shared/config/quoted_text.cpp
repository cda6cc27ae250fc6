// SPDX-License-Identifier: Apache-2.0
#include "shared/config/quoted_text.h"

#include "shared/base/text.h"

#include <algorithm>

namespace postroom::config {

namespace {

int digitValue(char c, int base) {
    int value = -1;
    if (c >= '0' && c <= '9')
        value = c - '0';
    else if (base::lowerChar(c) >= 'a' && base::lowerChar(c) <= 'f')
        value = base::lowerChar(c) - 'a' + 10;
    return value < base ? value : -1;
}

/// Reads up to `most` digits at `at`; nothing is moved when there is none.
char readCode(std::string_view text, std::size_t& at, int base, int most) {
    int code = 0;
    for (int i = 0; i < most && at < text.size() && digitValue(text[at], base) >= 0; ++i, ++at)
        code = code * base + digitValue(text[at], base);
    return static_cast<char>(code);
}

char readEscape(std::string_view text, std::size_t& at) {
    const char c = text[at];
    if (digitValue(c, 8) >= 0)
        return readCode(text, at, 8, 3);
    ++at;
    switch (c) {
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'v': return '\v';
    case 'x': return readCode(text, at, 16, 2);
    default: return c;
    }
}

} // namespace

Unquoted readQuoted(std::string_view text) {
    Unquoted result;
    std::size_t at = 1;
    while (at < text.size()) {
        const char c = text[at++];
        if (c == '"') {
            result.closed = true;
            break;
        }
        result.text += c == '\\' && at < text.size() ? readEscape(text, at) : c;
    }
    result.length = at;
    return result;
}

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            result += std::string("\\") + c;
        else if (c == '\n')
            result += "\\n";
        else if (c == '\t')
            result += "\\t";
        else if (c == '\r')
            result += "\\r";
        else if (byte < 32 || byte == 127)
            result += {'\\', static_cast<char>('0' + (byte >> 6)), static_cast<char>('0' + ((byte >> 3) & 7)),
                       static_cast<char>('0' + (byte & 7))};
        else
            result += c;
    }
    return result + "\"";
}

bool needsQuotes(std::string_view text) {
    if (text.empty())
        return false;
    if (text.front() == '"' || text.back() == '\\' || base::isSpace(text.front()) || base::isSpace(text.back()))
        return true;
    return std::ranges::any_of(text, [](char c) { return (static_cast<unsigned char>(c) < 32 && c != '\t') || c == 127; });
}

Unquoted readWord(std::string_view text) {
    if (text.starts_with('"'))
        return readQuoted(text);
    Unquoted word;
    word.closed = true;
    while (word.length < text.size() && !base::isSpace(text[word.length]))
        word.text += text[word.length++];
    return word;
}

} // namespace postroom::config
