// SPDX-License-Identifier: Apache-2.0
// What became of a recipient in an attempt: told by delivery, recorded by the queue.
#pragma once

#include "server/mail/envelope.h"
#include "shared/base/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace postroom::queue {

enum class ErrorClass : std::uint8_t { none, host, message, recipient }; ///< policy-language 2.8

/// What became of one recipient in one attempt.
struct RecipientOutcome {
    enum class Kind : std::uint8_t {
        delivered,
        deferred,   ///< retry rules decide when, or that it is over
        failed,     ///< permanent: a bounce follows unless NOTIFY says no
        discarded,  ///< by a named rule (":blackhole:")
        redirected, ///< replaced by `children`
        held,       ///< frozen, with the reason in `text`
    };
    std::uint32_t number = 0;
    Kind kind = Kind::deferred;
    std::string text;        ///< reply or reason, one line
    std::string enhanced;    ///< "5.1.1"
    std::string retryError;  ///< the error's name for retry rules: "rcpt_4xx", "refused_MX", "timeout_connect", "quota"...
    ErrorClass errorClass = ErrorClass::none;
    bool byDomain = false;   ///< a deferral is remembered for the domain, whatever the local part (retry_use_local_part = false)
    std::string router;
    std::string transport;
    std::string hostName;
    std::string hostAddress;
    std::uint16_t hostPort = 0;
    std::string greeting;      ///< the peer's banner
    std::string ehloResponse;  ///< first line of the peer's EHLO reply
    std::string confirmation;  ///< the reply that accepted it
    std::string tlsVersion, tlsCipher;
    bool tlsVerified = false;
    bool dsnPassedOn = false;  ///< the next hop took over the responsibility for DSNs (RFC 3461 5.2.2)
    /// For a deferral without an attempt ("retry time not reached for any host"): when a host may be tried again.
    std::optional<base::Time> notBefore;
    std::string detail;        ///< JSON of further facts for the message page: addresses tried, protocol letters, latency
    std::vector<mail::Recipient> children; ///< of Kind::redirected
};

} // namespace postroom::queue
