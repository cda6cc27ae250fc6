// SPDX-License-Identifier: Apache-2.0
// What of an smtp transport's options holds for one peer. Pure but for addressesOf().
#pragma once

#include "server/deliver/transport/smtp/smtp_job.h"
#include "server/platform/dns/resolver.h"
#include "server/platform/io/socket_address.h"
#include "server/smtp/client_connection.h"

#include <string>
#include <vector>

namespace postroom::transport {

class PeerSettings {
public:
    /// The options must outlive it.
    explicit PeerSettings(const SmtpOptions& options) : m_options(options) {}

    [[nodiscard]] smtp::TlsUse tlsUse(const smtp::PeerTarget& target) const;
    [[nodiscard]] smtp::ClientSettings settings(const smtp::PeerTarget& target, smtp::TlsUse tls) const;
    /// Empty when the transport has no TLS.
    [[nodiscard]] smtp::TlsStart tlsStart(const smtp::PeerTarget& target) const;
    /// Everything that must be equal for a connection to serve another message.
    [[nodiscard]] std::string poolKey(const smtp::PeerTarget& target) const;
    [[nodiscard]] std::uint16_t portOf(const SmtpHost& host) const;
    /// The source address towards an address; empty: the system's choice.
    [[nodiscard]] const std::string& interfaceFor(const io::SocketAddress& to) const;

private:
    const SmtpOptions& m_options;
};

struct HostAddresses {
    std::vector<std::string> addresses;
    std::string why; ///< when there are none
};
/// As routing found them, or asked for now; blocks up to 30 s.
HostAddresses addressesOf(const SmtpHost& host, const SmtpOptions& options, dns::Resolver& resolver);

} // namespace postroom::transport
