// SPDX-License-Identifier: Apache-2.0
#include "server/smtp/client_tls.h"

namespace postroom::smtp {

TlsStart tlsStart(std::shared_ptr<const tls::ClientContext> context, tls::ClientSession session) {
    return [context = std::move(context), session = std::move(session)](std::unique_ptr<io::Stream> stream,
                                                                        io::Deadline deadline) -> base::Result<SecuredStream> {
        auto* const socket = dynamic_cast<io::SocketStream*>(stream.get());
        if (socket == nullptr)
            return base::fail(base::permanentError(base::ErrorKind::internal, "TLS needs a socket"));
        static_cast<void>(stream.release());
        auto secured = tls::startClientTls(std::unique_ptr<io::SocketStream>(socket), context, session, deadline);
        if (!secured)
            return base::fail(secured.error());
        const tls::Facts& facts = (*secured)->facts();
        return SecuredStream{std::move(*secured), {facts.version, facts.cipher, facts.peerDn, facts.peerVerified}};
    };
}

} // namespace postroom::smtp
