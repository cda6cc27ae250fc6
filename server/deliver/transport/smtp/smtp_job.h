// SPDX-License-Identifier: Apache-2.0
// What the smtp transport is given, one message for some recipients that share a list of hosts, and what it reports.
#pragma once

#include "server/deliver/transport/smtp/smtp_options.h"
#include "server/queue/delivery_queue.h"
#include "server/smtp/client_result.h"
#include "server/smtp/message_content.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::transport {

/// A host as routing found it.
struct SmtpHost {
    std::string name;
    std::vector<std::string> addresses; ///< in order; empty: looked up now (A, AAAA)
    int mxPreference = -1;              ///< -1: not from MX
    std::uint16_t port = 0;             ///< 0: the transport's
    bool secure = false;                ///< DNSSEC-validated
};

struct SmtpRecipient {
    std::uint32_t number = 0; ///< the queue's, comes back in the outcome
    mail::Recipient recipient;
};

struct SmtpJob {
    const SmtpOptions& options;
    std::vector<SmtpHost> hosts;
    std::vector<SmtpHost> fallbackHosts; ///< tried for what all hosts deferred by host errors
    bool hostsOfTransport = false;       ///< the hosts are named by the transport: allow_localhost applies to them
    std::string sender;                  ///< the return path to use
    mail::Envelope envelope;             ///< RET, ENVID, SMTPUTF8; its sender and recipients are not looked at
    std::vector<SmtpRecipient> recipients;
    bool dsnLastHop = false;
    std::string_view headers;            ///< after headers_add, headers_remove; wire form, without the empty line
    smtp::BodySource& body;
    /// What the retry memory has against trying the host with this key now. Empty: nothing (a forced delivery).
    std::function<std::optional<queue::HostWait>(const std::string& key)> hostWait;
    /// Has an administrator suspended the host? Empty: none is.
    std::function<std::optional<queue::HostSuspended>(const std::string& name, const std::string& address)> suspended;
};

/// One address of one host that was tried, in order.
struct SmtpAttempt {
    smtp::PeerFacts facts;
    std::string key;                            ///< for the retry memory
    bool reused = false;                        ///< the connection was open already
    std::optional<smtp::HostFailure> failure;
    bool hostError = false;                     ///< the failure is one of the host (policy-language 2.8)
    /// It refused the message for now (MAIL, DATA): the words and the name for retry rules.
    std::string messageError, messageRetryError;
    std::chrono::microseconds latency{0};       ///< of the reply to the end of the message
};

struct SmtpReport {
    struct Recipient {
        std::uint32_t number = 0;
        smtp::RecipientResult result;
        std::optional<base::Time> notBefore; ///< nothing was tried: when a host may be
        int attempt = -1; ///< index into `attempts` of the one that decided; -1: none was made
    };
    std::vector<Recipient> recipients; ///< in the order of the job's
    std::vector<SmtpAttempt> attempts;
    bool stopped = false;              ///< the program stops: release the job instead of settling what is deferred
};

/// The outcomes as the queue keeps them; `router` is left for the caller.
std::vector<queue::RecipientOutcome> queueOutcomes(const SmtpReport& report, const std::string& transportName);
/// What the retry memory should learn: each host that was tried, the last word counts.
std::vector<queue::HostResult> queueHostResults(const SmtpReport& report);

} // namespace postroom::transport
