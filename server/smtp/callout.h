// SPDX-License-Identifier: Apache-2.0
// Asks a mail host whether it would take a message for an address, without sending one: banner to RCPT, then RSET and
// QUIT. For `verify = recipient/callout` and `verify = sender/callout`; what is asked (postmaster, a random local part)
// and what is cached is the caller's.
#pragma once

#include "server/platform/io/stop_signal.h"
#include "server/smtp/client_connection.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace postroom::smtp {

struct CalloutRequest {
    ClientSettings settings;            ///< helo, TLS, timeouts of the single waits
    std::chrono::milliseconds maxWait{std::chrono::minutes(2)}; ///< for everything together (callout maxwait)
    std::string sender;                 ///< of MAIL; "" is the null sender
    std::vector<std::string> recipients; ///< each in a transaction of its own, until one is refused
    std::vector<PeerTarget> hosts;      ///< in order; a host that gives no verdict is followed by the next
    std::function<TlsStart(const PeerTarget&)> tls; ///< empty: no TLS
    std::string localAddress;           ///< interface; empty: the system's choice
};

struct CalloutAnswer {
    enum class Verdict : std::uint8_t {
        accepted, ///< 2xx to RCPT
        refused,  ///< 5xx to RCPT, or to MAIL (see stage)
        unknown,  ///< no host gave a verdict: `text` says why; the caller defers, or not (defer_ok)
    };
    Verdict verdict = Verdict::unknown;
    ClientStage stage = ClientStage::connect;
    std::optional<ClientReply> reply;
    std::string text;
    PeerTarget host; ///< the one that decided, or the last one tried
};

/// One answer per recipient; those behind a refused one are unknown. Blocks up to maxWait.
std::vector<CalloutAnswer> callout(const CalloutRequest& request, const io::StopSignal* stop);

} // namespace postroom::smtp
