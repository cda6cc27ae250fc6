// SPDX-License-Identifier: Apache-2.0
// Names of a client's address and addresses of a name, as the policy wants them: by the DNS first, then by the
// system's name service; a name counts only when it leads back to the address.
#pragma once

#include "server/policy/world/world.h"

#include <string>
#include <string_view>
#include <vector>

namespace postroom::lookup {

struct HostNames {
    enum class Outcome : unsigned char { found, none, failed } outcome = Outcome::none;
    std::vector<std::string> names;
    bool secure = false;
    std::string message;
};

/// Reverse lookup of an address, each name checked forward.
HostNames findHostNames(world::World& world, std::string_view address);

struct HostAddresses {
    enum class Outcome : unsigned char { found, none, failed } outcome = Outcome::none;
    std::vector<std::string> addresses;
    std::string message;
};

/// Addresses of a name: the system's name service first (hosts file), then A and AAAA.
HostAddresses findHostAddresses(world::World& world, std::string_view name);

/// "10.2.0.192.in-addr.arpa", "...ip6.arpa"; empty when the text is no address.
std::string reverseName(std::string_view address);

} // namespace postroom::lookup
