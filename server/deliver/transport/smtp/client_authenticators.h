// SPDX-License-Identifier: Apache-2.0
// The authenticators of the configuration as a client uses them: client_condition, client_send, client_set_id and
// client_ignore_invalid_base64 are looked at when the host is known, and whether the connection is encrypted.
#pragma once

#include "server/deliver/transport/smtp/smtp_driver.h"
#include "server/smtp/client_settings.h"

namespace postroom::transport {

/// In the order of the configuration. Both must be there until the connection is open.
smtp::ClientCredentials clientCredentials(const std::vector<ClientAuthenticator>& authenticators, const expand::Scope& scope);

} // namespace postroom::transport
