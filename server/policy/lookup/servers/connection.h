// SPDX-License-Identifier: Apache-2.0
// What every kind of lookup server has in common: a connection that is asked one question at a time and says whether
// it can be used again. One file for each foreign library implements it.
#pragma once

#include "server/platform/io/deadline.h"
#include "server/policy/lookup/servers/server_address.h"
#include "server/policy/world/world.h"
#include "shared/base/result.h"

#include <memory>
#include <string>
#include <vector>

namespace postroom::servers {

struct ServerQuery {
    std::string type;                    ///< "redis", "mysql", "pgsql", "ldap", "ldapm", "ldapdn", "ldapauth"
    std::string text;                    ///< the command, the SQL with a placeholder for each parameter, the LDAP URL with its settings
    std::vector<std::string> parameters; ///< sent apart from the text: the server never takes them for a part of the command
};

struct ServerReply {
    enum class Next : std::uint8_t {
        done,      ///< this is the answer
        elsewhere, ///< the server says that another one has it (a Redis cluster's MOVED)
        lost,      ///< the connection broke: the next server may know
    };
    world::Answer answer;
    Next next = Next::done;
    bool cacheable = false; ///< a read: asked again it gives the same
    bool reusable = true;   ///< false: the connection is to be closed

    static ServerReply lost(std::string why) { return {world::Answer::failed(world::Status::temporary, std::move(why)), Next::lost, false, false}; }
    static ServerReply wrong(std::string why) { return {world::Answer::failed(world::Status::temporary, std::move(why)), Next::done, false, true}; }
};

/// Used by one thread at a time.
class Connection {
public:
    virtual ~Connection() = default;
    /// Ends by the deadline, whatever the server does.
    virtual ServerReply ask(const ServerQuery& query, io::Deadline deadline) = 0;
    /// For seeing, before it is used again, whether the server has closed it.
    [[nodiscard]] virtual int descriptor() const = 0;
};

/// At most so much of an answer is taken; more is an error.
inline constexpr std::size_t longestAnswer = 1 << 20;

using Connect = base::Result<std::unique_ptr<Connection>> (*)(const ServerAddress&, io::Deadline);
base::Result<std::unique_ptr<Connection>> connectRedis(const ServerAddress& address, io::Deadline deadline);
base::Result<std::unique_ptr<Connection>> connectMysql(const ServerAddress& address, io::Deadline deadline);
base::Result<std::unique_ptr<Connection>> connectPgsql(const ServerAddress& address, io::Deadline deadline);
base::Result<std::unique_ptr<Connection>> connectLdap(const ServerAddress& address, io::Deadline deadline);

} // namespace postroom::servers
