// SPDX-License-Identifier: Apache-2.0
#include "server/policy/expand/json_text.h"

#include "shared/base/text.h"

namespace postroom::expand {

std::optional<std::string> unwrapped(std::string_view text, std::string_view wrap) {
    text = base::trim(text);
    if (text.empty() || text.front() != wrap[0])
        return std::nullopt;
    int depth = 0;
    bool quoted = wrap[0] == wrap[1];
    for (std::size_t at = 1; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\' && at + 1 < text.size()) {
            ++at;
        } else if (!quoted && c == wrap[0]) {
            ++depth;
        } else if (c == wrap[1] && depth-- == 0) {
            return std::string(text.substr(1, at - 1));
        }
    }
    return std::nullopt;
}

std::optional<std::string> JsonElements::next() {
    while (!m_rest.empty() && base::isSpace(m_rest.front()))
        m_rest.remove_prefix(1);
    if (m_rest.empty())
        return std::nullopt;
    // Exim 4.96 does not see strings here: a comma or bracket inside one counts. The records of policy-language 2.14 are
    // of that version, and policies get round it.
    int arrays = 0;
    int objects = 0;
    std::size_t at = 0;
    for (; at < m_rest.size(); ++at) {
        const char c = m_rest[at];
        if (c == '[')
            ++arrays;
        else if (c == ']')
            --arrays;
        else if (c == '{')
            ++objects;
        else if (c == '}')
            --objects;
        else if (c == ',' && arrays == 0 && objects == 0)
            break;
    }
    at = at > m_rest.size() ? m_rest.size() : at;
    std::string element(base::trim(m_rest.substr(0, at)));
    m_rest.remove_prefix(at < m_rest.size() ? at + 1 : at);
    return element;
}

} // namespace postroom::expand
