// SPDX-License-Identifier: Apache-2.0
// Rows as text, in Exim's way: one column is its value, several are "name=value " each, rows are parted by newlines.
#pragma once

#include <string>
#include <string_view>

namespace postroom::servers {

class RowText {
public:
    void beginRow() {
        if (m_any)
            m_text += '\n';
        m_any = true;
    }
    /// `alone`: the only column of its row. A value in several columns is quoted when it is empty or could not be told
    /// from what follows; ${extract reads it back.
    void column(std::string_view name, std::string_view value, bool alone);
    [[nodiscard]] bool any() const { return m_any; }
    [[nodiscard]] std::size_t size() const { return m_text.size(); }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_text;
    bool m_any = false;
};

} // namespace postroom::servers
