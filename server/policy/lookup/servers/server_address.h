// SPDX-License-Identifier: Apache-2.0
// One entry of redis_servers, mysql_servers, pgsql_servers or ldap_default_servers, taken apart:
//   redis   host[:port]/database/password            (/path/of/socket)/database/password
//   mysql   host[:port][(/socket)][[group]]/database/user/password
//   pgsql   host[:port]/database/user/password       (/path/of/socket)/database/user/password
//   ldap    host[:port] or ldap://host[:port], ldaps://..., ldapi://...
// A missing slash is an error, as in Exim: a password would otherwise become a database.
#pragma once

#include "shared/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace postroom::servers {

enum class ServerKind : std::uint8_t { redis, mysql, pgsql, ldap };

struct ServerAddress {
    ServerKind kind = ServerKind::redis;
    std::string host;       ///< empty with a socket
    std::uint16_t port = 0; ///< the usual one of the kind when none was written
    std::string socket;     ///< Unix socket; empty: TCP
    std::string group;      ///< mysql: of the option file
    std::string database;
    std::string user;
    std::string password;
    std::string scheme;     ///< ldap: "ldap", "ldaps", "ldapi"
    // ldap only, from options of their own:
    bool startTls = false;
    std::string caFile;
    std::string requireCertificate; ///< "hard", "demand", "allow", "try", "never"; empty: the library's own setting

    /// For logs and people, without user and password: "redis://127.0.0.1:6379/0".
    [[nodiscard]] std::string label() const;
};

[[nodiscard]] std::string_view kindName(ServerKind kind);
/// The error says what is missing; it never repeats a password.
base::Result<ServerAddress> parseServer(ServerKind kind, std::string_view text);

} // namespace postroom::servers
