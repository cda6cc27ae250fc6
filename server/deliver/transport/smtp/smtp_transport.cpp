// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/smtp/smtp_transport.h"

#include "server/deliver/transport/smtp/smtp_delivery.h"

namespace postroom::transport {

SmtpReport SmtpTransport::deliver(const SmtpJob& job) { return SmtpDelivery(job, m_resolver, m_pool, m_stop).run(); }

std::string SmtpTransport::hostKey(const SmtpOptions& options, const smtp::PeerTarget& target) {
    if (!options.retryIncludeIpAddress || target.port == 0)
        return target.hostName;
    return target.hostName + ' ' + target.address + (target.port == 25 ? "" : ':' + std::to_string(target.port));
}

} // namespace postroom::transport
