// SPDX-License-Identifier: Apache-2.0
#include "server/mail/bounce/phrase.h"

#include "server/mail/bounce/reply.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::bounce {

namespace {

constexpr std::size_t wideGap = 60;
constexpr std::size_t narrowGap = 4;

bool isWordByte(char c) { return base::isAlnum(c) || static_cast<unsigned char>(c) >= 0x80; }
bool beginsWord(std::string_view text, std::size_t at) { return at == 0 || !isWordByte(text[at - 1]) || !isWordByte(text[at]); }

std::vector<std::string> alternativesOf(std::string_view text) {
    std::vector<std::string> words;
    for (const auto word : base::split(text, '|'))
        words.emplace_back(base::trim(word));
    return words;
}

bool isAddressByte(char c) { return base::isAlnum(c) || std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos; }

/// "<user@host>" and "user@host" become "@".
std::string withoutAddresses(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '@') {
            out += text[i];
            continue;
        }
        while (!out.empty() && isAddressByte(out.back()))
            out.pop_back();
        while (i + 1 < text.size() && (base::isAlnum(text[i + 1]) || text[i + 1] == '.' || text[i + 1] == '-' || text[i + 1] == '_'))
            ++i;
        out += '@';
    }
    return out;
}

} // namespace

Phrase::Phrase(std::string_view pattern) {
    std::size_t gap = 0;
    bool words = false;
    std::size_t from = 0;
    while (from <= pattern.size()) {
        const std::size_t wide = pattern.find(" .. ", from);
        const std::size_t narrow = pattern.find(" + ", from);
        const std::size_t end = std::min({wide, narrow, pattern.size()});
        m_elements.push_back({alternativesOf(pattern.substr(from, end - from)), gap, words});
        words = end == wide;
        gap = words ? wideGap : narrowGap;
        from = end == pattern.size() ? end + 1 : end + (words ? 4 : 3);
    }
}

bool Phrase::follows(std::string_view text, std::size_t end, std::size_t element) const {
    if (element == m_elements.size())
        return true;
    const Element& wanted = m_elements[element];
    for (std::size_t at = end; at < text.size() && at <= end + wanted.gap; ++at) {
        if (beginsWord(text, at))
            for (const auto& word : wanted.alternatives)
                if (text.substr(at, word.size()) == word && follows(text, at + word.size(), element + 1))
                    return true;
        if (!wanted.words && isWordByte(text[at]))
            return false;
    }
    return false;
}

bool Phrase::foundIn(std::string_view text) const {
    for (const auto& word : m_elements.front().alternatives)
        for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
            if (beginsWord(text, at) && follows(text, at + word.size(), 1))
                return true;
    return false;
}

std::string phraseText(std::string_view text) {
    std::string plain = base::replaceAll(std::string(text), "\xE2\x80\x99", "'");
    plain = withoutAddresses(base::lower(withoutReplyCodes(plain)));
    std::string out;
    for (const char c : plain) {
        if (!base::isSpace(c) && c != '\0')
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return out;
}

} // namespace postroom::bounce
