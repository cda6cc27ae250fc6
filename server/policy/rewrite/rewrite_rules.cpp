// SPDX-License-Identifier: Apache-2.0
#include "server/policy/rewrite/rewrite_rules.h"

#include "server/mail/address.h"
#include "server/policy/expand/list_setting.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::rewrite {

namespace {

constexpr std::string_view envelopeFlags = "EFT", headerFlags = "bcfhrst", rawFlag = "S", otherFlags = "QqRw";
constexpr int repeatLimit = 10; ///< a rule with R is applied once and so many times more

/// $0 is the address, $1 and $2 what stands for "*" or the groups of a regular expression.
class CaptureVariables final : public expand::VariableSource {
public:
    CaptureVariables(std::string_view address, std::vector<std::string> captures, std::optional<std::string> value)
        : m_address(address), m_captures(std::move(captures)), m_value(std::move(value)) {}
    [[nodiscard]] std::optional<expand::Value> variable(std::string_view name) const override {
        if (name == "local_part")
            return expand::Value::tainted(std::string(mail::localPartOf(m_address)));
        if (name == "domain")
            return expand::Value::tainted(std::string(mail::domainOf(m_address)));
        if (name == "value" && m_value)
            return expand::Value::clean(*m_value);
        if (name.size() != 1 || !base::isDigit(name[0]))
            return std::nullopt;
        const auto index = static_cast<std::size_t>(name[0] - '0');
        return expand::Value::tainted(index < m_captures.size() ? m_captures[index] : std::string());
    }

private:
    std::string_view m_address;
    std::vector<std::string> m_captures;
    std::optional<std::string> m_value;
};

std::vector<std::string> capturesOf(std::string_view pattern, std::string_view address, const lookup::MatchResult& match) {
    auto wanted = mail::splitAddress(pattern);
    if (pattern.find('@') == std::string_view::npos) // an item without a local part is about the domain
        wanted = {{}, pattern};
    const auto parts = mail::splitAddress(address);
    std::vector<std::string> captures{std::string(address)};
    for (const auto& [glob, part] : {std::pair(wanted.localPart, parts.localPart), std::pair(wanted.domain, parts.domain)})
        if (!pattern.starts_with('^') && !glob.empty() && glob[0] == '*')
            captures.emplace_back(part.substr(0, part.size() - std::min(part.size(), glob.size() - 1)));
    return captures.size() > 1 || match.captures.empty() ? captures : match.captures;
}

} // namespace

RewriteRules RewriteRules::compile(const std::vector<RuleSource>& sources, Settings settings, const expand::CompileNames& names, config::Findings& findings) {
    RewriteRules rules;
    rules.m_settings = std::move(settings);
    const std::string allowed = (rules.m_settings.headersOnly ? std::string() : std::string(envelopeFlags) + std::string(rawFlag)) + std::string(headerFlags) + std::string(otherFlags);
    for (const RuleSource& source : sources) {
        config::Findings wrong;
        for (const char flag : source.flags)
            if (allowed.find(flag) == std::string::npos)
                wrong.push_back({config::Severity::error, "bad-rewrite-flag", source.place, std::string("'") + flag + "' is no rewrite flag here", allowed});
        Rule rule;
        auto pattern = expand::Program::compile(source.pattern, source.place, names);
        auto replacement = expand::Program::compile(source.replacement, source.place, names);
        for (const auto* compiled : {&pattern, &replacement})
            if (!*compiled)
                wrong.insert(wrong.end(), compiled->error().begin(), compiled->error().end());
        if (pattern)
            if (const std::string* text = pattern->constant()) {
                rule.list = lookup::List::parse(lookup::ListKind::address, *text);
                for (const auto& error : rule.list->errors())
                    wrong.push_back({config::Severity::error, "bad-list", source.place, error, {}});
            }
        const bool broken = config::hasErrors(wrong);
        findings.insert(findings.end(), wrong.begin(), wrong.end());
        if (broken)
            continue;
        rule.pattern = std::move(*pattern);
        rule.replacement = std::move(*replacement);
        rule.patternText = source.pattern;
        rule.flags = source.flags;
        rule.source = static_cast<std::size_t>(&source - sources.data());
        rules.m_rules.push_back(std::move(rule));
    }
    return rules;
}

bool RewriteRules::concerns(const Rule& rule, char place) {
    const auto has = [&](std::string_view letters) { return rule.flags.find_first_of(letters) != std::string::npos; };
    if (!has(envelopeFlags) && !has(headerFlags))
        return !isRaw(rule);
    const bool envelope = envelopeFlags.find(place) != std::string_view::npos;
    return has(std::string_view(&place, 1)) || has(envelope ? "E" : "h");
}

