// SPDX-License-Identifier: Apache-2.0
// Which servers a lookup asks, and what its options say about keeping answers. Pure.
#pragma once

#include "server/policy/lookup/servers/server_address.h"
#include "server/policy/world/world.h"
#include "shared/base/result.h"

#include <string_view>
#include <vector>

namespace postroom::servers {

/// "cache=no_rd": the answer is asked for anew; "cache=no_wr": it is not kept; "cache=no": neither.
struct CacheUse {
    bool read = true;
    bool write = true;
};
CacheUse cacheUse(std::string_view options);

/// The configured servers, or those of the option "servers=": a colon-separated list of whole entries or of the beginnings
/// of configured ones. LDAP: the host of the URL comes before both. Error: there is none.
base::Result<std::vector<ServerAddress>> chooseServers(ServerKind kind, const std::vector<ServerAddress>& configured, const world::LookupRequest& request);

} // namespace postroom::servers
