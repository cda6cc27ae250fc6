// SPDX-License-Identifier: Apache-2.0
#include "server/smtp/client_reply.h"

#include "shared/base/text.h"

#include <cstring>
#include <utility>

namespace postroom::smtp {

namespace {

/// "5.1.1" at the beginning of `text` whose class fits `code`, or "".
std::string enhancedCode(int code, std::string_view text) {
    std::size_t at = 0;
    const auto digits = [&](std::size_t most) {
        const auto start = at;
        while (at < text.size() && at - start < most && base::isDigit(text[at]))
            ++at;
        return at > start;
    };
    const auto dot = [&] { return at < text.size() && text[at++] == '.'; };
    if (!digits(1) || !dot() || !digits(3) || !dot() || !digits(3))
        return {};
    if (at < text.size() && text[at] != ' ')
        return {};
    if (text[0] - '0' != code / 100)
        return {};
    return std::string(text.substr(0, at));
}

std::string cleaned(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (static_cast<unsigned char>(c) < 32 || c == 127)
            c = c == '\t' ? ' ' : '?';
    return out;
}

} // namespace

std::string ClientReply::text() const {
    std::string out;
    for (std::size_t i = 0; i < lines.size(); ++i)
        out += (i == 0 ? "" : "\n") + std::to_string(code) + (i + 1 < lines.size() ? '-' : ' ') + lines[i];
    return out;
}

std::string ClientReply::line() const {
    std::string out = std::to_string(code);
    for (const auto& text : lines)
        if (!text.empty())
            out += ' ' + text;
    return base::shortened(out, 1000);
}

void ReplyReader::feed(std::string_view bytes) {
    if (m_start > 0) {
        m_buffer.erase(0, m_start);
        m_start = 0;
    }
    m_buffer += bytes;
}

std::optional<ClientReply> ReplyReader::take() {
    while (m_problem.empty()) {
        const char* const begin = m_buffer.data() + m_start;
        const std::size_t size = m_buffer.size() - m_start;
        const auto* const end = static_cast<const char*>(std::memchr(begin, '\n', size));
        if ((end == nullptr ? size : static_cast<std::size_t>(end - begin)) > maxLine) {
            m_problem = "a line of the reply is longer than " + std::to_string(maxLine) + " bytes";
            break;
        }
        if (end == nullptr)
            break;
        std::string_view line(begin, static_cast<std::size_t>(end - begin));
        m_start += line.size() + 1;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (takeLine(line))
            return std::exchange(m_open, {});
    }
    return {};
}

/// True when the reply is complete.
bool ReplyReader::takeLine(std::string_view line) {
    const bool hasCode = line.size() >= 3 && base::isDigit(line[0]) && base::isDigit(line[1]) && base::isDigit(line[2]) &&
                         line[0] >= '2' && line[0] <= '5' && (line.size() == 3 || line[3] == ' ' || line[3] == '-');
    if (!hasCode) {
        m_problem = "\"" + base::shortened(base::printable(line), 100) + "\" is no SMTP reply";
        return false;
    }
    const int code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
    if (!m_open.lines.empty() && code != m_open.code) {
        m_problem = "the lines of one reply have different codes (" + std::to_string(m_open.code) + ", " + std::to_string(code) + ")";
        return false;
    }
    if (m_open.lines.size() >= maxLines) {
        m_problem = "the reply has more than " + std::to_string(maxLines) + " lines";
        return false;
    }
    const auto text = line.size() > 4 ? line.substr(4) : std::string_view();
    if (m_open.lines.empty()) {
        m_open.code = code;
        m_open.enhanced = enhancedCode(code, text);
    }
    m_open.lines.push_back(cleaned(text));
    return line.size() == 3 || line[3] == ' ';
}

} // namespace postroom::smtp
