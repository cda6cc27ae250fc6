// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/smtp/smtp_transport.h"

#include "server/deliver/transport/smtp/smtp_delivery.h"
#include "shared/base/text.h"

namespace postroom::transport {

SmtpReport SmtpTransport::deliver(const SmtpJob& job) { return SmtpDelivery(job, m_resolver, m_pool, m_stop).run(); }

std::string SmtpTransport::hostKey(const SmtpOptions& options, const smtp::PeerTarget& target) {
    const std::string name = base::lower(target.hostName), port = target.port == 25 ? std::string() : ':' + std::to_string(target.port);
    if (target.port == 0 || (!options.retryIncludeIpAddress && port.empty()))
        return name;
    return name + ' ' + (options.retryIncludeIpAddress ? target.address : "*") + port;
}

} // namespace postroom::transport
