// SPDX-License-Identifier: Apache-2.0
// The part of the validator that looks for names which must exist.
#include "shared/config/validation.h"

#include "shared/base/text.h"
#include "shared/config/acl_use.h"
#include "shared/config/text_reader.h"

#include <algorithm>

namespace postroom::config {

using catalogue::OptionRow;
using catalogue::OptionType;

namespace {

/// The kind of named list that a list option may refer to.
std::optional<Kind> listKind(OptionType type) {
    switch (type) {
    case OptionType::hostList: return Kind::hostList;
    case OptionType::domainList: return Kind::domainList;
    case OptionType::addressList: return Kind::addressList;
    case OptionType::localPartList: return Kind::localPartList;
    default: return std::nullopt;
    }
}

/// The kind of named list that a condition may refer to.
std::optional<Kind> listKind(std::string_view condition) {
    if (condition == "hosts")
        return Kind::hostList;
    if (condition == "domains" || condition == "sender_domains")
        return Kind::domainList;
    if (condition == "local_parts")
        return Kind::localPartList;
    if (condition == "senders" || condition == "recipients")
        return Kind::addressList;
    return std::nullopt;
}

bool isSpecialItem(Kind kind, std::string_view name) {
    if (kind == Kind::hostList)
        return name == "include_unknown" || name == "ignore_unknown" || name == "include_defer" || name == "ignore_defer";
    return name == "caseful" && (kind == Kind::addressList || kind == Kind::localPartList);
}

bool isVerb(std::string_view word) {
    return std::ranges::any_of(catalogue::verbRows(), [&](const catalogue::VerbRow& verb) { return verb.name == word; });
}

bool isWord(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return base::isAlnum(c) || c == '_'; });
}

} // namespace

bool Validation::listExists(Kind kind, std::string_view name) const {
    return m_document.find(kind, name) != nullptr ||
           std::ranges::any_of(m_builtIn, [&](const Object& list) { return list.kind == kind && list.name == name; });
}

void Validation::reportMissing(Kind kind, std::string_view name, const Place& place) {
    std::vector<std::string> names;
    for (const Object* object : m_document.all(kind))
        names.push_back(object->name);
    const auto near = base::nearestName(name, names);
    add(Severity::error, "missing-" + std::string(catalogue::kindName(kind)), place,
        "there is no " + std::string(catalogue::kindName(kind)) + " \"" + base::printable(name) + "\"", near ? "did you mean " + *near + "?" : "");
}

void Validation::checkListText(Kind kind, std::string_view text, const Place& place) {
    for (const std::string& item : splitList(text)) {
        std::string_view name = base::trim(item);
        if (name.starts_with('!'))
            name = base::trim(name.substr(1));
        if (!name.starts_with('+') || !isWord(name.substr(1)))
            continue;
        name.remove_prefix(1);
        if (!isSpecialItem(kind, name) && !listExists(kind, name))
            reportMissing(kind, name, place);
    }
}

void Validation::checkReferences() {
    for (const Object& object : m_document.objects) {
        for (const Setting& setting : object.settings)
            if (const OptionRow* row = catalogue::findOption(object.kind, object.driver(), setting.name)) {
                if (const auto kind = listKind(row->type))
                    checkListText(*kind, plainText(setting.value), m_document.place(object, setting.name));
                if (row->type == OptionType::aclReference)
                    checkAclOption(setting);
            }
        if (object.kind == Kind::router)
            checkRouterNames(object);
        const Setting* shadow = object.kind == Kind::transport ? object.find("shadow_transport") : nullptr;
        if (const std::string name = shadow == nullptr ? std::string() : plainText(shadow->value); !name.empty() && m_document.find(Kind::transport, name) == nullptr)
            reportMissing(Kind::transport, name, m_document.place(object, "shadow_transport"));
        for (std::size_t statement = 0; statement < object.statements.size(); ++statement)
            for (std::size_t term = 0; term < object.statements[statement].terms.size(); ++term) {
                const Term& found = object.statements[statement].terms[term];
                const Place place = m_document.place(object, statement, term, 0);
                if (const auto kind = listKind(found.name))
                    checkListText(*kind, found.value, place);
                const auto acl = namedAcl(found);
                if (acl && isWord(*acl) && !isVerb(*acl) && m_document.find(Kind::acl, *acl) == nullptr)
                    reportMissing(Kind::acl, *acl, place);
            }
    }
}

void Validation::checkRouterNames(const Object& router) {
    for (const std::string_view name : {"transport", "file_transport", "directory_transport", "pipe_transport"}) {
        const Setting* setting = router.find(name);
        const std::string text = setting == nullptr ? std::string() : plainText(setting->value);
        if (!text.empty() && !hasExpansion(text) && m_document.find(Kind::transport, text) == nullptr)
            reportMissing(Kind::transport, text, m_document.place(router, name));
    }
    for (const std::string_view name : {"pass_router", "redirect_router"}) {
        const Setting* setting = router.find(name);
        if (setting == nullptr)
            continue;
        const std::string text = plainText(setting->value);
        const Object* target = m_document.find(Kind::router, text);
        if (target == nullptr)
            reportMissing(Kind::router, text, m_document.place(router, name));
        else if (name == "pass_router" && m_document.rank(*target) <= m_document.rank(router))
            add(Severity::error, "router-order", m_document.place(router, name), "pass_router must name a later router, " + text + " is not one");
    }
}

void Validation::checkAclOption(const Setting& setting) {
    const AclUse use = aclUse(plainText(setting.value));
    const Place place = m_document.place(m_document.mainObject(), setting.name);
    if (use.kind == AclUse::Kind::name && !use.text.empty() && !isVerb(use.text) && m_document.find(Kind::acl, use.text) == nullptr)
        reportMissing(Kind::acl, use.text, place);
}

} // namespace postroom::config
