// SPDX-License-Identifier: Apache-2.0
// $received_protocol: "esmtpsa", "utf8esmtp", "smtp" (RFC 3848, RFC 6531 4.3).
#pragma once

#include <string>

namespace postroom::receive {

struct SessionState;
std::string protocolName(const SessionState& state);

} // namespace postroom::receive
