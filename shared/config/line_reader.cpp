// SPDX-License-Identifier: Apache-2.0
#include "shared/config/line_reader.h"

#include "shared/base/text.h"
#include "shared/config/text_printer.h"

#include <algorithm>

namespace postroom::config {

namespace {

constexpr std::size_t maximumBytes = std::size_t(16) << 20;
constexpr std::size_t maximumLine = std::size_t(1) << 20;
constexpr std::size_t maximumIncludes = 20;
constexpr std::size_t maximumConditions = 100;
constexpr std::size_t maximumErrors = 1000;
constexpr std::size_t shownDirective = 200;
constexpr std::string_view disabledMark = "#off#";
constexpr std::string_view shadowMark = "#shadow#";

std::size_t leadingBlanks(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size() && base::isSpace(text[count]))
        ++count;
    return count;
}

/// The length of "NAME" in "NAME = ..." when the line defines a macro, else 0.
std::size_t macroNameLength(std::string_view text) {
    if (text.empty() || text[0] < 'A' || text[0] > 'Z')
        return 0;
    std::size_t end = 0;
    while (end < text.size() && (base::isAlnum(text[end]) || text[end] == '_'))
        ++end;
    const std::size_t length = end;
    while (end < text.size() && base::isSpace(text[end]))
        ++end;
    return end < text.size() && text[end] == '=' ? length : 0;
}

/// Old configurations are often in Latin-1: every byte is then a character of its own.
std::string fromLatin1(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80)
            result += {static_cast<char>(0xc0 | (byte >> 6)), static_cast<char>(0x80 | (byte & 0x3f))};
        else
            result += c;
    }
    return result;
}

} // namespace

Source sourceFrom(const Source& source, std::size_t offset) {
    Source result;
    for (const Segment& segment : source) {
        Segment moved = segment;
        if (segment.offset <= offset) {
            moved.offset = 0;
            moved.column += static_cast<std::uint32_t>(offset - segment.offset);
            result.assign(1, moved);
        } else {
            moved.offset -= static_cast<std::uint32_t>(offset);
            result.push_back(moved);
        }
    }
    return result;
}

LineReader::LineReader(std::string_view text, const ReadOptions& options, std::vector<std::string>& files, Findings& findings)
    : m_options(options)
    , m_files(files)
    , m_findings(findings) {
    m_files.push_back(options.fileName);
    m_stack.push_back(File{inUtf8(std::string(text.substr(0, maximumBytes)), 0), 0, 0, 0});
    m_bytes = text.size();
    if (text.size() > maximumBytes)
        reportAt(Severity::error, "too-long", 0, 0, 0, "the text is longer than 16 MiB");
    for (const auto& [name, value] : options.macros)
        m_macros.define(name, value, MacroTable::Origin::outside, MacroTable::Definition::first);
    checkHeader();
}

std::string LineReader::inUtf8(std::string text, std::uint32_t file) {
    if (base::isValidUtf8(text))
        return text;
    reportAt(Severity::warning, "encoding", file, 0, 0, "the text is not UTF-8; it was taken for Latin-1");
    return fromLatin1(text);
}

void LineReader::checkHeader() {
    constexpr std::string_view start = "# Postroom configuration, format ";
    File& file = m_stack.front();
    m_foreign = !std::string_view(file.text).starts_with(start);
    if (m_foreign)
        return;
    const std::size_t end = std::min(file.text.find('\n'), file.text.size());
    const std::string_view format = base::trim(std::string_view(file.text).substr(start.size(), end - start.size()));
    if (format != "1")
        reportAt(Severity::error, "format", 0, 1, static_cast<std::uint32_t>(start.size() + 1),
                 "this version reads format 1, not \"" + base::printable(format) + "\"", "a newer Postroom wrote the text");
    file.at = std::min(end + 1, file.text.size());
    file.line = 1;
}

bool LineReader::nextPhysical(Physical& line) {
    while (!m_stack.empty() && !m_stopped) {
        File& file = m_stack.back();
        if (file.at >= file.text.size()) {
            m_stack.pop_back();
            continue;
        }
        const std::size_t end = std::min(file.text.find('\n', file.at), file.text.size());
        line = Physical{file.text.substr(file.at, end - file.at), {}, 0, file.index, ++file.line, false};
        file.at = end + 1;
        return true;
    }
    return false;
}

