// SPDX-License-Identifier: Apache-2.0
// Asks mail hosts whether they would take a message for an address, without sending one: banner to RCPT, then RSET and
// QUIT. For `verify = recipient/callout` and `verify = sender/callout`; what is asked (postmaster, a random local part)
// and what is cached is the caller's.
#pragma once

#include "server/platform/io/stop_signal.h"
#include "server/smtp/client_connection.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace postroom::smtp {

/// One transaction: MAIL FROM:<sender> ("" is the null sender), RCPT TO:<recipient>.
struct CalloutProbe {
    std::string sender;
    std::string recipient;
};

/// A peer to ask and how to talk to it.
struct CalloutHost {
    PeerTarget target;
    ClientSettings settings;  ///< timeouts of the single waits; cut to what is left of the whole
    TlsStart tls;             ///< empty: no TLS
    std::string localAddress; ///< empty: the system's choice
};

struct CalloutAnswer {
    enum class Verdict : std::uint8_t {
        accepted, ///< 2xx to RCPT
        refused,  ///< 5xx to RCPT, or to MAIL (see stage)
        unknown,  ///< neither: `text` says why
    };
    Verdict verdict = Verdict::unknown;
    ClientStage stage = ClientStage::connect;
    std::optional<ClientReply> reply;
    std::string text;
    PeerTarget host; ///< who said it
};

struct CalloutResult {
    std::vector<CalloutAnswer> answers; ///< accepted or refused, one for each probe that got a verdict
    bool complete = false;              ///< `next` had no more questions
    CalloutAnswer trouble;              ///< when it is not complete: the last thing that stood in the way
};

struct CalloutRequest {
    std::chrono::milliseconds maxWait{std::chrono::minutes(2)}; ///< for everything together (callout maxwait)
    /// What is asked next, knowing what was answered; nothing: that was all.
    std::function<std::optional<CalloutProbe>(const std::vector<CalloutAnswer>&)> next;
    std::vector<CalloutHost> hosts; ///< in order; one that gives no verdict is followed by the next
};

/// Blocks up to maxWait; ends early when `stop` (may be null) is set.
CalloutResult callout(const CalloutRequest& request, const io::StopSignal* stop);

} // namespace postroom::smtp
