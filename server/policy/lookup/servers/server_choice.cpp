// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/servers/server_choice.h"

#include "server/policy/lookup/servers/ldap_query.h"
#include "server/policy/lookup/servers/lookup_servers.h"
#include "shared/base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace postroom::servers {

namespace {

/// Items parted by colons; a doubled colon is one.
std::vector<std::string> colonList(std::string_view text) {
    std::vector<std::string> items(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != ':')
            items.back() += text[i];
        else if (i + 1 < text.size() && text[i + 1] == ':')
            items.back() += text[i++];
        else
            items.emplace_back();
    }
    std::erase_if(items, [](const std::string& item) { return base::trim(item).empty(); });
    return items;
}

std::string_view optionValue(std::string_view options, std::string_view name) {
    for (const std::string_view option : base::split(options, ','))
        if (option.size() > name.size() && option.substr(0, name.size()) == name && option[name.size()] == '=')
            return option.substr(name.size() + 1);
    return {};
}

base::Result<std::vector<ServerAddress>> named(ServerKind kind, const std::vector<ServerAddress>& configured, std::string_view list) {
    std::vector<ServerAddress> chosen;
    for (const std::string& item : colonList(list)) {
        const std::string_view name = base::trim(item);
        if (name.find('/') != std::string_view::npos && name.front() != '(') {
            auto address = parseServer(kind, name);
            if (!address)
                return base::fail(address.error());
            chosen.push_back(std::move(*address));
            continue;
        }
        const auto fits = [&](const ServerAddress& each) {
            return each.host == name || each.host + ":" + std::to_string(each.port) == name || "(" + each.socket + ")" == name;
        };
        const auto found = std::find_if(configured.begin(), configured.end(), fits);
        if (found == configured.end())
            return base::fail(base::permanentError(base::ErrorKind::invalid, "servers=" + std::string(name) + " is no entry of " + std::string(kindName(kind)) + "_servers"));
        chosen.push_back(*found);
    }
    return chosen;
}

} // namespace

const ServerKind* kindOfLookup(std::string_view type) {
    static constexpr std::array<std::pair<std::string_view, ServerKind>, 7> kinds{{
        {"redis", ServerKind::redis}, {"mysql", ServerKind::mysql}, {"pgsql", ServerKind::pgsql}, {"ldap", ServerKind::ldap},
        {"ldapdn", ServerKind::ldap}, {"ldapm", ServerKind::ldap}, {"ldapauth", ServerKind::ldap}}};
    for (const auto& [name, kind] : kinds)
        if (name == type)
            return &kind;
    return nullptr;
}

CacheUse cacheUse(std::string_view options) {
    const std::string_view value = optionValue(options, "cache");
    return {value != "no_rd" && value != "no", value != "no_wr" && value != "no"};
}

base::Result<std::vector<ServerAddress>> chooseServers(ServerKind kind, const std::vector<ServerAddress>& configured, const world::LookupRequest& request) {
    if (kind == ServerKind::ldap) {
        const auto query = parseLdapQuery(request.key);
        if (!query)
            return base::fail(query.error());
        if (!query->host.empty()) {
            auto address = parseServer(kind, query->host);
            if (!address)
                return base::fail(address.error());
            if (!configured.empty()) { // how to speak TLS is one setting for all
                address->startTls = configured.front().startTls;
                address->caFile = configured.front().caFile;
                address->requireCertificate = configured.front().requireCertificate;
            }
            return std::vector<ServerAddress>{std::move(*address)};
        }
    }
    if (const std::string_view list = optionValue(request.options, "servers"); !list.empty())
        return named(kind, configured, list);
    if (configured.empty())
        return base::fail(base::permanentError(base::ErrorKind::invalid, kind == ServerKind::ldap
            ? std::string("the LDAP URL names no host and ldap_default_servers is not set")
            : std::string(kindName(kind)) + "_servers is not set"));
    return configured;
}

} // namespace postroom::servers
