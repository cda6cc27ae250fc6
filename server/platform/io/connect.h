// SPDX-License-Identifier: Apache-2.0
// Opening outgoing connections, each with a deadline.
#pragma once

#include "server/platform/io/socket_stream.h"

#include <memory>
#include <string>

namespace postroom::io {

/// Connects; TCP_NODELAY is set. `from`: the local address (its port is normally 0), empty for the system's choice.
/// Errors: timeout, unavailable (refused, unreachable), cancelled, io; the detail is the system's words.
base::Result<std::unique_ptr<SocketStream>> connectTcp(const SocketAddress& to, const SocketAddress& from, Deadline deadline,
                                                       const StopSignal* stop = nullptr);

/// Connects to a Unix stream socket; `path` up to 107 bytes.
base::Result<std::unique_ptr<SocketStream>> connectUnix(const std::string& path, Deadline deadline,
                                                        const StopSignal* stop = nullptr);

} // namespace postroom::io
