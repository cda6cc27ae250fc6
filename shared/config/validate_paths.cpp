// SPDX-License-Identifier: Apache-2.0
// Remarks that need no expansion: file names made of text from the wire, which are refused when mail comes, lists that are
// used and name nothing, and addresses that are none.
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

/// The named list of which a condition consists alone: "+name", "! +name".
std::string_view onlyList(std::string_view text) {
    text = base::trim(text);
    if (text.starts_with('!'))
        text = base::trim(text.substr(1));
    if (!text.starts_with('+'))
        return {};
    text.remove_prefix(1);
    return std::ranges::all_of(text, [](char c) { return base::isAlnum(c) || c == '_'; }) ? text : std::string_view();
}

bool namesNothing(const Object& list) {
    const Setting* value = list.find("value");
    return value == nullptr || base::trim(plainText(value->value)).empty();
}

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

/// Digits and dots that are no IPv4 address or network: a slip of the pen, for it is taken for the name of a host.
bool isMistypedAddress(std::string_view item) {
    item = base::trim(item);
    if (item.starts_with('!'))
        item = base::trim(item.substr(1));
    const std::string_view address = item.substr(0, item.find('/'));
    if (address.find('.') == std::string_view::npos || address.find_first_not_of("0123456789.") != std::string_view::npos)
        return false;
    const auto number = [](std::string_view digits, int most) {
        int value = 0;
        for (const char digit : digits)
            value = std::min(value * 10 + (digit - '0'), 1000);
        return !digits.empty() && value <= most;
    };
    const auto parts = base::split(address, '.');
    const std::string_view mask = address.size() < item.size() ? item.substr(address.size() + 1) : std::string_view("32");
    const bool isOne = parts.size() == 4 && std::ranges::all_of(parts, [&](std::string_view part) { return number(part, 255); }) &&
                       mask.find_first_not_of("0123456789") == std::string_view::npos && number(mask, 32);
    return !isOne;
}

} // namespace

void Validation::checkHosts() {
    const auto check = [&](const std::string& list, const Place& place) {
        if (list.find('$') != std::string::npos)
            return;
        for (const std::string& item : splitList(list))
            if (isMistypedAddress(item))
                add(Severity::warning, "no-address", place, "\"" + base::printable(std::string(base::trim(item))) + "\" is no IP address, so it is taken for the name of a host", "an address has four numbers up to 255, a network a / and up to 32 behind it");
    };
    for (const Object* list : m_document.all(Kind::hostList))
        if (const Setting* value = list->find("value"))
            check(plainText(value->value), m_document.place(*list, "value"));
    for (const Object* acl : m_document.all(Kind::acl))
        for (std::size_t i = 0; i < acl->statements.size(); ++i)
            for (std::size_t t = 0; t < acl->statements[i].terms.size(); ++t)
                if (const Term& term = acl->statements[i].terms[t]; term.name == "hosts")
                    check(term.value, m_document.place(*acl, i, t, 0));
}

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

/// An empty list among others is usual ("relay_to_domains ="); a refusal that consists of one can never happen, or always.
void Validation::checkEmptyLists() {
    for (const Object* acl : m_document.all(Kind::acl))
        for (std::size_t i = 0; i < acl->statements.size(); ++i) {
            const Statement& statement = acl->statements[i];
            for (std::size_t t = 0; t < statement.terms.size() && statement.enabled; ++t) // a condition that was begun and not filled in
                if (const Term& term = statement.terms[t]; (listKind(term.name) || term.name == "condition") && base::trim(term.value).empty())
                    add(Severity::warning, "empty-condition", m_document.place(*acl, i, t, 0), "\"" + term.name + "\" has no value: it matches nothing", "say what it shall be, or remove the condition");
            if (!statement.enabled || statement.verb == "accept" || statement.verb == "warn" || statement.verb == "discard")
                continue;
            for (std::size_t t = 0; t < statement.terms.size(); ++t) {
                const auto kind = listKind(statement.terms[t].name);
                const std::string_view name = onlyList(statement.terms[t].value);
                const Object* list = kind && !name.empty() ? m_document.find(*kind, name) : nullptr;
                if (list != nullptr && namesNothing(*list))
                    add(Severity::warning, "empty-list", m_document.place(*acl, i, t, 0),
                        list->label() + " names nothing: \"" + statement.terms[t].name + " = " + statement.terms[t].value + "\" says the same of everything",
                        "put something into the list, or remove the condition");
            }
        }
}

} // namespace postroom::config
