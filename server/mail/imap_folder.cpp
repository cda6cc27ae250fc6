// SPDX-License-Identifier: Apache-2.0
#include "server/mail/imap_folder.h"

#include "shared/base/base64.h"
#include "shared/base/text.h"

#include <cstdint>

namespace postroom::mail {

namespace {

// One character as a code point; the text is known to be valid UTF-8.
std::uint32_t nextPoint(std::string_view text, std::size_t& pos) {
    const auto lead = static_cast<unsigned char>(text[pos]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t point = length == 1 ? lead : lead & (0x7Fu >> length);
    for (std::size_t k = 1; k < length; ++k)
        point = point << 6 | (static_cast<unsigned char>(text[pos + k]) & 0x3Fu);
    pos += length;
    return point;
}

// Collects characters and gives them as "&...-".
class Shifted {
public:
    void add(std::uint32_t point) {
        if (point >= 0x10000) {
            addUnit(0xD800 + ((point - 0x10000) >> 10));
            addUnit(0xDC00 + ((point - 0x10000) & 0x3FF));
        } else {
            addUnit(point);
        }
    }
    void flush(std::string& out) {
        if (m_units.empty())
            return;
        auto text = base::base64Encode(m_units);
        while (!text.empty() && text.back() == '=')
            text.pop_back();
        for (char& c : text)
            if (c == '/')
                c = ',';
        out += "&" + text + "-";
        m_units.clear();
    }

private:
    void addUnit(std::uint32_t unit) {
        m_units += static_cast<char>(unit >> 8);
        m_units += static_cast<char>(unit & 0xFF);
    }
    std::string m_units; // UTF-16BE
};

} // namespace

base::Result<std::string> imapUtf7(std::string_view utf8) {
    if (!base::isValidUtf8(utf8))
        return base::fail(base::permanentError(base::ErrorKind::invalid, "not valid UTF-8"));
    std::string out;
    Shifted shifted;
    for (std::size_t pos = 0; pos < utf8.size();) {
        const auto point = nextPoint(utf8, pos);
        if (point < 0x20 || point > 0x7E) {
            shifted.add(point);
            continue;
        }
        shifted.flush(out);
        out += point == '&' ? "&-" : std::string(1, static_cast<char>(point));
    }
    shifted.flush(out);
    return out;
}

base::Result<std::string> imapFolder(std::string_view utf8, char separator, std::string_view specials) {
    if (!base::isValidUtf8(utf8))
        return base::fail(base::permanentError(base::ErrorKind::invalid, "imapfolder: not valid UTF-8"));
    if (!utf8.empty() && utf8[0] == separator)
        utf8.remove_prefix(1);
    std::string out;
    Shifted shifted;
    char previous = '\0';
    for (std::size_t pos = 0; pos < utf8.size();) {
        const auto point = nextPoint(utf8, pos);
        const char c = point < 0x80 ? static_cast<char>(point) : '\0';
        if (c == separator && c != '\0') {
            shifted.flush(out);
            if (previous != separator)
                out += '.';
        } else if (point < 0x20 || point > 0x7E || (c != '\0' && specials.find(c) != std::string_view::npos)) {
            shifted.add(point);
        } else if (c == '.' || c == '/') {
            return base::fail(base::permanentError(base::ErrorKind::invalid,
                                                   std::string("imapfolder: illegal character '") + c + "' in folder name"));
        } else {
            shifted.flush(out);
            out += c == '&' ? "&-" : std::string(1, c);
        }
        previous = c;
    }
    shifted.flush(out);
    while (!out.empty() && out.back() == '.')
        out.pop_back();
    return out;
}

} // namespace postroom::mail
