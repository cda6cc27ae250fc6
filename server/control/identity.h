// SPDX-License-Identifier: Apache-2.0
// Who is at the other end of the control socket and what that user may do. Identity comes from the kernel
// (SO_PEERCRED, SO_PEERGROUPS) and from nowhere else; the socket itself is open to all, so that anyone may submit mail.
#pragma once

#include "shared/catalogue/command_row.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace postroom::control {

/// The peer as the kernel knows it.
struct Credentials {
    unsigned uid = 0;
    unsigned gid = 0;
    std::int64_t processId = 0;
    std::vector<unsigned> groups; ///< supplementary ones
};

/// Group names that grant roles; an empty name grants none. Root and the daemon's own user are administrators.
struct RoleSettings {
    std::string administratorGroup = "postroom-admin";
    std::string operatorGroup = "postroom-operator";
    std::string helpdeskGroup = "postroom-helpdesk";
    std::string auditorGroup = "postroom-auditor";
};

/// How names of users and groups are found; the system's unless a test says otherwise.
struct NameService {
    std::function<std::optional<unsigned>(const std::string& group)> groupNumber;
    std::function<std::optional<std::string>(unsigned uid)> userName;
    unsigned ownUid = 0;
    static NameService system();
};

struct Identity {
    std::string user; ///< login name, or "uid 1234"
    unsigned uid = 0;
    catalogue::Role role = catalogue::Role::none; ///< the greatest that the credentials give
};

Identity identify(const Credentials& peer, const RoleSettings& settings, const NameService& names);

} // namespace postroom::control
