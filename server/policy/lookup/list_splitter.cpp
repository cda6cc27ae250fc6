// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/list.h"

#include "shared/base/text.h"

#include <cctype>

namespace postroom::lookup {

namespace {
bool isPunctuation(char c) {
    return std::ispunct(static_cast<unsigned char>(c)) != 0;
}
} // namespace

ListSplitter::ListSplitter(std::string_view text, char separator) : m_rest(text), m_separator(separator) {
    while (!m_rest.empty() && base::isSpace(m_rest.front()) && m_rest.front() != m_separator)
        m_rest.remove_prefix(1);
    // "<x" sets the separator; x is a punctuation or a control character ("<\n").
    if (m_rest.size() >= 2 && m_rest[0] == '<' && (isPunctuation(m_rest[1]) || std::iscntrl(static_cast<unsigned char>(m_rest[1])) != 0)) {
        m_separator = m_rest[1];
        m_rest.remove_prefix(2);
    }
    m_controlSeparator = std::iscntrl(static_cast<unsigned char>(m_separator)) != 0;
    skipSpace();
}

void ListSplitter::skipSpace() {
    while (!m_rest.empty() && base::isSpace(m_rest.front()) && (!m_controlSeparator || m_rest.front() != m_separator))
        m_rest.remove_prefix(1);
}

std::string ListSplitter::rest() {
    skipSpace();
    return std::string(m_rest);
}

std::optional<std::string> ListSplitter::next() {
    skipSpace();
    if (m_rest.empty())
        return std::nullopt;
    std::string item;
    while (!m_rest.empty()) {
        const char c = m_rest.front();
        m_rest.remove_prefix(1);
        if (c != m_separator) {
            item += c;
            continue;
        }
        // A doubled separator stands for itself; a control character as separator cannot be doubled.
        if (!m_controlSeparator && !m_rest.empty() && m_rest.front() == m_separator) {
            item += c;
            m_rest.remove_prefix(1);
            continue;
        }
        break;
    }
    while (!item.empty() && base::isSpace(item.back()))
        item.pop_back();
    return item;
}

} // namespace postroom::lookup
