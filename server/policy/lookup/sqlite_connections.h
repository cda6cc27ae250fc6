// SPDX-License-Identifier: Apache-2.0
// Databases that stay open between two lookups. Private to this folder.
#pragma once

#include "server/platform/store/database.h"
#include "server/policy/lookup/file_identity.h"
#include "shared/base/guarded.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace postroom::lookup {

/// Thread-safe; a connection that is out belongs to who took it. A file that was replaced (another inode) is opened anew.
class SqliteConnections {
public:
    struct Connection {
        FileIdentity identity;
        base::Milliseconds timeout{0};
        store::Database database;
    };
    base::Result<Connection> take(const std::string& file, base::Milliseconds timeout);
    /// For the next lookup; not after an error.
    void give(const std::string& file, Connection connection);

private:
    base::Guarded<std::map<std::string, std::vector<Connection>>> m_idle;
};

std::unique_ptr<SqliteConnections> makeSqliteConnections();

} // namespace postroom::lookup
