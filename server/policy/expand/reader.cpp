// SPDX-License-Identifier: Apache-2.0
#include "server/policy/expand/reader.h"

#include "shared/base/text.h"

namespace postroom::expand {

bool Reader::takeIf(char wanted) {
    if (peek() != wanted || atEnd())
        return false;
    ++m_at;
    return true;
}

void Reader::skipBlanks() {
    while (!atEnd() && base::isSpace(peek()))
        ++m_at;
}

std::string Reader::name(std::string_view extras) {
    std::string out;
    while (!atEnd() && (base::isAlnum(peek()) || extras.find(peek()) != std::string_view::npos))
        out += take();
    return out;
}

std::string Reader::headerName() {
    std::string out;
    // RFC 5322 2.2: printable ASCII except the colon.
    while (!atEnd() && peek() > ' ' && peek() < '\x7F' && peek() != ':')
        out += take();
    takeIf(':');
    return out;
}

std::uint32_t Reader::number() {
    std::uint32_t value = 0;
    while (base::isDigit(peek())) {
        const std::uint32_t digit = static_cast<std::uint32_t>(take() - '0');
        value = value > 100'000 ? value : value * 10 + digit;
    }
    return value;
}

namespace {
bool isOctal(char c) {
    return c >= '0' && c <= '7';
}
int hexValue(char c) {
    if (base::isDigit(c))
        return c - '0';
    const char lower = base::lowerChar(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}
} // namespace

char Reader::escape() {
    const char c = take();
    if (isOctal(c)) {
        unsigned value = static_cast<unsigned>(c - '0');
        for (int i = 0; i < 2 && isOctal(peek()); ++i)
            value = value * 8 + static_cast<unsigned>(take() - '0');
        return static_cast<char>(value);
    }
    switch (c) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    case 'x': {
        if (hexValue(peek()) < 0)
            return '\0'; // no digits: the character zero, as in Exim
        unsigned value = 0;
        for (int i = 0; i < 2 && hexValue(peek()) >= 0; ++i)
            value = value * 16 + static_cast<unsigned>(hexValue(take()));
        return static_cast<char>(value);
    }
    default: return c;
    }
}

} // namespace postroom::expand
