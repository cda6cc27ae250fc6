// SPDX-License-Identifier: Apache-2.0
#include "server/mail/address_reader.h"

#include "shared/base/text.h"

namespace postroom::mail {

namespace {

constexpr std::size_t addressLimit = 320; // RFC 5321 4.5.3.1: 64 + 1 + 255

bool isControlOrSpecial(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= ' ' || byte == 127 || std::string_view("()<>@,;:\\\".[]").find(c) != std::string_view::npos;
}

bool isHigh(char c) { return static_cast<unsigned char>(c) > 127; }

} // namespace

bool AddressReader::failWith(std::string reason) {
    m_error = std::move(reason);
    return false;
}

// Blanks and comments (RFC 5322 3.2.2 CFWS); comments nest, a backslash quotes.
void AddressReader::skipComment() {
    m_beforeComment = m_pos;
    for (;;) {
        while (!atEnd() && base::isSpace(here()))
            ++m_pos;
        if (here() != '(')
            return;
        int level = 0;
        do {
            if (here() == '\\' && m_pos + 1 < m_text.size())
                ++m_pos;
            else if (here() == '(')
                ++level;
            else if (here() == ')')
                --level;
            ++m_pos;
        } while (!atEnd() && level > 0);
    }
}

// Words separated by dots; a word is an atom or a quoted string. Dots may stand in a row and at the ends, as so many mailers
// write them and as Exim takes them.
bool AddressReader::readLocalPart(std::string& out, NullWord null) {
    const auto begin = out.size();
    for (;;) {
        skipComment();
        const auto before = out.size();
        if (here() == '"') {
            out += '"';
            ++m_pos;
            while (!atEnd() && here() != '"') {
                if (here() == '\\' && m_pos + 1 < m_text.size())
                    out += m_text[m_pos++];
                if (static_cast<unsigned char>(here()) < ' ' && here() != '\t')
                    return failWith("control character in local part");
                out += m_text[m_pos++];
            }
            if (atEnd())
                return failWith("unmatched doublequote in local part");
            out += '"';
            ++m_pos;
        } else {
            while (!atEnd() && (!isControlOrSpecial(here()) || here() == '\\')) {
                out += here();
                if (m_text[m_pos++] != '\\' || atEnd())
                    continue;
                if (static_cast<unsigned char>(here()) < ' ') // RFC 5321 4.1.2: a backslash quotes visible characters only
                    return failWith("control character in local part");
                out += m_text[m_pos++];
            }
        }
        skipComment();
        const bool byADot = here() == '.' || before > begin;
        if (out.size() == before && null == NullWord::refused && !byADot)
            return failWith("missing or malformed local part");
        if (here() != '.')
            return true;
        while (here() == '.')
            out += m_text[m_pos++];
    }
}

bool AddressReader::readDomainLiteral(std::string& out) {
    out += m_text[m_pos++];
    const auto rest = m_text.substr(m_pos);
    if (base::startsWithIgnoreCase(rest, "IPv6:") || base::startsWithIgnoreCase(rest, "IPv4:")) {
        out += rest.substr(0, 5);
        m_pos += 5;
    }
    while (here() == '.' || here() == ':' || base::isDigit(here()) ||
           (base::lowerChar(here()) >= 'a' && base::lowerChar(here()) <= 'f'))
        out += m_text[m_pos++];
    if (here() != ']')
        return failWith("malformed domain literal");
    out += m_text[m_pos++];
    if (!m_syntax.allowDomainLiterals)
        return failWith("domain literals not allowed");
    skipComment();
    return true;
}

bool AddressReader::readDomain(std::string& out) {
    const auto begin = out.size();
    skipComment();
    if (here() == '[')
        return readDomainLiteral(out);
    for (;;) {
        const auto before = out.size();
        while (base::isAlnum(here()) || (here() == '-' && out.size() > before) || (m_syntax.allowUtf8 && isHigh(here())))
            out += m_text[m_pos++];
        if (out.size() == before) {
            if (m_syntax.stripTrailingDot && out.size() > begin && here() != '.') {
                out.pop_back();
                return true;
            }
            return failWith("domain missing or malformed");
        }
        skipComment();
        if (here() != '.')
            return true;
        out += m_text[m_pos++];
        skipComment();
    }
}

// "@one,@two:" before the address; RFC 5321 C: accepted and ignored.
bool AddressReader::readRoute() {
    bool commas = false;
    while (here() == '@') {
        ++m_pos;
        std::string ignored;
        if (!readDomain(ignored))
            return false;
        if (here() != ',')
            break;
        ++m_pos;
        commas = true;
        skipComment();
    }
    if (here() != ':')
        return failWith(commas ? "colon expected after route list" : "no local part");
    ++m_pos;
    skipComment();
    return true;
}

bool AddressReader::readAddrSpec(std::string& out, char terminator) {
    if (!readLocalPart(out, NullWord::refused))
        return false;
    if (terminator == '\0' ? atEnd() : here() == terminator)
        return true;
    if (here() != '@')
        return failWith("\"@\" or \".\" expected after \"" + out + "\"");
    ++m_pos;
    out += '@';
    m_result.domainAt = out.size();
    return readDomain(out);
}

bool AddressReader::readBracketed() {
    std::size_t brackets = 1;
    ++m_pos;
    while (m_syntax.stripExcessBrackets && here() == '<') {
        if (++brackets > 5)
            return failWith("angle-brackets nested too deep");
        ++m_pos;
    }
    auto& out = m_result.address;
    out.clear();
    m_result.start = m_pos;
    skipComment();
    const bool routed = here() == '@';
    if (routed && !readRoute())
        return false;
    if (here() == '>' && m_syntax.allowNull && !routed) {
        out.clear();
    } else {
        if (!readAddrSpec(out, '>'))
            return false;
        if (routed && m_result.domainAt == 0)
            return failWith("domain missing in source-routed address");
    }
    m_result.end = m_pos;
    while (brackets-- > 0) {
        if (atEnd())
            return failWith("'>' missing at end of address");
        if (here() != '>')
            return failWith("malformed address: " + std::string(m_text.substr(m_pos, 32)) + " may not follow " +
                            std::string(m_text.substr(0, m_pos)));
        ++m_pos;
    }
    skipComment();
    return true;
}

// More words of a phrase, until "<" or, where a group may stand, ":".
bool AddressReader::readPhrase() {
    while (here() != '<' && !(m_syntax.allowGroup && here() == ':')) {
        std::string ignored;
        if (!readLocalPart(ignored, NullWord::refused))
            return failWith(m_error + " (expected word or \"<\")");
    }
    return true;
}

bool AddressReader::readAny() {
    auto& out = m_result.address;
    for (;;) {
        out.clear();
        skipComment();
        m_result.start = m_pos;
        if (!readLocalPart(out, NullWord::allowed))
            return false;
        if (here() == '@' && !atEnd())
            break;
        if (here() == '<')
            return readBracketed();
        if (atEnd() || here() == ';') {
            if (out.empty())
                return failWith("empty address");
            m_result.end = m_beforeComment;
            return true;
        }
        if (!readPhrase())
            return false;
        if (here() == '<')
            return readBracketed();
        m_group = true;
        m_syntax.allowGroup = false; // groups do not nest (RFC 5322 3.4)
        ++m_pos;
    }
    if (out.empty()) { // a route that is not in brackets
        if (!readRoute() || !readAddrSpec(out, '\0'))
            return false;
        m_result.end = m_beforeComment;
        return m_result.domainAt != 0 || failWith("domain missing in source-routed address");
    }
    ++m_pos;
    out += '@';
    m_result.domainAt = out.size();
    if (!readDomain(out))
        return false;
    m_result.end = m_beforeComment;
    return true;
}

bool AddressReader::finish() {
    if (!atEnd() && m_group && here() == ';') {
        m_group = false;
        ++m_pos;
        skipComment();
    }
    if (!atEnd())
        return failWith("malformed address: " + std::string(m_text.substr(m_pos, 32)) + " may not follow " +
                        std::string(m_text.substr(0, m_pos)));
    if (m_result.address.size() > addressLimit)
        return failWith("address is too long (" + std::to_string(m_result.address.size()) + " bytes, at most 320)");
    for (const char c : m_result.address)
        if (isHigh(c) && (!m_syntax.allowUtf8 || !base::isValidUtf8(m_result.address)))
            return failWith(m_syntax.allowUtf8 ? "address is not valid UTF-8" : "non-ASCII character in address");
    return true;
}

base::Result<ParsedAddress> AddressReader::read() {
    if (!readAny() || !finish())
        return base::fail(base::permanentError(base::ErrorKind::invalid, m_error));
    while (m_result.end > m_result.start && base::isSpace(at(m_result.end - 1)))
        --m_result.end;
    return std::move(m_result);
}

} // namespace postroom::mail
