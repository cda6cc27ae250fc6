// SPDX-License-Identifier: Apache-2.0
// Tables for people: aligned columns, no wider than the page; what comes from the wire cannot move the cursor.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::ctl {

enum class Align { left, right };

struct Column {
    std::string title;
    Align align = Align::left;
    std::size_t widest = 0; ///< cut beyond; 0: as wide as needed
};

class Table {
public:
    explicit Table(std::vector<Column> columns) : m_columns(std::move(columns)) {}

    void add(std::vector<std::string> cells);
    [[nodiscard]] bool empty() const { return m_rows.empty(); }
    /// The lines, each with its newline. The last column takes what is left of `width` and is cut there.
    [[nodiscard]] std::string text(std::size_t width) const;

private:
    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

/// Columns that the text takes on a terminal (code points; combining marks count as none).
std::size_t displayWidth(std::string_view text);
/// Without control characters (also U+0080-9F), line breaks as blanks.
std::string terminalSafe(std::string_view text);
/// Cut to `width` columns, ending in "..." when something was cut.
std::string fitted(std::string_view text, std::size_t width);
/// Paragraphs broken at blanks to `width`, every line after `indent` blanks.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

} // namespace postroom::ctl
