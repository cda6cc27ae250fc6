// SPDX-License-Identifier: Apache-2.0
// Reads ACL statements: a verb with conditions and modifiers, which go on over the following lines until the next verb.
#pragma once

#include "shared/config/line_reader.h"

namespace postroom::config {

class AclReader {
public:
    explicit AclReader(LineReader& lines) : m_lines(lines) {}

    void addLine(const LogicalLine& line);
    /// What is indented of the comment of a line behind the ACL belongs to its last statement and is taken off the line.
    void addEnd(LogicalLine& line);
    [[nodiscard]] std::vector<Statement> finish() { return std::move(m_statements); }

private:
    bool addVerb(const LogicalLine& line, std::size_t& at);
    void addTerm(const LogicalLine& line, std::size_t at);

    LineReader& m_lines;
    std::vector<Statement> m_statements;
};

} // namespace postroom::config
