// SPDX-License-Identifier: Apache-2.0
#include "shared/config/acl_use.h"

#include "shared/base/text.h"
#include "shared/config/text_reader.h"
#include "shared/config/validator.h"

#include <algorithm>

namespace postroom::config {

using catalogue::PhaseSet;

AclUse aclUse(std::string_view value) {
    const std::string_view text = base::trim(value);
    if (hasExpansion(text))
        return {AclUse::Kind::expansion, std::string(text)};
    if (text.starts_with('/'))
        return {AclUse::Kind::file, std::string(text)};
    if (std::ranges::none_of(text, base::isSpace) && text.find('\\') == std::string_view::npos)
        return {AclUse::Kind::name, std::string(text)};
    return {AclUse::Kind::inlineText, base::replaceAll(std::string(text), "\\n", "\n")};
}

std::optional<std::string> namedAcl(const Term& term) {
    if (term.name != "acl" || base::trim(term.value).starts_with('/'))
        return std::nullopt;
    const auto words = base::splitWords(term.value);
    if (words.empty() || hasExpansion(words[0]))
        return std::nullopt;
    return std::string(words[0]);
}

namespace {

using Phases = std::map<std::string, PhaseSet, std::less<>>;

/// Adds the phases to every ACL that the statements run. True when something was new.
bool spread(const Document& document, const std::vector<Statement>& statements, PhaseSet phases, Phases& result) {
    bool grew = false;
    for (const Statement& statement : statements)
        for (const Term& term : statement.terms)
            if (const auto name = namedAcl(term); name && document.find(Kind::acl, *name) != nullptr) {
                PhaseSet& known = result[*name];
                grew = grew || (known | phases) != known;
                known |= phases;
            }
    return grew;
}

} // namespace

std::map<std::string, PhaseSet, std::less<>> aclPhases(const Document& document) {
    Phases result;
    for (const Setting& setting : document.mainObject().settings) {
        const auto phase = catalogue::phaseOfOption(setting.name);
        if (!phase)
            continue;
        const AclUse use = aclUse(plainText(setting.value));
        if (use.kind == AclUse::Kind::name && document.find(Kind::acl, use.text) != nullptr)
            result[use.text] |= bit(*phase);
        else if (use.kind == AclUse::Kind::inlineText)
            spread(document, readAclText(use.text).statements, bit(*phase), result);
    }
    for (bool grew = true; grew;) {
        grew = false;
        for (const auto& [name, phases] : Phases(result))
            if (const Object* acl = document.find(Kind::acl, name))
                grew = spread(document, acl->statements, phases, result) || grew;
    }
    return result;
}

} // namespace postroom::config
