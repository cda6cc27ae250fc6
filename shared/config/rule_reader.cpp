// SPDX-License-Identifier: Apache-2.0
#include "shared/config/rule_reader.h"

#include "shared/base/duration_text.h"
#include "shared/base/text.h"
#include "shared/config/quoted_text.h"

#include <algorithm>

namespace postroom::config {

namespace {

constexpr std::string_view retryErrors[] = {
    "*", "auth_failed", "data_4xx", "lost_connection", "lookup", "mail_4xx", "quota", "rcpt_4xx",
    "refused", "refused_A", "refused_MX", "timeout", "timeout_A", "timeout_MX", "timeout_connect", "timeout_connect_A",
    "timeout_connect_MX", "tls_required",
};

std::size_t skipBlanks(std::string_view text, std::size_t at) {
    while (at < text.size() && base::isSpace(text[at]))
        ++at;
    return at;
}

/// A factor such as 1.5.
bool isFactor(std::string_view text) {
    const auto point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view part = point == std::string_view::npos ? std::string_view("0") : text.substr(point + 1);
    return !whole.empty() && !part.empty() && std::ranges::all_of(whole, base::isDigit) && std::ranges::all_of(part, base::isDigit);
}

std::string stepProblem(std::string_view step) {
    std::vector<std::string_view> parts;
    for (const std::string_view part : base::split(step, ','))
        parts.push_back(base::trim(part));
    const std::string shown = "\"" + base::printable(base::trim(step)) + "\"";
    const std::string letter = base::lower(parts[0]);
    if (letter != "f" && letter != "g" && letter != "h")
        return "a step of a retry schedule begins with F, G or H, found " + shown;
    if (parts.size() != (letter == "f" ? 3U : 4U))
        return letter == "f" ? "expected F,cutoff,interval, found " + shown : "expected " + std::string(parts[0]) + ",cutoff,interval,factor, found " + shown;
    for (std::size_t i = 1; i < 3; ++i)
        if (!base::readDuration(parts[i]))
            return "\"" + base::printable(parts[i]) + "\" in " + shown + " is no time such as 15m";
    if (parts.size() == 4 && !isFactor(parts[3]))
        return "\"" + base::printable(parts[3]) + "\" in " + shown + " is no factor such as 1.5";
    return {};
}

class Words {
public:
    Words(const LogicalLine& line, LineReader& lines) : m_line(line), m_lines(lines) {}