/// False when the line is a comment, a directive or skipped.
bool LineReader::prepare(Physical& line, bool continues) {
    const auto takeBlanks = [&] {
        const std::size_t blanks = leadingBlanks(line.text);
        line.text.erase(0, blanks);
        if (line.columns.empty())
            line.shift += static_cast<std::uint32_t>(blanks);
        else
            line.columns.erase(line.columns.begin(), line.columns.begin() + static_cast<std::ptrdiff_t>(blanks));
    };
    const bool skipping = std::ranges::any_of(m_conditions, [](State state) { return state != State::reading; });
    const bool indented = leadingBlanks(line.text) > 0;
    takeBlanks();
    for (const std::string_view mark : {disabledMark, shadowMark})
        if (line.text.starts_with(mark)) {
            line.text.erase(0, mark.size());
            line.shift += static_cast<std::uint32_t>(mark.size());
            (mark == disabledMark ? line.disabled : line.shadow) = true;
            takeBlanks();
        }
    if (line.text.starts_with('#')) {
        if (!skipping)
            addComment(line.text, indented);
        return false;
    }
    const std::string written = line.text;
    const std::size_t from = continues ? 0 : macroNameLength(line.text);
    const bool replaced = m_macros.replace(line.text, line.columns, from, maximumLine);
    takeBlanks();
    const bool comment = line.text.starts_with('#');
    if (replaced && (comment || (line.text.empty() && (skipping || !continues))))
        note(skipping ? Directive::Kind::skipped : Directive::Kind::empty, written, line.file, line.line, line.line);
    if (comment)
        return false;
    if (line.text.starts_with('.') && takeDirective(line, replaced)) {
        m_skippedGoesOn = false;
        const bool include = line.text.starts_with(".include");
        note(include && skipping ? Directive::Kind::skipped : include ? Directive::Kind::include : Directive::Kind::condition, line.text, line.file, line.line, line.line);
        return false;
    }
    if (skipping)
        noteSkipped(line);
    return !skipping;
}

void LineReader::note(Directive::Kind kind, std::string_view text, std::uint32_t file, std::uint32_t first, std::uint32_t last) {
    m_directives.push_back({kind, m_files[file], first, last, base::shortened(base::printable(text), shownDirective)});
}

void LineReader::noteSkipped(const Physical& line) {
    if (line.text.empty())
        return;
    if (m_skippedGoesOn)
        m_directives.back().lastLine = line.line;
    else
        note(Directive::Kind::skipped, line.text, line.file, line.line, line.line);
    m_skippedGoesOn = line.text.ends_with('\\');
}

void LineReader::addComment(std::string_view text, bool indented) {
    text.remove_prefix(1);
    if (text.starts_with(' '))
        text.remove_prefix(1);
    while (!text.empty() && base::isSpace(text.back()))
        text.remove_suffix(1);
    if (!m_comment.empty())
        m_comment += m_commentGap ? "\n\n" : "\n";
    m_commentGap = false;
    m_comment += text;
    m_commentIndented = m_commentIndented && indented;
    if (m_commentIndented)
        m_commentInner = m_comment.size();
}

LogicalLine LineReader::takeRest() {
    LogicalLine line;
    takeComment(line);
    return line;
}

void LineReader::takeComment(LogicalLine& line) {
    m_commentGap = false;
    m_commentIndented = true;
    line.inner = std::exchange(m_commentInner, 0);
    std::string& comment = line.comment = std::exchange(m_comment, {});
    // Empty lines at both ends say nothing.
    while (comment.ends_with('\n'))
        comment.pop_back();
    while (comment.starts_with('\n'))
        comment.erase(0, 1);
    line.inner = std::min(line.inner, comment.size());
}

bool LineReader::takeDirective(const Physical& line, bool replaced) {
    const std::string_view text(line.text);
    std::size_t end = 1;
    while (end < text.size() && !base::isSpace(text[end]))
        ++end;
    const std::string_view word = text.substr(1, end - 1);
    std::string_view rest = base::trim(text.substr(end));
    if (takeCondition(word, replaced || MacroTable::hasBuiltIn(rest), line))
        return true;
    if (word == "include" || word == "include_if_exists") {
        if (std::ranges::all_of(m_conditions, [](State state) { return state == State::reading; })) {
            if (rest.size() >= 2 && rest.front() == '"' && rest.back() == '"')
                rest = rest.substr(1, rest.size() - 2);
            include(rest, word != "include", line);
        }
        return true;
    }
    return false;
}

bool LineReader::takeCondition(std::string_view word, bool found, const Physical& line) {
    const auto stray = [&] {
        reportAt(Severity::error, "stray-condition", line.file, line.line, line.shift + 1,
                 "." + std::string(word) + " stands without .ifdef");
        return true;
    };
    if (word == "ifdef" || word == "ifndef") {
        if (m_conditions.size() >= maximumConditions) {
            reportAt(Severity::error, "too-deep", line.file, line.line, line.shift + 1, "conditions are nested too deeply");
            m_stopped = true;
            return true;
        }
        const bool outer = std::ranges::all_of(m_conditions, [](State state) { return state == State::reading; });
        m_conditions.push_back(!outer ? State::done : found == (word == "ifdef") ? State::reading : State::waiting);
        return true;
    }
    if (word == "elifdef" || word == "elifndef" || word == "else") {
        if (m_conditions.empty())
            return stray();
        State& state = m_conditions.back();
        const bool wanted = word == "else" || found == (word == "elifdef");
        state = state == State::waiting && wanted ? State::reading : state == State::waiting ? State::waiting : State::done;
        return true;
    }
    if (word == "endif") {
        if (m_conditions.empty())
            return stray();
        m_conditions.pop_back();
        return true;
    }
    return false;
}

