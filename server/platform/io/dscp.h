// SPDX-License-Identifier: Apache-2.0
// The mark of a connection's packets for routers on the way (differentiated services, RFC 2474).
#pragma once

#include "server/platform/io/socket_address.h"

#include <optional>
#include <string_view>

namespace postroom::io {

/// "af21", "cs3", "ef", "lowdelay" and the like, or the code point as a number from 0 to 63, "0x.." too. Gives the byte of the
/// IP header, which has the code point in its upper six bits.
std::optional<int> readDscp(std::string_view text);
/// Marks what is sent from now on; what the system refuses changes nothing, for delivery does not depend on it.
void setDscp(int socket, AddressFamily family, int byte);

} // namespace postroom::io
