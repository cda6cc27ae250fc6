// SPDX-License-Identifier: Apache-2.0
// Limits whose options are expanded: for this client, now.
#pragma once

#include <cstdint>
#include <string>

namespace postroom::receive {

class Session;

std::int64_t messageSizeLimit(Session& session); ///< 0: none
std::int64_t recipientsMax(Session& session);    ///< 0: none
std::string limitsText(Session& session);        ///< of LIMITS (RFC 9422): "MAILMAX=1000 RCPTMAX=50000"

} // namespace postroom::receive
