// SPDX-License-Identifier: Apache-2.0
// Connects to whichever of a host's addresses answers first, in the spirit of RFC 8305: they are tried in their order,
// the next one starts when the last one failed or has been silent for a moment, and the first that connects wins. A host
// whose IPv6 does not work costs a quarter of a second instead of minutes.
#pragma once

#include "server/platform/io/socket_stream.h"

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace postroom::io {

struct ConnectAttempt {
    SocketAddress to;
    SocketAddress from; ///< empty: the system's choice
    bool keepAlive = false;
    std::optional<int> trafficClass{}; ///< of IP packets (setDscp)
};

struct FirstConnected {
    std::unique_ptr<SocketStream> stream; ///< null: none connected
    std::size_t index = 0;                ///< of the attempt that won
    /// Per attempt, why it failed; empty for the winner and for those that were not needed or were given up for it.
    std::vector<std::optional<base::Error>> errors;
};

constexpr std::chrono::milliseconds connectStagger{250};

/// Each attempt has `timeout` from its own start. Errors are those of connectTcp. With a raised `stop` every attempt that is
/// under way fails as cancelled.
FirstConnected connectFirst(std::span<const ConnectAttempt> attempts, std::chrono::milliseconds timeout,
                            std::chrono::milliseconds stagger = connectStagger, const StopSignal* stop = nullptr);

} // namespace postroom::io