lookup::MatchResult RewriteRules::match(const Rule& rule, std::string_view address, const expand::Scope& scope) {
    std::optional<lookup::List> expanded;
    if (!rule.list) {
        const auto text = rule.pattern.evaluate(scope);
        if (!text)
            return {}; // a pattern that cannot be expanded matches nothing
        expanded = lookup::List::parse(lookup::ListKind::address, text->text);
    }
    expand::ScopeListExpander expander(scope);
    lookup::MatchContext context{scope.world, scope.lists, &expander, {}};
    context.keepAddressCaptures = true;
    return lookup::matchAddress(rule.list ? *rule.list : *expanded, address, context, lookup::LetterCase::heed);
}

RewriteRules::Next RewriteRules::apply(const Rule& rule, char place, const expand::Scope& scope, Replaced& current, bool& matched) const {
    const auto has = [&](char flag) { return rule.flags.find(flag) != std::string::npos; };
    const Next after = has('q') ? Next::end : Next::goOn;
    for (int i = 0; i <= (has('R') ? repeatLimit : 0); ++i) {
        const auto found = match(rule, current.address, scope);
        if (!found.yes())
            return i == 0 ? Next::goOn : after;
        matched = true;
        const CaptureVariables variables(current.address, capturesOf(rule.patternText, current.address, found), found.data);
        expand::Scope inner = scope;
        inner.variables.insert(inner.variables.begin(), &variables);
        const auto text = rule.replacement.evaluate(inner);
        if (!text || text->text == "*")
            return after;
        const auto parsed = mail::parseAddress(text->text);
        if (!parsed || parsed->address.empty() || (parsed->domainAt == 0 && !has('Q')))
            return Next::end; // as in Exim: an address that is none ends it
        const std::string before = std::exchange(current.address, mail::qualify(parsed->address, m_settings.qualifyRecipient));
        if (has('w') && envelopeFlags.find(place) == std::string_view::npos)
            current.whole = text->text;
        if (before == current.address)
            break;
    }
    return after;
}

RewriteRules::Replaced RewriteRules::rewritten(std::string_view address, char place, const expand::Scope& scope, std::vector<Step>* steps) const {
    Replaced current{std::string(address), {}};
    for (const Rule& rule : m_rules) {
        if (!concerns(rule, place))
            continue;
        const std::string before = current.address;
        bool matched = false;
        const Next next = apply(rule, place, scope, current, matched);
        if (steps != nullptr && matched)
            steps->push_back({rule.source, before, current.address, current.whole, next == Next::end});
        if (next == Next::end)
            break;
    }
    return current;
}

bool RewriteRules::hasRaw() const { return std::any_of(m_rules.begin(), m_rules.end(), isRaw); }

std::string RewriteRules::raw(std::string_view text, const expand::Scope& scope) const {
    std::string current(text);
    for (const Rule& rule : m_rules) {
        if (!isRaw(rule))
            continue;
        const auto pattern = rule.pattern.evaluate(scope);
        if (!pattern)
            continue;
        const auto item = lookup::List::parse(lookup::ListKind::localPart, base::replaceAll(pattern->text, ":", "::")); // one item
        for (int i = 0; i <= (rule.flags.find('R') != std::string::npos ? repeatLimit : 0); ++i) {
            expand::ScopeListExpander expander(scope);
            lookup::MatchContext context{scope.world, scope.lists, &expander, {}};
            const auto found = lookup::matchLocalPart(item, current, context, lookup::LetterCase::heed);
            if (!found.yes())
                break;
            const CaptureVariables variables(current, found.captures.empty() ? std::vector<std::string>{current} : found.captures, found.data);
            expand::Scope inner = scope;
            inner.variables.insert(inner.variables.begin(), &variables);
            const auto written = rule.replacement.evaluate(inner);
            if (!written || written->text == "*" || written->text == current)
                break;
            current = written->text;
        }
        if (rule.flags.find('q') != std::string::npos)
            break;
    }
    return current;
}

std::string RewriteRules::address(std::string_view address, char place, const expand::Scope& scope) const { return rewritten(address, place, scope).address; }

std::vector<Step> RewriteRules::steps(std::string_view address, char place, const expand::Scope& scope) const {
    std::vector<Step> steps;
    rewritten(address, place, scope, &steps);
    return steps;
}

} // namespace postroom::rewrite
