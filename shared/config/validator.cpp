// SPDX-License-Identifier: Apache-2.0
#include "shared/config/validator.h"

#include "shared/base/text.h"
#include "shared/config/rule_reader.h"
#include "shared/config/settings.h"
#include "shared/config/validation.h"

#include <algorithm>
#include <tuple>

namespace postroom::config {

using catalogue::OptionRow;

bool isName(Kind kind, std::string_view name) {
    if (kind == Kind::main)
        return name.empty();
    if (kind == Kind::retry || kind == Kind::rewrite)
        return true; // made from the rule
    const bool wide = kind == Kind::account || kind == Kind::listener;
    return !name.empty() && name.size() <= 320 && (wide || base::isAlnum(name[0])) && std::ranges::all_of(name, [&](char c) {
        return base::isAlnum(c) || c == '_' || (wide && std::string_view("-.@+=!#%&'*/?^{|}~").find(c) != std::string_view::npos);
    }) && name[0] != '#' && name[0] != '.';
}

void Validation::add(Severity severity, std::string code, Place place, std::string message, std::string hint) {
    m_findings.push_back({severity, std::move(code), std::move(place), std::move(message), std::move(hint)});
}

void Validation::checkSettings() {
    for (const Object& object : m_document.objects) {
        checkName(object);
        for (const Setting& setting : object.settings)
            checkSetting(object, setting);
        checkRequired(object);
        if (object.kind == Kind::retry || object.kind == Kind::rewrite)
            checkRule(object);
        if (object.kind == Kind::listener)
            checkListener(object);
    }
    if (m_document.mainObject().find("acl_smtp_rcpt") == nullptr)
        add(Severity::warning, "no-rcpt-acl", Place{"", 0, 0, "main", "acl_smtp_rcpt"}, "acl_smtp_rcpt is not set: every recipient is refused");
}

void Validation::checkName(const Object& object) {
    if (!isName(object.kind, object.name))
        add(Severity::error, "name", m_document.place(object), "\"" + base::printable(object.name) + "\" cannot be the name of " +
                                                                   (object.kind == Kind::acl ? "an " : "a ") +
                                                                   std::string(catalogue::kindName(object.kind)),
            "letters, digits and underscores are allowed");
}

void Validation::checkSetting(const Object& object, const Setting& setting) {
    const OptionRow* row = catalogue::findOption(object.kind, object.driver(), setting.name);
    if (row == nullptr)
        return add(Severity::error, "unknown-option", m_document.place(object, setting.name),
                   object.label() + " has no option \"" + base::printable(setting.name) + "\"");
    auto value = valueFromJson(*row, toJson(setting.value));
    if (!value)
        add(Severity::error, "value", m_document.place(object, setting.name), setting.name + ": " + value.error().publicText);
    else if (*value != setting.value)
        add(Severity::error, "value", m_document.place(object, setting.name), setting.name + ": expected " + expectedText(*row));
    const auto* text = std::get_if<std::string>(&setting.value);
    if (text == nullptr || row->secrecy != catalogue::Secrecy::secret || text->empty())
        return;
    const std::string_view secret = secretName(*text);
    if (secret.empty())
        add(Severity::error, "open-secret", m_document.place(object, setting.name), setting.name + " holds a secret in the open", "secrets are kept apart, as secret:NAME");
    else if (m_options.secrets != nullptr && !m_options.secrets->contains(secret))
        add(Severity::warning, "missing-secret", m_document.place(object, setting.name), "the secret " + std::string(secret) + " has no value here");
}

void Validation::checkRequired(const Object& object) {
    const auto need = [&](std::string_view one, std::string_view other = {}) {
        if (object.find(one) != nullptr || (!other.empty() && object.find(other) != nullptr))
            return;
        std::string message = object.label() + " needs " + std::string(one);
        if (!other.empty())
            message += " or " + std::string(other);
        add(Severity::error, "missing-option", m_document.place(object), std::move(message));
    };
    if (catalogue::hasDriver(object.kind))
        need("driver");
    if (object.kind == Kind::authenticator)
        need("public_name");
    if (object.driver() == "manualroute")
        need("route_list", "route_data");
    if (object.driver() == "redirect")
        need("data", "file");
    if (object.kind == Kind::retry || object.kind == Kind::rewrite)
        need("pattern");
    if (object.kind == Kind::rewrite)
        need("replacement");
}

void Validation::checkRule(const Object& rule) {
    const auto check = [&](std::string_view name, std::string (*problem)(std::string_view)) {
        const Setting* setting = rule.find(name);
        if (setting == nullptr)
            return;
        if (std::string wrong = problem(plainText(setting->value)); !wrong.empty())
            add(Severity::error, "rule", m_document.place(rule, name), std::move(wrong));
    };
    check("schedule", scheduleProblem);
    check("error", retryErrorProblem);
    check("flags", rewriteFlagsProblem);
    if (const Setting *flags = rule.find("flags"), *pattern = rule.find("pattern"); rule.kind == Kind::rewrite && flags != nullptr && pattern != nullptr)
        if (std::string wrong = rawPatternProblem(plainText(pattern->value), plainText(flags->value)); !wrong.empty())
            add(Severity::error, "rule", m_document.place(rule, "pattern"), std::move(wrong));
    if (rule.name.ends_with(" (2)") && rule.kind == Kind::retry)
        add(Severity::warning, "unreachable", m_document.place(rule), "an earlier retry rule has the same pattern and error, so this one is never used");
}

void Validation::checkListener(const Object& listener) {
    const Setting* address = listener.find("address");
    if (address == nullptr)
        return;
    for (const std::string& item : splitList(plainText(address->value)))
        if (item.empty() || !std::ranges::all_of(item, [](char c) { return base::isAlnum(c) || c == '.' || c == ':' || c == '%'; }) ||
            item.find_first_of(".:") == std::string::npos)
            add(Severity::error, "address", m_document.place(listener, "address"), "\"" + base::printable(item) + "\" is no IP address",
                "IPv6 addresses need another separator in the list: <; ::1 ; 127.0.0.1");
}

Findings validate(const Document& document, const ValidateOptions& options) {
    Findings findings;
    Validation validation(document, options, findings);
    validation.checkSettings();
    validation.checkReferences();
    validation.checkAcls();
    validation.checkPaths();
    validation.checkEmptyLists();
    validation.checkHosts();
    if (options.expansionCheck)
        validation.checkExpansions();
    const auto& files = document.files;
    std::ranges::stable_sort(findings, {}, [&](const Finding& finding) {
        return std::tuple(finding.place.line == 0, std::ranges::find(files, finding.place.file) - files.begin(), finding.place.line,
                          finding.place.column);
    });
    return findings;
}

std::vector<Object> builtInLists(const Document& document) {
    std::vector<std::string> addresses;
    std::vector<std::string> localParts;
    for (const Object* account : document.all(Kind::account)) {
        addresses.push_back(account->name);
        localParts.push_back(account->name.substr(0, account->name.rfind('@')));
    }
    std::ranges::sort(localParts);
    localParts.erase(std::ranges::unique(localParts).begin(), localParts.end());
    const auto list = [](Kind kind, std::string name, const std::vector<std::string>& items) {
        Object object{kind, std::move(name), "", {}, {}, {}};
        object.settings.push_back({"value", joinList(items), false, "", {}});
        return object;
    };
    return {list(Kind::addressList, "accounts", addresses), list(Kind::localPartList, "account_local_parts", localParts)};
}

} // namespace postroom::config
