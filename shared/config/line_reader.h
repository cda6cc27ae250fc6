// SPDX-License-Identifier: Apache-2.0
// Turns the text of a configuration into logical lines: continuations joined, macros replaced, conditions applied,
// included files read, comments gathered for the line that follows (policy-language 2.1).
#pragma once

#include "shared/config/macro_table.h"
#include "shared/config/text_reader.h"

#include <string>
#include <vector>

namespace postroom::config {

struct LogicalLine {
    std::string text; ///< without blanks at both ends
    Source source;
    std::string comment;   ///< of the lines before it
    std::size_t inner = 0; ///< so much of the comment is indented: in an ACL that belongs to what stands before it
    bool disabled = false; ///< it was written behind "#off#"
    bool shadow = false;   ///< it was written behind "#shadow#"
};

class LineReader {
public:
    LineReader(std::string_view text, const ReadOptions& options, std::vector<std::string>& files, Findings& findings);

    /// False at the end. Definitions of macros are taken on the way.
    bool next(LogicalLine& line);
    /// Comments after the last line, as a line without text.
    [[nodiscard]] LogicalLine takeRest();
    /// Adds a finding at a byte of a line.
    void report(Severity severity, std::string code, const LogicalLine& line, std::size_t offset, std::string message,
                std::string hint = {});
    [[nodiscard]] bool stopped() const { return m_stopped; }
    [[nodiscard]] const MacroTable& macros() const { return m_macros; }
    [[nodiscard]] std::vector<Directive> takeDirectives() { return std::move(m_directives); }
    /// The text does not begin with our header: it was written for Exim.
    [[nodiscard]] bool foreign() const { return m_foreign; }
    /// See ReadOptions::mailRoot.
    [[nodiscard]] bool importing() const { return m_foreign && !m_options.mailRoot.empty(); }

private:
    struct File {
        std::string text;
        std::size_t at = 0;
        std::uint32_t index = 0;
        std::uint32_t line = 0;
    };
    struct Physical {
        std::string text;
        std::vector<std::uint32_t> columns; ///< from 0; empty: the byte's own offset
        std::uint32_t shift = 0;            ///< blanks that were taken off before
        std::uint32_t file = 0;
        std::uint32_t line = 0;
        bool disabled = false;
        bool shadow = false;
    };
    enum class State : std::uint8_t { reading, waiting, done }; ///< of a condition: its lines are read, skipped until else, skipped to the end

    void note(Directive::Kind kind, std::string_view text, std::uint32_t file, std::uint32_t first, std::uint32_t last);
    void noteSkipped(const Physical& line);
    bool nextPhysical(Physical& line);
    bool prepare(Physical& line, bool continues);
    void addComment(std::string_view text, bool indented);
    void takeComment(LogicalLine& line);
    bool takeDirective(const Physical& line, bool replaced);
    bool takeCondition(std::string_view word, bool found, const Physical& line);
    void include(std::string_view path, bool optional, const Physical& line);
    void append(LogicalLine& line, const Physical& part);
    bool finish(LogicalLine& line, const Physical& last);
    bool takeMacro(const LogicalLine& line);
    void reportAt(Severity severity, std::string code, std::uint32_t file, std::uint32_t lineNumber, std::uint32_t column,
                  std::string message, std::string hint = {});
    void checkHeader();
    std::string inUtf8(std::string text, std::uint32_t file);

    const ReadOptions& m_options;
    std::vector<std::string>& m_files;
    Findings& m_findings;
    MacroTable m_macros;
    std::vector<File> m_stack;
    std::vector<State> m_conditions;
    std::vector<Directive> m_directives;
    bool m_skippedGoesOn = false; ///< the skipped line before ended in a backslash
    std::string m_comment;
    bool m_commentGap = false;
    bool m_commentIndented = true; // so far
    std::size_t m_commentInner = 0;
    bool m_stopped = false;
    bool m_foreign = false;
    std::size_t m_errors = 0;
    std::size_t m_bytes = 0;
};

/// The part of a source from a byte on, as the source of a text that begins there.
[[nodiscard]] Source sourceFrom(const Source& source, std::size_t offset);

} // namespace postroom::config
