// SPDX-License-Identifier: Apache-2.0
// Does the name that the client gave in HELO or EHLO belong to its address? (`verify = helo`; RFC 5321 4.1.4 forbids
// refusing mail for this alone, which is the administrator's decision.)
#pragma once

#include "server/policy/world/world.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::checks {

struct HeloResult {
    enum class Kind : std::uint8_t { verified, failed, deferred };
    Kind kind = Kind::failed;
    std::string found; ///< a clause for the trace
};

/// `hostNames` are the names that a reverse lookup found, if any.
HeloResult checkHelo(std::string_view heloName, std::string_view clientAddress, const std::vector<std::string>& hostNames,
                     world::World& world);

} // namespace postroom::checks
