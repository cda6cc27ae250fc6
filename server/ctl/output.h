// SPDX-License-Identifier: Apache-2.0
// Where a command prints: standard output or error, or a text in tests. Knows whether people or programs read it.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace postroom::ctl {

class Output {
public:
    /// Collects into text().
    Output() = default;
    /// Prints to a stream, which must outlive this.
    explicit Output(std::FILE* stream);

    void text(std::string_view bytes);
    /// The text and a newline.
    void line(std::string_view text);
    /// Shows what was printed so far: before waiting for something.
    void flush();
    /// The reader has gone (`| head`): stop.
    [[nodiscard]] bool broken() const { return m_broken; }
    [[nodiscard]] bool isTerminal() const { return m_terminal; }
    /// Columns of the terminal; so many that nothing is cut when it is none.
    [[nodiscard]] std::size_t width() const { return m_width; }
    void setWidth(std::size_t width) { m_width = width; }
    [[nodiscard]] const std::string& collected() const { return m_collected; }

private:
    std::FILE* m_stream = nullptr;
    std::string m_collected;
    bool m_terminal = false;
    bool m_broken = false;
    std::size_t m_width = 4096;
};

} // namespace postroom::ctl
