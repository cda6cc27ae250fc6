// SPDX-License-Identifier: Apache-2.0
#include "shared/config/acl_reader.h"

#include "shared/base/text.h"
#include "shared/catalogue/term_row.h"

#include <algorithm>

namespace postroom::config {

using catalogue::TermKind;
using catalogue::TermRow;

namespace {

std::size_t skipBlanks(std::string_view text, std::size_t at) {
    while (at < text.size() && base::isSpace(text[at]))
        ++at;
    return at;
}

std::string_view wordAt(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && (base::isAlnum(text[end]) || text[end] == '_'))
        ++end;
    return text.substr(at, end - at);
}

bool isVerb(std::string_view word) {
    return std::ranges::any_of(catalogue::verbRows(), [&](const catalogue::VerbRow& row) { return row.name == word; });
}

const TermRow* findRow(std::string_view name) {
    const TermRow* row = catalogue::findTerm(TermKind::condition, name);
    return row != nullptr ? row : catalogue::findTerm(TermKind::modifier, name);
}

std::string suggestion(std::string_view word) {
    std::vector<std::string> names;
    for (const catalogue::VerbRow& row : catalogue::verbRows())
        names.emplace_back(row.name);
    for (const TermRow& row : catalogue::termRows())
        if (row.kind == TermKind::condition || row.kind == TermKind::modifier)
            names.emplace_back(row.name);
    const auto near = base::nearestName(word, names);
    return near ? "did you mean " + *near + "?" : std::string();
}

} // namespace

void AclReader::addLine(const LogicalLine& line) {
    std::size_t at = 0;
    const bool verb = addVerb(line, at);
    if (!verb && m_statements.empty()) {
        const std::string word(wordAt(line.text, skipBlanks(line.text, line.text.starts_with('!') ? 1 : 0)));
        return m_lines.report(Severity::error, "unknown-verb", line, 0,
                              "expected a verb (accept, defer, deny, discard, drop, require, warn), found \"" +
                                  base::printable(word.empty() ? line.text : word) + "\"",
                              suggestion(word));
    }
    if (!verb && !line.comment.empty()) {
        std::string& comment = m_statements.back().comment;
        comment += (comment.empty() ? "" : "\n") + line.comment;
    }
    if (at < line.text.size())
        addTerm(line, at);
}

void AclReader::addEnd(LogicalLine& line) {
    if (m_statements.empty() || line.inner == 0)
        return;
    m_statements.back().after = line.comment.substr(0, line.inner);
    line.comment.erase(0, line.comment.find_first_not_of('\n', line.inner));
    line.inner = 0;
}

bool AclReader::addVerb(const LogicalLine& line, std::size_t& at) {
    const std::string_view word = wordAt(line.text, 0);
    if (!isVerb(word))
        return false;
    Statement statement;
    statement.verb = std::string(word);
    statement.comment = line.comment;
    statement.enabled = !line.disabled;
    statement.shadow = line.shadow && !line.disabled;
    statement.source = line.source;
    m_statements.push_back(std::move(statement));
    at = skipBlanks(line.text, word.size());
    return true;
}

void AclReader::addTerm(const LogicalLine& line, std::size_t at) {
    const std::string_view text(line.text);
    Term term;
    const std::size_t start = at;
    if (text[at] == '!') {
        term.negated = true;
        at = skipBlanks(text, at + 1);
    }
    term.name = std::string(wordAt(text, at));
    const TermRow* row = findRow(term.name);
    if (row == nullptr) {
        auto feature = catalogue::absentTerm(TermKind::condition, term.name);
        if (!feature)
            feature = catalogue::absentTerm(TermKind::modifier, term.name);
        if (feature)
            return m_lines.report(Severity::error, "absent-term", line, at, "Exim's " + term.name + " is not in this version",
                                  "it belongs to: " + std::string(*feature));
        return m_lines.report(Severity::error, "unknown-term", line, at,
                              term.name.empty() ? "expected a condition or modifier"
                                                : "there is no ACL condition or modifier \"" + term.name + "\"",
                              suggestion(term.name));
    }
    if (term.negated && row->kind == TermKind::modifier)
        return m_lines.report(Severity::error, "negation", line, start, term.name + " is no condition and cannot be negated");
    at = skipBlanks(text, at + term.name.size());
    if (term.name == "set") {
        term.variable = std::string(wordAt(text, at));
        if (!term.variable.starts_with("acl_c") && !term.variable.starts_with("acl_m"))
            return m_lines.report(Severity::error, "variable", line, at, "expected a variable acl_c... or acl_m... after set");
        at = skipBlanks(text, at + term.variable.size());
    }
    const bool equals = at < text.size() && text[at] == '=';
    if (row->value == catalogue::TermValue::none) {
        if (at < text.size())
            return m_lines.report(Severity::error, "syntax", line, at, term.name + " takes no value");
    } else if (!equals) {
        return m_lines.report(Severity::error, "syntax", line, at, "expected \"=\" after " + term.fullName());
    } else {
        at = skipBlanks(text, at + 1);
        term.value = std::string(text.substr(at));
    }
    if (term.name == "endpass" && m_statements.back().verb != "accept" && m_statements.back().verb != "discard")
        return m_lines.report(Severity::error, "endpass", line, start, "endpass has no meaning in " + m_statements.back().verb,
                              "it belongs into accept and discard");
    term.source = sourceFrom(line.source, at);
    m_statements.back().terms.push_back(std::move(term));
}

} // namespace postroom::config
