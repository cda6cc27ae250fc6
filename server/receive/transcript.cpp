// SPDX-License-Identifier: Apache-2.0
#include "server/receive/transcript.h"

#include "shared/base/text.h"

#include <algorithm>
#include <utility>

namespace postroom::receive {

namespace {

/// AUTH's initial response is a secret; its mechanism is not.
std::string withoutSecret(std::string_view line) {
    if (!base::startsWithIgnoreCase(line, "AUTH "))
        return std::string(line);
    const std::size_t mechanism = line.find_first_not_of(' ', 5);
    const std::size_t end = mechanism == std::string_view::npos ? mechanism : line.find(' ', mechanism);
    return end == std::string_view::npos ? std::string(line) : std::string(line.substr(0, end)) + " (hidden)";
}

void appendLine(std::string& to, char side, std::string_view text) {
    to += side;
    to += ' ';
    if (text.size() > Transcript::lineLimit) {
        to.append(text.substr(0, Transcript::lineLimit));
        to += "...";
    } else {
        to.append(text);
    }
    to += '\n';
}

/// Replies may have several lines.
template <typename Visit>
void forEachLine(std::string_view rendered, Visit visit) {
    while (!rendered.empty()) {
        const std::size_t end = rendered.find('\n');
        std::string_view line = rendered.substr(0, end);
        rendered.remove_prefix(end == std::string_view::npos ? rendered.size() : end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        visit(line);
    }
}

} // namespace

void Transcript::client(std::string_view line) {
    if (base::startsWithIgnoreCase(line, "MAIL ")) {
        m_inMessage = true;
        m_head.clear();
        m_tail.clear();
        m_left = 0;
    }
    add('>', withoutSecret(line));
}

void Transcript::server(std::string_view rendered) {
    forEachLine(rendered, [this](std::string_view line) { add('<', line); });
}

void Transcript::add(char side, std::string_view text) {
    if (!m_inMessage) {
        if (m_opening.size() + text.size() < openingLimit)
            appendLine(m_opening, side, text);
        else if (!std::exchange(m_openingFull, true))
            appendLine(m_opening, '*', "(more was said before the first message)");
        return;
    }
    if (m_tail.empty() && m_head.size() + text.size() < headLimit)
        return appendLine(m_head, side, text);
    appendLine(m_tail, side, text);
    if (m_tail.size() <= tailLimit)
        return;
    // The older half of the end goes, whole lines of it.
    const std::size_t end = m_tail.find('\n', tailLimit / 2);
    const std::size_t gone = end == std::string::npos ? m_tail.size() : end + 1;
    m_left += static_cast<std::size_t>(std::count(m_tail.begin(), m_tail.begin() + static_cast<std::ptrdiff_t>(gone), '\n'));
    m_tail.erase(0, gone);
}

std::string Transcript::text(std::string_view last, std::size_t limit) const {
    std::string message = m_head;
    if (m_left > 0)
        appendLine(message, '*', "(" + std::to_string(m_left) + " lines left out)");
    message += m_tail;
    if (message.size() > limit + lineLimit) {
        const std::size_t begin = message.find('\n', message.size() - limit);
        message = "* (more was said before)\n" + message.substr(begin == std::string::npos ? message.size() : begin + 1);
    }
    forEachLine(last, [&message](std::string_view line) { appendLine(message, '<', line); });
    return m_opening + message;
}

} // namespace postroom::receive
