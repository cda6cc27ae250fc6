// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/headers_rewrite.h"

#include "server/deliver/router/option_reader.h"
#include "server/mail/address_list.h"
#include "server/policy/lookup/list.h"
#include "shared/base/text.h"

#include <algorithm>
#include <optional>

namespace postroom::transport {

namespace {

constexpr std::string_view headerFlags = "bcfhrst";

/// The next word, without its quotes; what is left stays in `rest`.
std::string takeWord(std::string_view& rest) {
    rest = base::trim(rest);
    std::string word;
    if (!rest.starts_with('"')) {
        const std::size_t end = std::min(rest.find_first_of(" \t\n"), rest.size());
        word = rest.substr(0, end);
        rest.remove_prefix(end);
        return word;
    }
    std::size_t at = 1;
    for (; at < rest.size() && rest[at] != '"'; ++at) {
        if (rest[at] == '\\' && at + 1 < rest.size())
            ++at;
        word += rest[at];
    }
    rest.remove_prefix(std::min(at + 1, rest.size()));
    return word;
}

char flagOf(mail::HeaderKind kind) {
    using Kind = mail::HeaderKind;
    switch (kind) {
    case Kind::bcc: return 'b';
    case Kind::cc: return 'c';
    case Kind::from: return 'f';
    case Kind::replyTo: return 'r';
    case Kind::sender: return 's';
    case Kind::to: return 't';
    case Kind::other:
    case Kind::date:
    case Kind::messageId:
    case Kind::received:
    case Kind::returnPath:
    case Kind::subject: return '\0';
    }
    return '\0';
}

class CaptureVariables final : public expand::VariableSource {
public:
    CaptureVariables(const HeaderRule& rule, std::string_view address) : m_address(address) {
        m_captures.emplace_back(address);
        const auto pattern = mail::splitAddress(rule.patternText);
        const auto parts = mail::splitAddress(address);
        for (const auto& [wanted, part] : {std::pair(pattern.localPart, parts.localPart), std::pair(pattern.domain, parts.domain)})
            if (!wanted.empty() && wanted[0] == '*')
                m_captures.emplace_back(part.substr(0, part.size() - std::min(part.size(), wanted.size() - 1)));
    }
    std::optional<expand::Value> variable(std::string_view name) const override {
        if (name == "local_part")
            return expand::Value::tainted(std::string(mail::localPartOf(m_address)));
        if (name == "domain")
            return expand::Value::tainted(std::string(mail::domainOf(m_address)));
        if (name.size() != 1 || !base::isDigit(name[0]))
            return std::nullopt;
        const auto index = static_cast<std::size_t>(name[0] - '0');
        return expand::Value::tainted(index < m_captures.size() ? m_captures[index] : std::string());
    }

private:
    std::string_view m_address;
    std::vector<std::string> m_captures;
};

std::optional<std::string> replaced(const HeaderRule& rule, const std::string& address, const expand::Scope& scope) {
    if (!rule.pattern.match(address, scope).yes())
        return std::nullopt;
    const CaptureVariables variables(rule, address);
    expand::Scope inner = scope;
    inner.variables.insert(inner.variables.begin(), &variables);
    const auto text = rule.replacement.evaluate(inner);
    if (!text || text->text == "*")
        return std::nullopt;
    const auto parsed = mail::parseAddress(text->text);
    if (!parsed || parsed->address.empty())
        return std::nullopt;
    return parsed->address;
}

std::string rewritten(const std::vector<HeaderRule>& rules, char flag, const std::string& address, const expand::Scope& scope) {
    std::string current = address;
    for (const HeaderRule& rule : rules) {
        const bool all = rule.flags.find_first_of(headerFlags) == std::string::npos || rule.flags.find('h') != std::string::npos;
        if (!all && rule.flags.find(flag) == std::string::npos)
            continue;
        if (auto next = replaced(rule, current, scope)) {
            current = std::move(*next);
            if (rule.flags.find('q') != std::string::npos)
                break;
        }
    }
    return current;
}

} // namespace

std::vector<HeaderRule> readHeaderRules(router::OptionReader& reader) {
    std::vector<HeaderRule> rules;
    const auto text = reader.text("headers_rewrite");
    if (!text)
        return rules;
    const config::Place place = reader.placeOf("headers_rewrite");
    lookup::ListSplitter items(*text);
    while (const auto item = items.next()) {
        std::string_view rest(*item);
        HeaderRule rule;
        rule.patternText = takeWord(rest);
        const std::string replacement = takeWord(rest);
        rule.flags = takeWord(rest);
        if (rule.patternText.empty() || replacement.empty() || rule.flags.find_first_not_of("bcfhrstqRrw") != std::string::npos) {
            reader.error("rule", place, "\"" + base::shortened(*item, 80) + "\" is no rule of headers_rewrite", "pattern replacement flags; the flags are b c f h r s t q");
            continue;
        }
        rule.pattern = router::ListOption(lookup::ListKind::address, reader.compile(rule.patternText, place));
        rule.replacement = reader.compile(replacement, place);
        rules.push_back(std::move(rule));
    }
    return rules;
}

void rewriteHeaders(const std::vector<HeaderRule>& rules, mail::HeaderList& headers, const expand::Scope& scope) {
    for (std::size_t i = 0; i < headers.fields().size(); ++i) {
        const char flag = flagOf(headers.fields()[i].kind());
        if (flag == '\0')
            continue;
        std::string value(headers.fields()[i].rawValue());
        const auto list = mail::parseAddressList(value);
        bool changed = false;
        for (auto item = list.addresses.rbegin(); item != list.addresses.rend(); ++item) { // from behind: places stay valid
            const std::string& address = item->parsed.address;
            if (address.empty())
                continue;
            const std::string next = rewritten(rules, flag, address, scope);
            if (next == address)
                continue;
            value.replace(item->parsed.start, item->parsed.end - item->parsed.start, next);
            changed = true;
        }
        if (changed)
            headers.replace(i, headers.fields()[i].withValue(base::trim(value)));
    }
}

} // namespace postroom::transport
