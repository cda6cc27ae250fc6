// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/table.h"

#include "shared/base/text.h"

#include <algorithm>

namespace postroom::ctl {

namespace {

constexpr std::string_view gap = "  ";
constexpr std::size_t widestText = 110; ///< longer lines are hard to read, and programs take JSON

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }

/// Length in bytes of the first `columns` columns.
std::size_t prefixBytes(std::string_view text, std::size_t columns) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (!continues(text[at])) {
            if (columns == 0)
                break;
            --columns;
        }
        ++at;
    }
    return at;
}

} // namespace

std::size_t displayWidth(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (continues(text[i]))
            continue;
        // U+0300-036F are CC 80 to CD AF: combining marks.
        const auto first = static_cast<unsigned char>(text[i]);
        const auto second = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0u;
        if (first == 0xCCu || (first == 0xCDu && second <= 0xAFu))
            continue;
        ++width;
    }
    return width;
}

std::string terminalSafe(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0u;
        if (c == '\n' || c == '\t' || c == '\r') {
            if (out.empty() || out.back() != ' ')
                out += ' ';
        } else if (c < 32 || c == 127) {
            out += '?';
        } else if (c == 0xC2u && next >= 0x80u && next <= 0x9Fu) {
            out += '?';
            ++i;
        } else {
            out += text[i];
        }
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

std::string fitted(std::string_view text, std::size_t width) {
    if (displayWidth(text) <= width)
        return std::string(text);
    if (width <= 3)
        return std::string(text.substr(0, prefixBytes(text, width)));
    return std::string(text.substr(0, prefixBytes(text, width - 3))) + "...";
}

void Table::add(std::vector<std::string> cells) {
    cells.resize(m_columns.size());
    for (auto& cell : cells)
        cell = terminalSafe(cell);
    m_rows.push_back(std::move(cells));
}

std::string Table::text(std::size_t width) const {
    std::vector<std::size_t> widths;
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        std::size_t most = displayWidth(m_columns[column].title);
        for (const auto& row : m_rows)
            most = std::max(most, displayWidth(row[column]));
        widths.push_back(m_columns[column].widest == 0 ? most : std::min(most, m_columns[column].widest));
    }
    std::size_t before = 0;
    for (std::size_t column = 0; column + 1 < widths.size(); ++column)
        before += widths[column] + gap.size();
    if (!widths.empty())
        widths.back() = std::min(widths.back(), std::max<std::size_t>(width > before ? width - before : 0, 12));
    std::string out;
    const auto addRow = [&](const auto& cellOf) {
        std::string line;
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            const std::string cell = fitted(cellOf(column), widths[column]);
            const std::string padding(widths[column] - std::min(widths[column], displayWidth(cell)), ' ');
            line += column == 0 ? "" : gap;
            line += m_columns[column].align == Align::right ? padding + cell : cell + padding;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    };
    addRow([this](std::size_t column) { return m_columns[column].title; });
    for (const auto& row : m_rows)
        addRow([&row](std::size_t column) { return row[column]; });
    return out;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    const std::string margin(indent, ' ');
    const std::size_t page = std::min(width, widestText);
    const std::size_t room = std::max<std::size_t>(page > indent ? page - indent : 0, 20);
    std::string out;
    for (const auto paragraph : base::split(text, '\n')) {
        std::string line;
        for (const auto word : base::splitWords(paragraph)) {
            const std::string safe = terminalSafe(word);
            if (!line.empty() && displayWidth(line) + 1 + displayWidth(safe) > room) {
                out += margin + line + "\n";
                line.clear();
            }
            line += (line.empty() ? "" : " ") + safe;
        }
        out += line.empty() ? "\n" : margin + line + "\n";
    }
    return out;
}

} // namespace postroom::ctl
