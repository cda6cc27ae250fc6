// SPDX-License-Identifier: Apache-2.0
// The TLS of client connections, on platform/tls.
#pragma once

#include "server/platform/tls/tls_stream.h"
#include "server/smtp/client_connection.h"

#include <memory>

namespace postroom::smtp {

/// Handshakes with this context and session. The stream must be a socket.
TlsStart tlsStart(std::shared_ptr<const tls::ClientContext> context, tls::ClientSession session);

} // namespace postroom::smtp
