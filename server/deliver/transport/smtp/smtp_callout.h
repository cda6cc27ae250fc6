// SPDX-License-Identifier: Apache-2.0
// A callout under the options of an smtp transport: the same helo name, source address, authentication and TLS rules as a
// delivery, but a connection of its own. Suspensions and the retry memory are not asked: they are about deliveries.
#pragma once

#include "server/deliver/transport/callout_job.h"
#include "server/deliver/transport/smtp/smtp_job.h"
#include "server/platform/dns/resolver.h"

namespace postroom::transport {

struct CalloutPeers {
    const SmtpOptions& options;
    std::vector<SmtpHost> hosts;
    bool hostsOfTransport = false; ///< allow_localhost applies
    HostMatch avoidTls;            ///< hosts_verify_avoid_tls, default none
};

smtp::CalloutResult smtpCallout(const CalloutPeers& peers, const CalloutJob& job, dns::Resolver& resolver);

} // namespace postroom::transport
