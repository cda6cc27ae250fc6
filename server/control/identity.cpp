// SPDX-License-Identifier: Apache-2.0
#include "server/control/identity.h"

#include <algorithm>
#include <array>
#include <grp.h>
#include <pwd.h>
#include <unistd.h>

namespace postroom::control {

NameService NameService::system() {
    NameService names;
    names.ownUid = ::geteuid();
    names.groupNumber = [](const std::string& name) -> std::optional<unsigned> {
        std::array<char, 16384> space{};
        ::group entry{};
        ::group* found = nullptr;
        if (::getgrnam_r(name.c_str(), &entry, space.data(), space.size(), &found) != 0 || found == nullptr)
            return std::nullopt;
        return found->gr_gid;
    };
    names.userName = [](unsigned uid) -> std::optional<std::string> {
        std::array<char, 16384> space{};
        ::passwd entry{};
        ::passwd* found = nullptr;
        if (::getpwuid_r(uid, &entry, space.data(), space.size(), &found) != 0 || found == nullptr)
            return std::nullopt;
        return std::string(found->pw_name);
    };
    return names;
}

Identity identify(const Credentials& peer, const RoleSettings& settings, const NameService& names) {
    using catalogue::Role;
    Identity identity;
    identity.uid = peer.uid;
    identity.user = names.userName(peer.uid).value_or("uid " + std::to_string(peer.uid));
    if (peer.uid == 0 || peer.uid == names.ownUid) {
        identity.role = Role::administrator;
        return identity;
    }
    const auto isMember = [&](const std::string& group) {
        const auto number = group.empty() ? std::nullopt : names.groupNumber(group);
        return number && (*number == peer.gid || std::find(peer.groups.begin(), peer.groups.end(), *number) != peer.groups.end());
    };
    if (isMember(settings.administratorGroup))
        identity.role = Role::administrator;
    else if (isMember(settings.operatorGroup))
        identity.role = Role::operatorRole;
    else if (isMember(settings.helpdeskGroup))
        identity.role = Role::helpdesk;
    else if (isMember(settings.auditorGroup))
        identity.role = Role::auditor;
    return identity;
}

} // namespace postroom::control
