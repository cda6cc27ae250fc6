// SPDX-License-Identifier: Apache-2.0
// The servers that lookups ask: how they do, and a test of one now. Implemented by server/app. Thread-safe.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace postroom::control {

struct LookupServerStatus {
    std::string server;  ///< "redis://127.0.0.1:6379/0": without user and password
    std::string kind;    ///< "redis", "mysql", "pgsql", "ldap"
    std::string state;   ///< "unknown" (not asked yet), "up", "down"
    base::Time since{};  ///< of the state
    std::string problem; ///< the last one
    std::int64_t questions = 0, failures = 0;
    std::int64_t averageMicroseconds = 0;
    std::int64_t idleConnections = 0;
};

struct LookupStatus {
    std::vector<LookupServerStatus> servers;
    std::int64_t cacheHits = 0, cacheMisses = 0, cacheEntries = 0;
};

struct LookupTest {
    std::string server;
    bool answers = false;
    std::string text; ///< what it said, or why not
    std::int64_t microseconds = 0;
};

class LookupService {
public:
    virtual ~LookupService() = default;
    virtual LookupStatus status() = 0;
    /// Asks one server, or all when `server` is empty; may block for lookup_server_timeout a server. Error notFound: no such server.
    virtual base::Result<std::vector<LookupTest>> test(const std::string& server) = 0;
};

} // namespace postroom::control
