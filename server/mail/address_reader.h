// SPDX-License-Identifier: Apache-2.0
// The recursive reader behind parseAddress: one use per address. Private to this folder.
#pragma once

#include "server/mail/address.h"

namespace postroom::mail {

class AddressReader {
public:
    AddressReader(std::string_view text, const AddressSyntax& syntax) : m_text(text), m_syntax(syntax) {}
    base::Result<ParsedAddress> read();
    /// A group name was seen and its ';' not yet.
    [[nodiscard]] bool groupOpen() const { return m_group; }

private:
    [[nodiscard]] char at(std::size_t i) const { return i < m_text.size() ? m_text[i] : '\0'; }
    [[nodiscard]] bool atEnd() const { return m_pos >= m_text.size(); }
    [[nodiscard]] char here() const { return at(m_pos); }
    bool failWith(std::string reason);
    void skipComment();
    enum class NullWord { allowed, refused };
    bool readLocalPart(std::string& out, NullWord null);
    bool readDomain(std::string& out);
    bool readDomainLiteral(std::string& out);
    bool readRoute();
    bool readAddrSpec(std::string& out, char terminator);
    bool readBracketed();
    bool readPhrase();
    bool readAny();
    bool finish();

    std::string_view m_text;
    AddressSyntax m_syntax;
    std::size_t m_pos = 0;
    std::size_t m_beforeComment = 0; // where the last run of comments and blanks began
    bool m_group = false;
    std::string m_error;
    ParsedAddress m_result;
};

} // namespace postroom::mail
