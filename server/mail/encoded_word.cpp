// SPDX-License-Identifier: Apache-2.0
#include "server/mail/encoded_word.h"

#include "shared/base/base64.h"
#include "shared/base/text.h"

#include <iconv.h>

#include <cerrno>
#include <optional>

namespace postroom::mail {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view replacement = "\xEF\xBF\xBD";

int hexValue(char c) {
    if (base::isDigit(c))
        return c - '0';
    const char low = base::lowerChar(c);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

enum class Reading { lenient, strict };

std::optional<std::string> decodeQ(std::string_view text, Reading reading) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '_') {
            out += ' ';
        } else if (text[i] == '=' && i + 2 < text.size() && hexValue(text[i + 1]) >= 0 && hexValue(text[i + 2]) >= 0) {
            out += static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]));
            i += 2;
        } else if (reading == Reading::strict && (text[i] == '=' || text[i] == ' ')) {
            return std::nullopt;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::optional<std::string> decodeB(std::string_view text, Reading reading) {
    if (reading == Reading::strict)
        return base::base64Decode(text);
    std::string padded(text);
    while (!padded.empty() && padded.back() == '=')
        padded.pop_back();
    while (padded.size() % 4 != 0)
        padded += '=';
    return base::base64Decode(padded);
}

struct Word {
    std::string bytes;
    std::string charset;
    std::size_t length = 0;
};

// "=?charset?Q?text?=" at the beginning of `text` (RFC 2047 2; RFC 2231 5 lets a language follow the charset).
std::optional<Word> readWord(std::string_view text, Reading reading) {
    if (text.substr(0, 2) != "=?")
        return std::nullopt;
    const auto charsetEnd = text.find('?', 2);
    if (charsetEnd == npos || charsetEnd + 3 >= text.size() || text[charsetEnd + 2] != '?')
        return std::nullopt;
    const auto begin = charsetEnd + 3;
    const auto end = text.find("?=", begin);
    if (end == npos || text.substr(begin, end - begin).find_first_of("\r\n") != npos)
        return std::nullopt;
    const char encoding = base::upperChar(text[charsetEnd + 1]);
    const auto body = text.substr(begin, end - begin);
    auto charset = text.substr(2, charsetEnd - 2);
    charset = charset.substr(0, charset.find('*'));
    const auto bytes = encoding == 'Q' ? decodeQ(body, reading) : encoding == 'B' ? decodeB(body, reading) : std::nullopt;
    if (!bytes || charset.empty())
        return std::nullopt;
    return Word{*bytes, std::string(charset), end + 2};
}

/// Not by iconv: what it takes for UTF-8 goes beyond U+10FFFF.
std::string cleaned(std::string text) {
    if (base::isValidUtf8(text))
        return text;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = 1; // of the character that begins here
        while (length <= 4 && !base::isValidUtf8(std::string_view(text).substr(at, length)))
            ++length;
        out += length <= 4 ? std::string_view(text).substr(at, length) : replacement;
        at += length <= 4 ? length : 1;
    }
    return out;
}

bool isKnownCharset(const std::string& charset) {
    const iconv_t converter = iconv_open("UTF-8", charset.c_str());
    if (converter == reinterpret_cast<iconv_t>(-1)) // NOLINT: iconv's own way to say no
        return false;
    iconv_close(converter);
    return true;
}

enum class Charsets { toUtf8, asTheyAre };

StrictlyDecoded decode(std::string_view text, Reading reading, Charsets charsets = Charsets::toUtf8) {
    StrictlyDecoded made;
    std::string& out = made.text;
    std::size_t afterWord = npos; // where `out` ended with a decoded word, to drop blanks before the next
    for (std::size_t pos = 0; pos < text.size();) {
        auto word = readWord(text.substr(pos), reading);
        if (word && reading == Reading::strict && !isKnownCharset(word->charset)) {
            if (made.unknownCharset.empty())
                made.unknownCharset = word->charset;
            word.reset();
        }
        if (word) {
            if (afterWord != npos && base::trim(std::string_view(out).substr(afterWord)).empty())
                out.resize(afterWord);
            out += charsets == Charsets::toUtf8 ? toUtf8(word->bytes, word->charset) : word->bytes;
            afterWord = out.size();
            pos += word->length;
            continue;
        }
        out += text[pos++];
    }
    if (charsets == Charsets::toUtf8)
        out = cleaned(std::move(out));
    return made;
}

} // namespace

std::string encodeWords(std::string_view text, std::string_view charset, std::string_view separator) {
    const std::string head = "=?" + std::string(charset) + "?Q?";
    std::string out = head;
    std::size_t wordAt = 0;
    bool coded = false;
    char hex[4];
    for (const char c : text) {
        if (out.size() - wordAt > 67 && !isContinuation(c)) {
            out += "?=" + std::string(separator);
            wordAt = out.size();
            out += head;
        }
        const auto byte = static_cast<unsigned char>(c);
        if (c == ' ') {
            out += '_';
        } else if (byte < 33 || byte > 126 || std::string_view("?=()<>@,;:\\\".[]_").find(c) != npos) {
            static constexpr std::string_view digits = "0123456789ABCDEF";
            hex[0] = '=';
            hex[1] = digits[byte >> 4];
            hex[2] = digits[byte & 15];
            out.append(hex, 3);
            coded = true;
        } else {
            out += c;
        }
    }
    return coded ? out + "?=" : std::string(text);
}

std::string decodeWords(std::string_view text) { return decode(text, Reading::lenient).text; }
std::string decodeWordBytes(std::string_view text) { return decode(text, Reading::lenient, Charsets::asTheyAre).text; }
StrictlyDecoded decodeWordsStrictly(std::string_view text) { return decode(text, Reading::strict); }

std::string toUtf8(std::string_view bytes, std::string_view charset) {
    const iconv_t converter = iconv_open("UTF-8", std::string(charset).c_str());
    if (converter == reinterpret_cast<iconv_t>(-1)) // NOLINT: iconv's own way to say no
        return std::string(bytes);
    std::string input(bytes), out;
    char* from = input.data();
    std::size_t left = input.size();
    char buffer[512];
    while (left > 0) {
        char* to = buffer;
        std::size_t room = sizeof buffer;
        const auto done = iconv(converter, &from, &left, &to, &room);
        out.append(buffer, sizeof buffer - room);
        if (done != static_cast<std::size_t>(-1))
            break;
        if (errno == E2BIG)
            continue;
        out += replacement; // EILSEQ, or EINVAL at a cut end
        ++from;
        --left;
    }
    iconv_close(converter);
    return out;
}

} // namespace postroom::mail
