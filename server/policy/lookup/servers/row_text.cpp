// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/servers/row_text.h"

#include "shared/base/text.h"

#include <algorithm>

namespace postroom::servers {

void RowText::column(std::string_view name, std::string_view value, bool alone) {
    if (alone) {
        m_text += value;
        return;
    }
    m_text += name;
    m_text += '=';
    const bool quotes = value.empty() || value.front() == '"' || std::any_of(value.begin(), value.end(), base::isSpace);
    if (!quotes) {
        m_text += value;
        m_text += ' ';
        return;
    }
    m_text += '"';
    for (const char c : value) {
        if (c == '"' || c == '\\')
            m_text += '\\';
        m_text += c;
    }
    m_text += "\" ";
}

} // namespace postroom::servers
