// SPDX-License-Identifier: Apache-2.0
#include "shared/config/macro_table.h"

#include "shared/base/text.h"
#include "shared/catalogue/option_row.h"

#include <algorithm>

namespace postroom::config {

namespace {

constexpr std::string_view features[] = {"_HAVE_IPV6", "_HAVE_TLS", "_HAVE_OPENSSL", "_HAVE_PRDR", "_HAVE_PROXY", "_HAVE_DSN"};

struct Prefix {
    std::string_view text;
    catalogue::Kind kind;
};

constexpr Prefix optionPrefixes[] = {
    {"_OPT_MAIN_", catalogue::Kind::main},
    {"_OPT_ROUTERS_", catalogue::Kind::router},
    {"_OPT_ROUTER_", catalogue::Kind::router},
    {"_OPT_TRANSPORTS_", catalogue::Kind::transport},
    {"_OPT_TRANSPORT_", catalogue::Kind::transport},
    {"_OPT_AUTHENTICATORS_", catalogue::Kind::authenticator},
    {"_OPT_AUTHENTICATOR_", catalogue::Kind::authenticator},
};

constexpr Prefix driverPrefixes[] = {
    {"_DRIVER_ROUTER_", catalogue::Kind::router},
    {"_DRIVER_TRANSPORT_", catalogue::Kind::transport},
    {"_DRIVER_AUTHENTICATOR_", catalogue::Kind::authenticator},
};

bool isOption(catalogue::Kind kind, const std::string& name) {
    if (catalogue::findOption(kind, "", name) != nullptr)
        return true;
    for (const std::string_view driver : catalogue::driversOf(kind))
        if (name.starts_with(driver) && name.size() > driver.size() + 1 &&
            catalogue::findOption(kind, driver, name.substr(driver.size() + 1)) != nullptr)
            return true;
    return false;
}

bool isBuiltIn(std::string_view word) {
    if (std::ranges::find(features, word) != std::end(features))
        return true;
    for (const Prefix& prefix : optionPrefixes)
        if (word.starts_with(prefix.text) && isOption(prefix.kind, base::lower(word.substr(prefix.text.size()))))
            return true;
    for (const Prefix& prefix : driverPrefixes)
        if (word.starts_with(prefix.text)) {
            const auto drivers = catalogue::driversOf(prefix.kind);
            if (std::ranges::find(drivers, base::lower(word.substr(prefix.text.size()))) != drivers.end())
                return true;
        }
    return false;
}

} // namespace

MacroProblem MacroTable::define(std::string_view name, std::string_view value, Origin origin, Definition definition) {
    const auto known = std::ranges::find(m_macros, name, &Macro::name);
    if (known != m_macros.end()) {
        if (known->origin == Origin::outside)
            return {};
        if (definition == Definition::first)
            return {"macro-twice", "the macro " + std::string(name) + " is already defined; \"==\" defines it anew"};
        known->value = value;
        return {};
    }
    if (definition == Definition::again)
        return {"macro-missing", "the macro " + std::string(name) + " cannot be defined anew because it is not defined"};
    for (const Macro& macro : m_macros)
        if (name.find(macro.name) != std::string_view::npos)
            return {"macro-inside", "the macro " + std::string(name) + " cannot be defined because the name of the earlier macro " +
                                        macro.name + " is a part of its name"};
    m_macros.push_back({std::string(name), std::string(value), origin});
    return {};
}

bool MacroTable::replace(std::string& text, std::vector<std::uint32_t>& columns, std::size_t from, std::size_t limit) {
    bool replaced = false;
    for (const Macro& macro : m_macros) {
        std::size_t at = text.find(macro.name, from);
        if (at == std::string::npos)
            continue;
        replaced = true;
        if (columns.empty())
            for (std::uint32_t i = 0; i < text.size(); ++i)
                columns.push_back(i);
        // Into new texts: a line of a thousand uses stays one pass.
        std::string made(text, 0, at);
        std::vector<std::uint32_t> madeColumns(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(at));
        while (at != std::string::npos && made.size() <= limit) {
            made += macro.value;
            madeColumns.insert(madeColumns.end(), macro.value.size(), columns[at]);
            const std::size_t rest = at + macro.name.size();
            at = text.find(macro.name, rest);
            const std::size_t end = std::min(at, text.size());
            made.append(text, rest, end - rest);
            madeColumns.insert(madeColumns.end(), columns.begin() + static_cast<std::ptrdiff_t>(rest), columns.begin() + static_cast<std::ptrdiff_t>(end));
        }
        text = std::move(made);
        columns = std::move(madeColumns);
        if (text.size() > limit)
            return true;
    }
    return replaced;
}

std::vector<std::pair<std::string, std::string>> MacroTable::all() const {
    std::vector<std::pair<std::string, std::string>> pairs;
    pairs.reserve(m_macros.size());
    for (const Macro& macro : m_macros)
        pairs.emplace_back(macro.name, macro.value);
    return pairs;
}

bool MacroTable::hasBuiltIn(std::string_view text) { return text.find('_') != std::string_view::npos && withBuiltIns(text) != text; }

std::string MacroTable::withBuiltIns(std::string_view text) {
    std::string made;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = at;
        while (end < text.size() && (base::isAlnum(text[end]) || text[end] == '_'))
            ++end;
        const std::string_view word = text.substr(at, end - at);
        made += !word.empty() && word.front() == '_' && isBuiltIn(word) ? std::string_view("y") : word;
        if (end < text.size())
            made += text[end];
        at = end + 1;
    }
    return made;
}

} // namespace postroom::config
