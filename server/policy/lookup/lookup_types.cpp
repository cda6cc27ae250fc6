// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/lookup_item.h"

#include "shared/base/text.h"

#include <algorithm>

namespace postroom::lookup {

namespace {

constexpr LookupStyle keyed = LookupStyle::singleKey;
constexpr LookupStyle query = LookupStyle::query;

// name, style, absolute file, built, help
constexpr LookupType types[] = {
    {"cdb", keyed, true, true, "constant database file (cdbmake)"},
    {"dbm", keyed, true, true, "Berkeley DB file; keys end with a zero byte"},
    {"dbmnz", keyed, true, true, "Berkeley DB file; keys without a zero byte"},
    {"dbmjz", keyed, true, true, "Berkeley DB file; the key's items are joined by zero bytes"},
    {"dsearch", keyed, true, true, "names in a directory"},
    {"iplsearch", keyed, true, true, "text file with addresses and networks as keys"},
    {"json", keyed, true, true, "a JSON file; the key is a path with colons"},
    {"lmdb", keyed, true, true, "LMDB file"},
    {"lsearch", keyed, true, true, "text file, searched from the top: 'key: data'"},
    {"nwildlsearch", keyed, true, true, "as wildlsearch, without expanding the keys"},
    {"wildlsearch", keyed, true, true, "text file with patterns as keys; the keys are expanded"},
    {"psl", keyed, false, true, "the public suffix of a domain"},
    {"regdom", keyed, false, true, "the registered domain of a domain"},
    {"dnsdb", query, false, true, "records of the DNS"},
    {"passwd", query, false, true, "the system's users"},
    {"sqlite", query, true, true, "an SQLite database"},
    {"testdb", query, false, true, "answers of fixed queries, for tests"},
    {"ibase", query, false, false, "InterBase"},
    {"ldap", query, false, true, "LDAP, attributes of one entry"},
    {"ldapdn", query, false, true, "LDAP, the distinguished name of one entry"},
    {"ldapm", query, false, true, "LDAP, several entries"},
    {"mysql", query, false, true, "MySQL or MariaDB"},
    {"nis", keyed, false, false, "NIS map"},
    {"nis0", keyed, false, false, "NIS map, keys with a zero byte"},
    {"nisplus", query, false, false, "NIS+"},
    {"oracle", query, false, false, "Oracle"},
    {"pgsql", query, false, true, "PostgreSQL"},
    {"redis", query, false, true, "Redis"},
    {"spf", keyed, false, false, "SPF result of a client address"},
    {"whoson", query, false, false, "Whoson server"},
    {"nmh", keyed, false, false, "native memory hash"},
};

base::Error wrong(std::string text) {
    return base::permanentError(base::ErrorKind::invalid, std::move(text));
}

base::Error unknownType(std::string_view name) {
    std::string text = "unknown lookup type \"" + std::string(name) + "\"";
    if (const auto near = base::nearestName(name, lookupTypeNames()))
        text += "; did you mean " + *near + "?";
    return wrong(std::move(text));
}

/// Reads "partial", a number, "(affix)" or "-"; `rest` then begins with the type.
base::Result<void> parsePartial(std::string_view& rest, LookupItem& item) {
    const std::string_view whole = rest;
    rest.remove_prefix(7);
    item.partial = 2;
    if (!rest.empty() && base::isDigit(rest.front())) {
        item.partial = 0;
        while (!rest.empty() && base::isDigit(rest.front()) && item.partial < 1000) {
            item.partial = item.partial * 10 + (rest.front() - '0');
            rest.remove_prefix(1);
        }
    }
    if (!rest.empty() && rest.front() == '(') {
        const std::size_t close = rest.find(')');
        if (close == std::string_view::npos)
            return base::fail(wrong("format error in lookup type \"" + std::string(whole) + "\": no ) after the affix"));
        item.affix = rest.substr(1, close - 1);
        rest.remove_prefix(close + 1);
    } else if (!rest.empty() && rest.front() == '-') {
        rest.remove_prefix(1);
    } else {
        return base::fail(wrong("format error in lookup type \"" + std::string(whole) + "\": partial wants - or (affix)"));
    }
    return {};
}

} // namespace

bool LookupItem::commanding() const {
    return type == "sqlite" || type == "redis" || type == "mysql" || type == "pgsql" || type == "ldap" || type == "ldapdn" || type == "ldapm";
}

const LookupType* findLookupType(std::string_view name) {
    for (const LookupType& type : types)
        if (type.name == name)
            return &type;
    return nullptr;
}

std::vector<std::string> lookupTypeNames() {
    std::vector<std::string> names;
    for (const LookupType& type : types)
        names.emplace_back(type.name);
    return names;
}

base::Result<LookupItem> parseLookupHead(std::string_view head) {
    LookupItem item;
    std::string_view rest = head;
    if (rest.substr(0, 7) == "partial")
        if (auto ok = parsePartial(rest, item); !ok)
            return base::fail(ok.error());
    if (const std::size_t comma = rest.find(','); comma != std::string_view::npos) {
        item.options = rest.substr(comma + 1);
        rest = rest.substr(0, comma);
    }
    if (const std::size_t star = rest.find('*'); star != std::string_view::npos) {
        item.fallback = rest.substr(star + 1, 1) == "@" ? LookupItem::Default::starAt : LookupItem::Default::star;
        rest = rest.substr(0, star);
    }
    const LookupType* type = findLookupType(rest);
    if (type == nullptr)
        return base::fail(unknownType(rest));
    if (!type->built)
        return base::fail(wrong("lookup type \"" + std::string(rest) + "\" (" + std::string(type->help) + ") is not in this version"));
    if (type->style == LookupStyle::query && item.partial >= 0)
        return base::fail(wrong("\"partial\" is not permitted for lookup type \"" + std::string(rest) + "\""));
    if (type->style == LookupStyle::query && item.fallback != LookupItem::Default::none)
        return base::fail(wrong("\"*\" is not permitted for lookup type \"" + std::string(rest) + "\""));
    item.type = rest;
    const auto options = base::split(item.options, ',');
    item.bind = std::find(options.begin(), options.end(), "bind") != options.end();
    if (item.bind && rest != "sqlite" && rest != "redis" && rest != "mysql" && rest != "pgsql")
        return base::fail(wrong("\"bind\" is for sqlite, redis, mysql and pgsql lookups"));
    return item;
}

base::Result<LookupItem> parseListLookup(std::string_view text) {
    const std::size_t semicolon = text.find(';');
    auto item = parseLookupHead(text.substr(0, semicolon));
    if (!item)
        return item;
    std::string_view rest = semicolon == std::string_view::npos ? std::string_view() : text.substr(semicolon + 1);
    rest = base::trim(rest);
    if (findLookupType(item->type)->style == LookupStyle::query)
        item->query = rest;
    else
        item->source = rest;
    return item;
}

} // namespace postroom::lookup
