// SPDX-License-Identifier: Apache-2.0
// TLS over a connected socket as a Stream, for our client side: blocking calls, each with a deadline.
//
//     auto secure = startClientTls(std::move(socket), context, {.serverName = "mx.example.com"}, deadline);
//     if (!secure) ...            // the socket is closed; error().text() says why, in OpenSSL's words
//     (*secure)->facts().peerVerified
#pragma once

#include "server/platform/io/socket_stream.h"
#include "server/platform/tls/client_context.h"
#include "server/platform/tls/facts.h"

#include <memory>
#include <string>

namespace postroom::tls {

struct ClientSession {
    std::string serverName; ///< the name that the certificate must have, and the SNI unless `sni` is given; may be empty
    std::string sni;        ///< "" is `serverName`; an IP address is never sent
    Verify verify = Verify::attempt;
    bool checkName = true;  ///< tls_verify_cert_hostnames
};

class TlsStream : public io::Stream {
public:
    [[nodiscard]] virtual const Facts& facts() const = 0;
    [[nodiscard]] virtual io::SocketStream& socket() = 0;
};

/// Does the handshake as a client. Errors: protocol (handshake failed, certificate not acceptable under Verify::require),
/// timeout, unavailable, cancelled.
base::Result<std::unique_ptr<TlsStream>> startClientTls(std::unique_ptr<io::SocketStream> socket,
                                                        const std::shared_ptr<const ClientContext>& context,
                                                        const ClientSession& session, io::Deadline deadline);

} // namespace postroom::tls
