// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/servers/server_address.h"

#include "shared/base/text.h"

#include <array>
#include <vector>

namespace postroom::servers {

namespace {

base::Error wrong(ServerKind kind, std::string_view what) {
    return base::permanentError(base::ErrorKind::invalid, std::string(kindName(kind)) + "_servers: " + std::string(what));
}

std::uint16_t usualPort(ServerKind kind, std::string_view scheme) {
    switch (kind) {
    case ServerKind::redis: return 6379;
    case ServerKind::mysql: return 3306;
    case ServerKind::pgsql: return 5432;
    case ServerKind::ldap: return scheme == "ldaps" ? 636 : 389;
    }
    return 0;
}

/// "host", "host:port", "[v6]", "[v6]:port"
base::Result<void> readHost(std::string_view text, ServerAddress& address) {
    std::string_view port;
    if (text.substr(0, 1) == "[") {
        const std::size_t close = text.find(']');
        if (close == std::string_view::npos)
            return base::fail(wrong(address.kind, "no ] after the address"));
        address.host = text.substr(1, close - 1);
        port = text.substr(close + 1);
        if (!port.empty() && port.front() != ':')
            return base::fail(wrong(address.kind, "only a port may follow the ]"));
    } else {
        const std::size_t colon = text.find(':');
        address.host = text.substr(0, colon);
        port = colon == std::string_view::npos ? std::string_view() : text.substr(colon);
    }
    if (address.host.empty())
        return base::fail(wrong(address.kind, "no host name"));
    if (port.empty())
        return {};
    const auto number = base::toInteger(port.substr(1));
    if (!number || *number < 1 || *number > 65535)
        return base::fail(wrong(address.kind, "\"" + std::string(port.substr(1)) + "\" is no port"));
    address.port = static_cast<std::uint16_t>(*number);
    return {};
}

base::Result<ServerAddress> parseLdap(std::string_view text) {
    ServerAddress address;
    address.kind = ServerKind::ldap;
    address.scheme = "ldap";
    if (const std::size_t mark = text.find("://"); mark != std::string_view::npos) {
        address.scheme = base::lower(text.substr(0, mark));
        text.remove_prefix(mark + 3);
        if (address.scheme != "ldap" && address.scheme != "ldaps" && address.scheme != "ldapi")
            return base::fail(wrong(ServerKind::ldap, "\"" + address.scheme + "\" is neither ldap, ldaps nor ldapi"));
    }
    while (!text.empty() && text.back() == '/' && text.size() > 1)
        text.remove_suffix(1);
    if (address.scheme == "ldapi" || text.substr(0, 1) == "/") {
        address.scheme = "ldapi";
        address.socket = text.empty() || text == "/" ? "/var/run/slapd/ldapi" : std::string(text);
        return address;
    }
    address.port = usualPort(ServerKind::ldap, address.scheme);
    if (auto ok = readHost(text, address); !ok)
        return base::fail(ok.error());
    return address;
}

} // namespace

std::string_view kindName(ServerKind kind) {
    static constexpr std::array<std::string_view, 4> names{"redis", "mysql", "pgsql", "ldap"};
    return names[static_cast<std::size_t>(kind)];
}

std::string ServerAddress::label() const {
    std::string out = (scheme.empty() ? std::string(kindName(kind)) : scheme) + "://";
    if (!socket.empty())
        out += "(" + socket + ")";
    else
        out += (host.find(':') == std::string::npos ? host : "[" + host + "]") + ":" + std::to_string(port);
    return database.empty() ? out : out + "/" + database;
}

base::Result<ServerAddress> parseServer(ServerKind kind, std::string_view text) {
    text = base::trim(text);
    if (kind == ServerKind::ldap)
        return parseLdap(text);
    ServerAddress address;
    address.kind = kind;
    address.port = usualPort(kind, {});
    std::size_t slash = text.find('/');
    // The slashes of a socket's path are no separators.
    if (const std::size_t open = text.find('('); open != std::string_view::npos && open < slash) {
        const std::size_t close = text.find(')', open);
        if (close == std::string_view::npos)
            return base::fail(wrong(kind, "no ) after the path of the socket"));
        slash = text.find('/', close);
        address.socket = text.substr(open + 1, close - open - 1);
        std::string_view rest = text.substr(close + 1, slash == std::string_view::npos ? slash : slash - close - 1);
        if (rest.size() > 1 && rest.front() == '[' && rest.back() == ']')
            address.group = rest.substr(1, rest.size() - 2);
        else if (!rest.empty())
            return base::fail(wrong(kind, "unexpected text after the socket"));
    } else {
        std::string_view host = text.substr(0, slash);
        if (kind == ServerKind::mysql && !host.empty() && host.back() == ']' && host.find('[') != 0) {
            const std::size_t bracket = host.find('[');
            address.group = host.substr(bracket + 1, host.size() - bracket - 2);
            host = host.substr(0, bracket);
        }
        if (auto ok = readHost(host, address); !ok)
            return base::fail(ok.error());
    }
    const std::size_t wanted = kind == ServerKind::redis ? 2 : 3;
    std::vector<std::string> parts;
    for (std::size_t start = slash; start != std::string_view::npos && parts.size() < wanted;) {
        // The last part, the password, may hold slashes.
        const std::size_t next = parts.size() + 1 < wanted ? text.find('/', start + 1) : std::string_view::npos;
        parts.emplace_back(text.substr(start + 1, next == std::string_view::npos ? next : next - start - 1));
        start = next;
    }
    if (parts.size() != wanted)
        return base::fail(wrong(kind, kind == ServerKind::redis ? "an entry is host[:port]/database/password; a part may be empty, a slash may not be left out"
                                                                : "an entry is host[:port]/database/user/password; a part may be empty, a slash may not be left out"));
    address.database = parts[0];
    if (kind != ServerKind::redis)
        address.user = parts[1];
    address.password = parts.back();
    if (kind == ServerKind::redis && !address.database.empty() && !base::toInteger(address.database))
        return base::fail(wrong(kind, "the database of a Redis server is a number"));
    return address;
}

} // namespace postroom::servers
