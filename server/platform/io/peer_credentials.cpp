// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/peer_credentials.h"

#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

namespace postroom::io {

base::Result<PeerCredentials> peerCredentials(int socket) {
    ucred credentials{};
    socklen_t length = sizeof credentials;
    if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &length) != 0)
        return base::fail(base::systemError(errno, "cannot tell who connected"));
    PeerCredentials peer{credentials.uid, credentials.gid, credentials.pid, {}};
    std::vector<gid_t> groups(64);
    length = static_cast<socklen_t>(groups.size() * sizeof(gid_t));
    while (::getsockopt(socket, SOL_SOCKET, SO_PEERGROUPS, groups.data(), &length) != 0) {
        if (errno != ERANGE || length <= groups.size() * sizeof(gid_t))
            return base::fail(base::systemError(errno, "cannot tell the groups of who connected"));
        groups.resize(length / sizeof(gid_t)); // the kernel said how many there are
    }
    peer.groups.assign(groups.begin(), groups.begin() + static_cast<std::ptrdiff_t>(length / sizeof(gid_t)));
    return peer;
}

PeerCredentials ownCredentials() {
    PeerCredentials own{::geteuid(), ::getegid(), ::getpid(), {}};
    const int count = ::getgroups(0, nullptr);
    std::vector<gid_t> groups(static_cast<std::size_t>(count > 0 ? count : 0));
    if (::getgroups(count, groups.data()) >= 0)
        own.groups.assign(groups.begin(), groups.end());
    return own;
}

} // namespace postroom::io
