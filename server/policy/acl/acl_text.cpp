// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/acl_text.h"

#include "server/policy/acl/words.h"
#include "shared/base/text.h"

#include <optional>
#include <string>
#include <utility>

namespace postroom::acl {

namespace {

// Logical lines: joined at backslashes, without comments and empty lines.
class Lines {
public:
    explicit Lines(std::string_view text) : m_rest(text) {}

    std::optional<std::string> next(std::uint32_t& number) {
        while (!m_rest.empty()) {
            std::string line(take());
            number = m_number;
            while (line.ends_with('\\') && !m_rest.empty()) {
                line.pop_back();
                line += base::trim(take());
            }
            const std::string_view trimmed = base::trim(line);
            if (!trimmed.empty() && trimmed.front() != '#')
                return std::string(trimmed);
        }
        return std::nullopt;
    }

private:
    std::string_view take() {
        const std::size_t end = m_rest.find('\n');
        std::string_view line = m_rest.substr(0, end);
        m_rest = end == std::string_view::npos ? std::string_view() : m_rest.substr(end + 1);
        ++m_number;
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
            line.remove_suffix(1);
        return line;
    }

    std::string_view m_rest;
    std::uint32_t m_number = 0;
};

std::string_view leadingWord(std::string_view text) {
    std::size_t length = 0;
    while (length < text.size() && (base::isAlnum(text[length]) || text[length] == '_'))
        ++length;
    return text.substr(0, length);
}

TermSource readTerm(std::string_view line, const config::Place& place) {
    TermSource term;
    term.place = place;
    if (line.starts_with('!')) {
        term.negated = true;
        line = base::trim(line.substr(1));
    }
    std::string_view name = leadingWord(line);
    std::string_view rest = base::trim(line.substr(name.size()));
    term.name = name;
    if (name == "set") {
        const std::string_view variable = leadingWord(rest);
        term.name += " " + std::string(variable);
        rest = base::trim(rest.substr(variable.size()));
    }
    if (rest.starts_with('='))
        rest = base::trim(rest.substr(1));
    term.value = rest;
    return term;
}

} // namespace

AclSource readAclText(std::string_view text, const config::Place& begin, config::Findings& findings) {
    AclSource acl;
    Lines lines(text);
    std::uint32_t number = 0;
    while (auto line = lines.next(number)) {
        config::Place place = begin;
        place.line = begin.line == 0 ? number : begin.line + number - 1;
        std::string_view rest = *line;
        const std::string_view word = leadingWord(rest);
        if (verbFromName(word)) {
            acl.statements.push_back({std::string(word), {}, place});
            rest = base::trim(rest.substr(word.size()));
            if (rest.empty())
                continue;
        } else if (acl.statements.empty()) {
            findings.push_back({config::Severity::error, "unknown-verb", place, "unknown ACL verb \"" + std::string(word) + "\" in \"" + base::shortened(rest, 60) + "\"",
                                "the verbs are accept, defer, deny, discard, drop, require and warn"});
            return acl;
        }
        acl.statements.back().terms.push_back(readTerm(rest, place));
    }
    return acl;
}

} // namespace postroom::acl
