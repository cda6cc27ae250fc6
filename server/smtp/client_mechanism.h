// SPDX-License-Identifier: Apache-2.0
// The client side of the mechanisms that need no cryptography: PLAIN (RFC 4616) and LOGIN. Others implement
// ClientMechanism where they find what they need.
#pragma once

#include "server/smtp/client_settings.h"

#include <string>

namespace postroom::smtp {

MechanismMaker plainMechanism(std::string user, std::string password, std::string authorizeAs = {});
MechanismMaker loginMechanism(std::string user, std::string password);

/// PLAIN and LOGIN with the same account, PLAIN first.
ClientCredentials passwordCredentials(const std::string& user, const std::string& password);

} // namespace postroom::smtp