    [[nodiscard]] std::size_t at() const { return m_at; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_line.text.size(); }
    [[nodiscard]] std::string_view rest() const { return std::string_view(m_line.text).substr(m_at); }
    std::string take() {
        const Unquoted word = readWord(rest());
        if (!word.closed)
            m_lines.report(Severity::error, "quote", m_line, m_at, "the closing quote is missing");
        m_at = skipBlanks(m_line.text, m_at + word.length);
        return word.text;
    }
    void skip(std::size_t bytes) { m_at = skipBlanks(m_line.text, m_at + bytes); }

private:
    const LogicalLine& m_line;
    LineReader& m_lines;
    std::size_t m_at = 0;
};

void put(Object& rule, const LogicalLine& line, std::string_view name, std::string value, std::size_t at) {
    rule.settings.push_back({std::string(name), std::move(value), false, "", sourceFrom(line.source, at)});
}

std::optional<Object> readRetry(const LogicalLine& line, LineReader& lines) {
    Object rule{Kind::retry, "", line.comment, {}, {}, line.source};
    Words words(line, lines);
    put(rule, line, "pattern", words.take(), 0);
    if (words.atEnd()) {
        lines.report(Severity::error, "syntax", line, line.text.size(), "expected an error name or * after the pattern of the retry rule");
        return std::nullopt;
    }
    std::size_t at = words.at();
    std::string error = words.take();
    const std::string problem = retryErrorProblem(error);
    if (!problem.empty())
        lines.report(Severity::error, "retry-error", line, at, problem);
    put(rule, line, "error", std::move(error), at);
    if (words.rest().starts_with("senders")) {
        const auto equals = words.rest().find('=');
        if (equals != std::string_view::npos) {
            words.skip(equals + 1);
            at = words.at();
            put(rule, line, "senders", words.take(), at);
        }
    }
    at = words.at();
    const std::string schedule(words.rest());
    if (const std::string wrong = scheduleProblem(schedule); !wrong.empty())
        lines.report(Severity::error, "retry-schedule", line, at, wrong);
    if (!schedule.empty())
        put(rule, line, "schedule", schedule, at);
    return rule;
}

std::optional<Object> readRewrite(const LogicalLine& line, LineReader& lines) {
    Object rule{Kind::rewrite, "", line.comment, {}, {}, line.source};
    Words words(line, lines);
    const std::string pattern = words.take();
    put(rule, line, "pattern", pattern, 0);
    if (words.atEnd()) {
        lines.report(Severity::error, "syntax", line, line.text.size(), "expected a replacement after the pattern of the rewrite rule");
        return std::nullopt;
    }
    std::size_t at = words.at();
    put(rule, line, "replacement", words.take(), at);
    at = words.at();
    std::string flags;
    for (const char c : words.rest())
        if (!base::isSpace(c))
            flags += c;
    if (const std::string wrong = rewriteFlagsProblem(flags); !wrong.empty())
        lines.report(Severity::error, "rewrite-flags", line, at, wrong, "a replacement with blanks needs quotes");
    else if (const std::string amiss = rawPatternProblem(pattern, flags); !amiss.empty())
        lines.report(Severity::error, "rewrite-flags", line, 0, amiss);
    if (!flags.empty())
        put(rule, line, "flags", flags, at);
    return rule;
}

} // namespace

std::optional<Object> readRule(Kind kind, const LogicalLine& line, LineReader& lines) {
    return kind == Kind::retry ? readRetry(line, lines) : readRewrite(line, lines);
}

std::string scheduleProblem(std::string_view schedule) {
    for (const std::string_view step : base::split(schedule, ';'))
        if (!base::trim(step).empty())
            if (std::string problem = stepProblem(step); !problem.empty())
                return problem;
    return {};
}

std::string retryErrorProblem(std::string_view name) {
    if (std::ranges::any_of(retryErrors, [&](std::string_view known) { return base::equalsIgnoreCase(known, name); }))
        return {};
    const std::string lowered = base::lower(name);
    for (const std::string_view prefix : {"mail_4", "rcpt_4", "data_4"}) // digits may be fixed: rcpt_452, rcpt_45x
        if (lowered.starts_with(prefix) && lowered.size() == prefix.size() + 2 && base::isDigit(lowered[prefix.size()]) &&
            (base::isDigit(lowered.back()) || lowered.back() == 'x'))
            return {};
    if (lowered.starts_with("quota_") && base::readDuration(std::string_view(lowered).substr(6)))
        return {};
    std::vector<std::string> names(std::begin(retryErrors), std::end(retryErrors));
    const auto near = base::nearestName(name, names);
    return "\"" + base::printable(name) + "\" is no error of retry rules" + (near ? "; did you mean " + *near + "?" : "");
}

std::string rewriteFlagsProblem(std::string_view flags) {
    for (const char c : flags)
        if (std::string_view("EFTbcfhrstSQqRw").find(c) == std::string_view::npos)
            return "\"" + base::printable(std::string_view(&c, 1)) + "\" is no flag of rewrite rules";
    return {};
}

std::string rawPatternProblem(std::string_view pattern, std::string_view flags) {
    if (flags.find('S') == std::string_view::npos || pattern.starts_with('^') || pattern.starts_with("\\N^"))
        return {};
    return "the pattern of a rule with S is a regular expression: it begins with ^";
}

} // namespace postroom::config
