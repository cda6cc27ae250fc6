// SPDX-License-Identifier: Apache-2.0
// What a transport that delivers to hosts is given for a callout.
#pragma once

#include "server/deliver/router/route.h"
#include "server/platform/io/stop_signal.h"
#include "server/smtp/callout.h"

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace postroom::transport {

struct CalloutJob {
    std::vector<router::Host> hosts; ///< empty: those that the transport names
    std::chrono::milliseconds connectTimeout{30'000}, commandTimeout{30'000}, maxWait{120'000};
    /// See smtp::CalloutRequest.
    std::function<std::optional<smtp::CalloutProbe>(const std::vector<smtp::CalloutAnswer>&)> next;
    const io::StopSignal* stop = nullptr;
};

} // namespace postroom::transport