void LineReader::include(std::string_view path, bool optional, const Physical& line) {
    const auto fail = [&](std::string code, std::string message) {
        reportAt(Severity::error, std::move(code), line.file, line.line, line.shift + 1, std::move(message));
    };
    if (path.empty())
        return fail("include", "the name of the file to include is missing");
    if (m_stack.size() > maximumIncludes)
        return fail("include-depth", "included files are nested more than 20 deep");
    if (!m_options.include)
        return fail("include", "\"" + base::printable(path) + "\" cannot be included here: the text was given without its files");
    auto text = m_options.include(path);
    if (!text) {
        if (!optional || text.error().kind != base::ErrorKind::notFound)
            fail("include", "\"" + base::printable(path) + "\" cannot be read: " + text.error().text());
        return;
    }
    m_bytes += text->size();
    if (m_bytes > maximumBytes) {
        m_stopped = true;
        return fail("too-long", "the text with its included files is longer than 16 MiB");
    }
    m_files.emplace_back(path);
    const auto index = static_cast<std::uint32_t>(m_files.size() - 1);
    m_stack.push_back(File{inUtf8(std::move(*text), index), 0, index, 0});
}

void LineReader::append(LogicalLine& line, const Physical& part) {
    const auto offset = static_cast<std::uint32_t>(line.text.size());
    if (part.columns.empty()) {
        line.source.push_back({offset, part.file, part.line, part.shift + 1});
    } else {
        for (std::uint32_t i = 0; i < part.text.size(); ++i)
            if (i == 0 || part.columns[i] != part.columns[i - 1] + 1)
                line.source.push_back({offset + i, part.file, part.line, part.shift + part.columns[i] + 1});
    }
    line.text += part.text;
    line.disabled = line.disabled || part.disabled;
    line.shadow = line.shadow || part.shadow;
    while (!line.text.empty() && base::isSpace(line.text.back()))
        line.text.pop_back();
    if (line.text.size() > maximumLine) {
        reportAt(Severity::error, "line-too-long", part.file, part.line, 0, "the line is longer than 1 MiB");
        m_stopped = true;
    }
}

bool LineReader::next(LogicalLine& line) {
    line = LogicalLine{};
    Physical part, last; // last: of the line
    bool continues = false;
    while (nextPhysical(part)) {
        if (!prepare(part, continues))
            continue;
        append(line, part);
        last = std::move(part);
        continues = line.text.ends_with('\\');
        if (continues) {
            line.text.pop_back();
            continue;
        }
        if (finish(line, last))
            return true;
    }
    if (!m_conditions.empty() && !m_stopped) {
        reportAt(Severity::error, "missing-endif", 0, 0, 0, "the text ends without .endif");
        m_conditions.clear();
    }
    while (!line.text.empty() && base::isSpace(line.text.back()))
        line.text.pop_back();
    return !m_stopped && finish(line, last); // the text may end in a backslash
}

/// False for a line that says nothing to the reader of statements: it is empty, or defines a macro.
bool LineReader::finish(LogicalLine& line, const Physical& last) {
    if (line.text.empty()) {
        m_commentGap = !m_comment.empty();
        line = LogicalLine{};
        return false;
    }
    const Segment& first = line.source.front();
    note(macroNameLength(line.text) > 0 ? Directive::Kind::macro : Directive::Kind::statement, line.text, first.file, first.line,
         last.file == first.file ? last.line : first.line);
    if (takeMacro(line)) {
        line = LogicalLine{};
        return false;
    }
    takeComment(line);
    return true;
}

bool LineReader::takeMacro(const LogicalLine& line) {
    const std::size_t length = macroNameLength(line.text);
    if (length == 0)
        return false;
    const std::string_view text(line.text);
    std::size_t at = text.find('=', length) + 1;
    const bool again = at < text.size() && text[at] == '=';
    if (again)
        ++at;
    const MacroProblem problem = m_macros.define(text.substr(0, length), base::trim(text.substr(at)), MacroTable::Origin::text,
                                                 again ? MacroTable::Definition::again : MacroTable::Definition::first);
    if (!problem.code.empty())
        report(Severity::error, problem.code, line, 0, problem.message);
    else
        report(Severity::note, "macro-expanded", line, 0,
               "the macro " + line.text.substr(0, length) + " is replaced where it is used; only the result is kept");
    return true;
}

void LineReader::report(Severity severity, std::string code, const LogicalLine& line, std::size_t offset, std::string message,
                        std::string hint) {
    const Source at = sourceFrom(line.source, offset);
    if (at.empty())
        return reportAt(severity, std::move(code), 0, 0, 0, std::move(message), std::move(hint));
    reportAt(severity, std::move(code), at[0].file, at[0].line, at[0].column, std::move(message), std::move(hint));
}

void LineReader::reportAt(Severity severity, std::string code, std::uint32_t file, std::uint32_t lineNumber, std::uint32_t column,
                          std::string message, std::string hint) {
    if (severity == Severity::error && ++m_errors > maximumErrors) {
        m_stopped = true;
        return;
    }
    Finding finding{severity, std::move(code), {}, std::move(message), std::move(hint)};
    finding.place.file = m_files[file];
    finding.place.line = lineNumber;
    finding.place.column = column;
    m_findings.push_back(std::move(finding));
}

} // namespace postroom::config
