// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/smtp/smtp_callout.h"

#include "server/deliver/transport/smtp/smtp_peer_settings.h"
#include "server/smtp/client_transaction.h"

#include <algorithm>

namespace postroom::transport {

namespace {

smtp::CalloutHost calloutHost(const CalloutPeers& peers, const CalloutJob& job, const PeerSettings& settings, smtp::PeerTarget target, const io::SocketAddress& to) {
    smtp::CalloutHost host;
    const smtp::TlsUse tls = peers.avoidTls && peers.avoidTls(target) && settings.tlsUse(target) != smtp::TlsUse::implicit ? smtp::TlsUse::never : settings.tlsUse(target);
    host.settings = settings.settings(target, tls);
    host.settings.timeouts.connect = job.connectTimeout;
    host.settings.timeouts.command = job.commandTimeout;
    host.settings.sizeAddition = -1; // there is no message whose size could be said
    if (tls != smtp::TlsUse::never)
        host.tls = settings.tlsStart(target);
    host.localAddress = settings.interfaceFor(to);
    host.target = std::move(target);
    return host;
}

} // namespace

smtp::CalloutResult smtpCallout(const CalloutPeers& peers, const CalloutJob& job, dns::Resolver& resolver) {
    const SmtpOptions& options = peers.options;
    const PeerSettings settings(options);
    smtp::CalloutRequest request{job.maxWait, job.next, {}};
    std::string why;
    const std::size_t most = options.hostsMaxTry == 0 ? SIZE_MAX : options.hostsMaxTry;
    for (const auto& host : peers.hosts) {
        auto found = addressesOf(host, options, resolver);
        if (found.addresses.empty())
            why = std::move(found.why);
        for (const auto& address : found.addresses) {
            const auto to = io::SocketAddress::fromText(address, settings.portOf(host));
            if (request.hosts.size() >= most || !to || (!options.ipv6 && to->family() == io::AddressFamily::ipv6))
                continue;
            smtp::PeerTarget target{host.name, to->addressText(), to->port(), host.mxPreference >= 0};
            if (peers.hostsOfTransport && !options.allowLocalhost && (to->isLoopback() || to->isAny()))
                why = smtp::peerText(target) + " is this host itself, and the transport does not allow that (allow_localhost)";
            else
                request.hosts.push_back(calloutHost(peers, job, settings, std::move(target), *to));
        }
    }
    auto result = smtp::callout(request, job.stop);
    if (!result.complete && request.hosts.empty() && !why.empty())
        result.trouble.text = why;
    return result;
}

} // namespace postroom::transport
