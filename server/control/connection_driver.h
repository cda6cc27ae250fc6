// SPDX-License-Identifier: Apache-2.0
// Joins a Connection with the pump that moves its bytes: deadlines for hello and for idleness, room for events, orderly
// end. Lives on the connection's thread.
#pragma once

#include "server/control/connection.h"
#include "server/platform/io/duplex.h"

#include <memory>

namespace postroom::control {

struct DriverSettings {
    base::Milliseconds helloTimeout{10'000};
    base::Milliseconds idleTimeout{0}; ///< 0: may stay for ever
    base::Milliseconds writeTimeout{60'000};
    std::size_t outboxBytes = 64u << 20;
};

/// Runs a connection over two descriptors until one side ends it.
void drive(int in, int out, const ConnectionServices& services, const Identity& identity, const DriverSettings& settings,
           const io::StopSignal* stop);

} // namespace postroom::control
