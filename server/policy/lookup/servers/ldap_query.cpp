// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/servers/ldap_query.h"

#include "shared/base/text.h"

namespace postroom::servers {

namespace {

base::Error wrong(std::string text) {
    return base::permanentError(base::ErrorKind::invalid, "LDAP query: " + std::move(text));
}

/// A word, or a text in double quotes with backslashes; `rest` then begins behind it.
base::Result<std::string> readValue(std::string_view& rest) {
    std::string value;
    if (rest.substr(0, 1) != "\"") {
        const std::size_t end = std::min(rest.find_first_of(" \t\r\n"), rest.size());
        value = rest.substr(0, end);
        rest.remove_prefix(end);
        return value;
    }
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (rest[i] == '"') {
            rest.remove_prefix(i + 1);
            return value;
        }
        if (rest[i] == '\\' && i + 1 < rest.size())
            ++i;
        value += rest[i];
    }
    return base::fail(wrong("a quoted text has no end"));
}

base::Result<void> set(LdapQuery& query, std::string_view name, std::string value) {
    const auto number = base::toInteger(value);
    if (name == "user")
        query.user = std::move(value);
    else if (name == "pass")
        query.password = std::move(value);
    else if (name == "size" && number && *number >= 0)
        query.sizeLimit = static_cast<int>(std::min<std::int64_t>(*number, 1'000'000));
    else if (name == "time" && number && *number >= 0)
        query.time = base::Seconds(std::min<std::int64_t>(*number, 3600));
    else if (name == "dereference" && (value == "never" || value == "searching" || value == "finding" || value == "always"))
        query.dereference = std::move(value);
    else if (name == "referrals" && (value == "follow" || value == "nofollow"))
        query.referrals = value == "follow";
    else if (name == "connect" || name == "netime" || name == "netimeout")
        return {}; // our deadline covers the whole
    else if (name == "size" || name == "time" || name == "dereference" || name == "referrals")
        return base::fail(wrong("\"" + value + "\" is no value for " + std::string(name)));
    else
        return base::fail(wrong("unknown setting \"" + std::string(name) + "\"; before the URL may stand user, pass, size, time, dereference, referrals"));
    return {};
}

} // namespace

base::Result<LdapQuery> parseLdapQuery(std::string_view text) {
    LdapQuery query;
    std::string_view rest = base::trim(text);
    while (base::lower(rest.substr(0, 4)) != "ldap") {
        const std::size_t equals = rest.find('=');
        if (equals == std::string_view::npos)
            return base::fail(wrong("no ldap:// URL"));
        const std::string name = base::lower(base::trim(rest.substr(0, equals)));
        rest.remove_prefix(equals + 1);
        while (!rest.empty() && base::isSpace(rest.front()))
            rest.remove_prefix(1);
        auto value = readValue(rest);
        if (!value)
            return base::fail(value.error());
        if (auto ok = set(query, name, std::move(*value)); !ok)
            return base::fail(ok.error());
        rest = base::trim(rest);
    }
    query.url = rest;
    const std::size_t mark = rest.find("://");
    if (mark == std::string_view::npos)
        return base::fail(wrong("no :// in the URL"));
    const std::string_view after = rest.substr(mark + 3);
    const std::string_view host = after.substr(0, after.find('/'));
    if (!host.empty())
        query.host = std::string(rest.substr(0, mark + 3)) + std::string(host);
    return query;
}

} // namespace postroom::servers
