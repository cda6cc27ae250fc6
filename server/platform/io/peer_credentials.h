// SPDX-License-Identifier: Apache-2.0
// Who is at the other end of a Unix socket, as the kernel knows it (SO_PEERCRED, SO_PEERGROUPS): the user and groups
// that the peer had when it connected. Nothing that the peer sends can change it.
#pragma once

#include "shared/base/result.h"

#include <cstdint>
#include <vector>

namespace postroom::io {

struct PeerCredentials {
    unsigned uid = 0;
    unsigned gid = 0;
    std::int64_t processId = 0;
    std::vector<unsigned> groups; ///< supplementary ones
};

/// Errors: io (no Unix socket).
base::Result<PeerCredentials> peerCredentials(int socket);
/// Those of this process.
PeerCredentials ownCredentials();

} // namespace postroom::io
