// SPDX-License-Identifier: Apache-2.0
// The characters of an expansion while it is compiled: names, blanks, escapes, and where in the text we are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace postroom::expand {

class Reader {
public:
    explicit Reader(std::string_view source) : m_source(source) {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_source.size(); }
    /// The next character; '\0' at the end.
    [[nodiscard]] char peek(std::size_t ahead = 0) const { return m_at + ahead < m_source.size() ? m_source[m_at + ahead] : '\0'; }
    char take() { return atEnd() ? '\0' : m_source[m_at++]; }
    bool takeIf(char wanted);
    void skip(std::size_t count) { m_at = m_at + count > m_source.size() ? m_source.size() : m_at + count; }
    void skipBlanks();
    [[nodiscard]] std::size_t position() const { return m_at; }
    void seek(std::size_t position) { m_at = position; }
    [[nodiscard]] std::string_view rest() const { return m_source.substr(m_at); }
    [[nodiscard]] std::string_view source() const { return m_source; }

    /// Letters, digits and `extras`.
    std::string name(std::string_view extras);
    /// What may stand in a header's name, up to and with an ending colon.
    std::string headerName();
    /// A decimal number; large ones stay at a value that no capture has.
    std::uint32_t number();
    /// Behind a backslash (which is taken already): the character that the escape means.
    char escape();

private:
    std::string_view m_source;
    std::size_t m_at = 0;
};

} // namespace postroom::expand
