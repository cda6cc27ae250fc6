// SPDX-License-Identifier: Apache-2.0
#include "server/policy/rewrite/rewrite_rules.h"

#include "server/mail/address.h"
#include "server/policy/expand/list_setting.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::rewrite {

namespace {

constexpr std::string_view envelopeFlags = "EFT", headerFlags = "bcfhrst", rawFlag = "S", otherFlags = "QqRw";
constexpr mail::AddressSyntax replacementSyntax{.allowDomainLiterals = true}, senderSyntax{.allowNull = true, .allowDomainLiterals = true};
constexpr int repeatLimit = 10; ///< a rule with R is applied once and so many times more

/// $0 is what was matched, $1 and $2 what stands for "*" or the groups of a regular expression.
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

/// A colon parts no list here.
lookup::List oneItem(lookup::ListKind kind, std::string_view text) { return lookup::List::parse(kind, base::replaceAll(std::string(text), ":", "::")); }

/// "Plain <plain>" with the address in it replaced.
std::string withAddress(std::string_view text, const mail::ParsedAddress& parsed, std::string_view address) {
    return std::string(text.substr(0, parsed.start)) + std::string(address) + std::string(text.substr(parsed.end));
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
                rule.list = oneItem(lookup::ListKind::address, *text);
                for (const auto& error : rule.list->errors())
                    wrong.push_back({config::Severity::error, "bad-list", source.place, error, {}});
            }
        const bool broken = config::hasErrors(wrong);
        findings.insert(findings.end(), wrong.begin(), wrong.end());
        if (broken)
            continue;
        rule.pattern = std::move(*pattern);
        rule.replacement = std::move(*replacement);
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
        expanded = oneItem(lookup::ListKind::address, text->text);
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
        const CaptureVariables variables(current.address, found.captures, found.data);
        expand::Scope inner = scope;
        inner.variables.insert(inner.variables.begin(), &variables);
        const auto text = rule.replacement.evaluate(inner);
        if (!text && text.error().kind != expand::Failure::Kind::forced)
            return Next::end; // what is wrong with it stands in no reply: the address stays as it is
        if (!text)
            return after;
        if (text->text == "*")
            return Next::end;
        const auto parsed = mail::parseAddress(text->text, place == 'F' ? senderSyntax : replacementSyntax);
        if (parsed && parsed->address.empty() && place == 'F')
            current.address.clear(); // the null sender
        if (!parsed || parsed->address.empty() || (parsed->domainAt == 0 && !has('Q')))
            return Next::end; // as in Exim: an address that is none ends it
        const std::string before = std::exchange(current.address, mail::qualify(parsed->address, m_settings.qualifyRecipient));
        if (has('w') && envelopeFlags.find(place) == std::string_view::npos)
            current.whole = withAddress(text->text, *parsed, current.address);
        else if (const auto whole = mail::parseAddress(current.whole, replacementSyntax); whole && !current.whole.empty())
            current.whole = withAddress(current.whole, *whole, current.address); // the name of a rule before stays
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
    for (const Rule& rule : m_rules)
        if (isRaw(rule) && applyRaw(rule, scope, current) == Next::end)
            break;
    // The brackets went with what was read as an address.
    return current != text && text.starts_with('<') && !current.starts_with('<') ? "<" + current + ">" : current;
}

RewriteRules::Next RewriteRules::applyRaw(const Rule& rule, const expand::Scope& scope, std::string& current) const {
    const auto has = [&](char flag) { return rule.flags.find(flag) != std::string::npos; };
    const Next after = has('q') ? Next::end : Next::goOn;
    const auto pattern = rule.pattern.evaluate(scope);
    if (!pattern)
        return Next::goOn;
    const auto item = oneItem(lookup::ListKind::localPart, pattern->text);
    for (int i = 0; i <= (has('R') ? repeatLimit : 0); ++i) {
        expand::ScopeListExpander expander(scope);
        lookup::MatchContext context{scope.world, scope.lists, &expander, {}};
        const auto found = lookup::matchLocalPart(item, current, context, lookup::LetterCase::heed);
        if (!found.yes())
            return i == 0 ? Next::goOn : after;
        const CaptureVariables variables({}, found.captures, found.data);
        expand::Scope inner = scope;
        inner.variables.insert(inner.variables.begin(), &variables);
        const auto written = rule.replacement.evaluate(inner);
        if (!written)
            return written.error().kind == expand::Failure::Kind::forced ? after : Next::end;
        if (written->text == "*")
            return Next::end;
        const auto parsed = mail::parseAddress(written->text, senderSyntax);
        if (!parsed || (parsed->domainAt == 0 && !parsed->address.empty() && !has('Q')))
            return Next::end; // as in Exim: an address that is none ends it
        const std::string before = std::exchange(current, parsed->address.empty() ? "<>" : mail::qualify(parsed->address, m_settings.qualifyRecipient));
        if (before == current)
            break;
    }
    return after;
}

std::string RewriteRules::address(std::string_view address, char place, const expand::Scope& scope) const { return rewritten(address, place, scope).address; }

std::vector<Step> RewriteRules::steps(std::string_view address, char place, const expand::Scope& scope) const {
    std::vector<Step> steps;
    rewritten(address, place, scope, &steps);
    return steps;
}

} // namespace postroom::rewrite
