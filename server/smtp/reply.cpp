// SPDX-License-Identifier: Apache-2.0
#include "server/smtp/reply.h"

#include "shared/base/text.h"

#include <algorithm>

namespace postroom::smtp {

namespace {
constexpr std::size_t maxLine = 510; // without CR LF

void appendCode(std::uint16_t code, std::string& out) {
    out += static_cast<char>('0' + code / 100 % 10);
    out += static_cast<char>('0' + code / 10 % 10);
    out += static_cast<char>('0' + code % 10);
}
} // namespace

void render(const Reply& reply, EnhancedCodes codes, std::string& out) {
    std::string_view rest = reply.text;
    for (;;) {
        const auto end = rest.find('\n');
        const bool last = end == std::string_view::npos;
        const auto line = rest.substr(0, end);
        const auto begin = out.size();
        appendCode(reply.code, out);
        out += last ? ' ' : '-';
        if (codes == EnhancedCodes::shown && !reply.enhanced.empty()) {
            out += reply.enhanced;
            out += ' ';
        }
        for (const char c : line.substr(0, maxLine - std::min(maxLine, out.size() - begin)))
            out += static_cast<unsigned char>(c) < ' ' && c != '\t' ? '?' : c;
        out += "\r\n";
        if (last)
            return;
        rest.remove_prefix(end + 1);
    }
}

std::string replyText(const Reply& reply) {
    std::string text;
    appendCode(reply.code, text);
    text += ' ';
    if (!reply.enhanced.empty())
        text += reply.enhanced + " ";
    return text + reply.text;
}

bool isEnhancedCode(std::string_view text) {
    const auto parts = base::split(text, '.');
    if (parts.size() != 3 || (parts[0] != "2" && parts[0] != "4" && parts[0] != "5"))
        return false;
    for (std::size_t i = 1; i < 3; ++i) {
        if (parts[i].empty() || parts[i].size() > 3)
            return false;
        for (const char c : parts[i])
            if (!base::isDigit(c))
                return false;
    }
    return true;
}

} // namespace postroom::smtp
