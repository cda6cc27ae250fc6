// SPDX-License-Identifier: Apache-2.0
// Delivers one message over SMTP or LMTP: host after host, address after address, until each recipient has a verdict or
// nothing is left to try. Connections are reused. Error classes decide what is tried next (policy-language 2.8):
// a host error moves on to the next address, a temporary refusal of the message or of a recipient to the next host, a
// permanent refusal is final, and after the end of the message without an answer nothing more is tried now.
#pragma once

#include "server/deliver/transport/smtp/connection_pool.h"
#include "server/deliver/transport/smtp/smtp_job.h"
#include "server/platform/dns/resolver.h"
#include "server/platform/io/stop_signal.h"

namespace postroom::transport {

class SmtpTransport {
public:
    /// All must outlive it; `stop` may be null.
    SmtpTransport(dns::Resolver& resolver, ConnectionPool& pool, const io::StopSignal* stop)
        : m_resolver(resolver)
        , m_pool(pool)
        , m_stop(stop) {}

    /// Blocks until every recipient has an outcome. Thread-safe: each call is a delivery of its own.
    SmtpReport deliver(const SmtpJob& job);

    /// "name ip", "name ip:port" for another port than 25, "name" and "name *:port" without retry_include_ip_address.
    static std::string hostKey(const SmtpOptions& options, const smtp::PeerTarget& target);

private:
    dns::Resolver& m_resolver;
    ConnectionPool& m_pool;
    const io::StopSignal* m_stop;
};

} // namespace postroom::transport
