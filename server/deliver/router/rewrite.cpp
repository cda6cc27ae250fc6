// SPDX-License-Identifier: Apache-2.0
// The rewrite rules for envelope addresses (policy-language 2.9). Rules are tried in turn on what the one before left; `q` stops,
// `r` and `R` try the same rule again.
#include "server/deliver/router/routing.h"

#include "server/mail/address.h"
#include "shared/base/text.h"

namespace postroom::router {

namespace {

constexpr int repeatLimit = 10;

class CaptureVariables : public expand::VariableSource {
public:
    CaptureVariables(std::string_view address, const lookup::MatchResult& match) : m_address(address), m_match(match) {}
    [[nodiscard]] std::optional<expand::Value> variable(std::string_view name) const override {
        if (name == "local_part")
            return expand::Value::tainted(std::string(mail::localPartOf(m_address)));
        if (name == "domain")
            return expand::Value::tainted(std::string(mail::domainOf(m_address)));
        if (name == "value" && m_match.data)
            return expand::Value::clean(*m_match.data);
        if (name.size() != 1 || !base::isDigit(name[0]))
            return std::nullopt;
        const auto index = static_cast<std::size_t>(name[0] - '0');
        return expand::Value::tainted(index < m_match.captures.size() ? m_match.captures[index] : std::string());
    }

private:
    std::string_view m_address;
    const lookup::MatchResult& m_match;
};

bool concerns(const RewriteRule& rule, std::string_view flags) {
    const auto letters = rule.flags.find_first_of("EFTbcfhrstS");
    if (letters == std::string::npos)
        return true; // no letter: everything
    return rule.flags.find_first_of(std::string(flags) + "E") != std::string::npos;
}

// "local@domain", with wildcards on either side, as in rewrite patterns: captures are $1 for "*" of the local part, then the domain's.
bool matchPattern(const RewriteRule& rule, std::string_view address, const expand::Scope& scope, lookup::MatchResult& match) {
    match = rule.pattern.match(address, scope);
    if (!match.yes())
        return false;
    const auto pattern = mail::splitAddress(rule.patternText);
    const auto parts = mail::splitAddress(address);
    std::vector<std::string> captures{std::string(address)};
    if (!pattern.localPart.empty() && pattern.localPart[0] == '*')
        captures.emplace_back(parts.localPart.substr(0, parts.localPart.size() - std::min(parts.localPart.size(), pattern.localPart.size() - 1)));
    if (!pattern.domain.empty() && pattern.domain[0] == '*')
        captures.emplace_back(parts.domain.substr(0, parts.domain.size() - std::min(parts.domain.size(), pattern.domain.size() - 1)));
    if (captures.size() > 1 || match.captures.empty())
        match.captures = std::move(captures);
    return true;
}

// Nothing when the rule does not apply or its replacement was forced to fail.
std::optional<std::string> applyRule(const CompiledChain& chain, const RewriteRule& rule, const std::string& address,
                                     const expand::Scope& scope) {
    lookup::MatchResult match;
    if (!matchPattern(rule, address, scope, match))
        return std::nullopt;
    const CaptureVariables variables(address, match);
    expand::Scope inner = scope;
    inner.variables.insert(inner.variables.begin(), &variables);
    const auto replaced = rule.replacement.evaluate(inner);
    if (!replaced || replaced->text == "*")
        return std::nullopt;
    const auto parsed = mail::parseAddress(replaced->text);
    if (!parsed || parsed->address.empty())
        return std::nullopt;
    return mail::qualify(parsed->address, chain.qualifyRecipient);
}

} // namespace

std::string rewriteAddress(const CompiledChain& chain, std::string_view address, std::string_view flags, const expand::Scope& scope) {
    std::string current(address);
    for (const auto& rule : chain.rewrites) {
        if (!concerns(rule, flags))
            continue;
        const bool repeats = rule.flags.find_first_of("rR") != std::string::npos;
        bool applied = false;
        for (int i = 0; i < (repeats ? repeatLimit : 1); ++i) {
            auto next = applyRule(chain, rule, current, scope);
            if (!next)
                break;
            applied = true;
            if (*next == current)
                break;
            current = std::move(*next);
        }
        if (applied && rule.flags.find('q') != std::string::npos)
            break;
    }
    return current;
}

} // namespace postroom::router
