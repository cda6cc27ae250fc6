// SPDX-License-Identifier: Apache-2.0
// Remarks that need no expansion: file names made of text from the wire, which are refused when mail comes, and lists that
// are used and name nothing.
#include "shared/config/validation.h"

#include "shared/base/text.h"

#include <algorithm>
#include <array>

namespace postroom::config {

namespace {

constexpr std::array<std::string_view, 6> fromTheWire{"local_part", "domain", "sender_address", "sender_address_local_part", "sender_address_domain", "sender_helo_name"};

/// Where a variable of the wire stands outside of all braces, and which. What stands within an item may be made clean by it.
std::optional<std::pair<std::size_t, std::string>> wireVariable(std::string_view text) {
    std::size_t depth = 0;
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
            continue;
        }
        depth += text[at] == '{' ? 1 : 0;
        depth -= text[at] == '}' && depth > 0 ? 1 : 0;
        if (text[at] != '$' || depth > 0)
            continue;
        const bool braced = text[at + 1] == '{';
        std::size_t end = at + (braced ? 2 : 1);
        const std::size_t begin = end;
        while (end < text.size() && (base::isAlnum(text[end]) || text[end] == '_'))
            ++end;
        const std::string_view name = text.substr(begin, end - begin);
        const bool whole = !braced || (end < text.size() && text[end] == '}');
        if (whole && std::ranges::find(fromTheWire, name) != fromTheWire.end())
            return std::pair(at, std::string(name));
    }
    return std::nullopt;
}

bool mentions(std::string_view text, std::string_view list) {
    for (std::size_t at = text.find(list); at != std::string_view::npos; at = text.find(list, at + 1)) {
        const std::size_t end = at + list.size();
        if (end == text.size() || !(base::isAlnum(text[end]) || text[end] == '_'))
            return true;
    }
    return false;
}

bool isUsed(const Document& document, std::string_view reference) {
    for (const Object& object : document.objects) {
        for (const Setting& setting : object.settings)
            if (mentions(plainText(setting.value), reference))
                return true;
        for (const Statement& statement : object.statements)
            for (const Term& term : statement.terms)
                if (mentions(term.value, reference))
                    return true;
    }
    return false;
}

} // namespace

void Validation::checkPaths() {
    for (const Object* transport : m_document.all(Kind::transport)) {
        if (transport->driver() != "appendfile")
            continue;
        for (const std::string_view option : {"file", "directory", "create_file"})
            if (const Setting* setting = transport->find(option))
                if (const auto found = wireVariable(plainText(setting->value)))
                    add(Severity::warning, "tainted-path", m_document.place(*transport, option, found->first),
                        "$" + found->second + " comes from the sender and must not be part of a file name: the delivery will be deferred",
                        found->second == "local_part" || found->second == "domain" ? "write $" + found->second + "_data, which a router's " + found->second + "s or check_local_user sets"
                                                                                 : "look it up in a list first");
    }
}

void Validation::checkEmptyLists() {
    for (const Object& list : m_document.objects) {
        if (!catalogue::isNamedList(list.kind))
            continue;
        const Setting* value = list.find("value");
        if ((value == nullptr || base::trim(plainText(value->value)).empty()) && isUsed(m_document, "+" + list.name))
            add(Severity::note, "empty-list", m_document.place(list), list.label() + " names nothing: conditions with it are never true");
    }
}

} // namespace postroom::config
