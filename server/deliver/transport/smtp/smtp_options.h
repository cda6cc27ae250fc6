// SPDX-License-Identifier: Apache-2.0
// The options of one smtp transport instance for one delivery (policy-language 2.7), expanded and compiled by the caller:
// plain values and predicates. The defaults are Exim's.
#pragma once

#include "server/platform/tls/client_context.h"
#include "server/smtp/client_settings.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace postroom::transport {

/// A compiled host list; empty stands for the option's default.
using HostMatch = std::function<bool(const smtp::PeerTarget&)>;

struct SmtpOptions {
    enum class Protocol : std::uint8_t { smtp, submissions /* TLS before the banner; also "smtps" */, lmtp };
    std::string name = "smtp"; ///< of the transport instance; connections are not shared between instances
    Protocol protocol = Protocol::smtp;
    std::uint16_t port = 0;    ///< 0: 25, 465 for submissions, 24 for lmtp
    std::string socketPath;    ///< LMTP over a Unix socket: the hosts are not used
    std::vector<std::string> command; ///< LMTP with a program, in place of the socket: an absolute path and arguments
    std::string interface4, interface6; ///< source addresses; empty: the system's choice
    std::string helo = "localhost";     ///< helo_data
    smtp::ClientTimeouts timeouts;
    std::size_t connectionMaxMessages = 500; ///< 0: no limit
    std::size_t maxRcpt = 100;               ///< recipients of one transaction; 0: no limit
    std::size_t hostsMaxTry = 5;             ///< addresses that are really tried
    std::size_t hostsMaxTryHardLimit = 50;   ///< addresses looked at, those whose retry time has not come included
    std::size_t maxPerDestination = 20;      ///< connections to one host of one transport at a time; 0: no limit
    bool hostsRandomize = false;             ///< shuffles hosts that are not from MX
    bool allowLocalhost = false;             ///< of fallback hosts and hosts named by the transport
    bool retryIncludeIpAddress = true;
    bool delayAfterCutoff = true;            ///< hosts past their last retry time are not tried for each new message
    bool ipv6 = true;                        ///< disable_ipv6 = false

    bool keepAlive = true;
    std::optional<int> trafficClass;         ///< dscp
    bool ignoreQuota = false;                ///< lmtp_ignore_quota
    bool forceAuthSender = false;            ///< authenticated_sender_force

    HostMatch requireHello;    ///< hosts_require_helo, default all
    HostMatch serialize;       ///< serialize_hosts, default none: one connection at a time
    HostMatch avoidEsmtp;      ///< default none
    HostMatch avoidPipelining; ///< default none
    HostMatch tryChunking;     ///< default all
    HostMatch tryPrdr;         ///< default all
    HostMatch avoidTls;        ///< default none
    HostMatch requireTls;      ///< default none
    HostMatch tlsVerify;       ///< tls_verify_hosts, default none: no session without a valid certificate
    HostMatch tlsTryVerify;    ///< tls_try_verify_hosts, default all
    HostMatch tlsCheckName;    ///< tls_verify_cert_hostnames, default all
    HostMatch tryAuth;         ///< default none
    HostMatch requireAuth;     ///< default none
    smtp::ClientCredentials credentials;
    std::string authenticatedSender;
    bool tlsTempfailTryClear = true;
    std::string tlsSni;                              ///< empty: the host's name
    std::shared_ptr<const tls::ClientContext> tls;   ///< null: TLS is not used

    std::int64_t sizeAddition = 1024;
    std::int64_t messageSizeLimit = 0;        ///< 0: none
    std::int64_t messageLineLengthLimit = 998; ///< 0: none; a longer line fails the message
};

} // namespace postroom::transport
