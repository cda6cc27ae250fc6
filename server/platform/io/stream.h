// SPDX-License-Identifier: Apache-2.0
// A byte stream whose every wait has a deadline: a TCP or Unix socket, TLS over one, a pipe, a scripted peer in tests.
// Used by one thread at a time.
#pragma once

#include "server/platform/io/deadline.h"
#include "shared/base/result.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace postroom::io {

class Stream {
public:
    virtual ~Stream() = default;
    /// At least one byte, or 0 at the end of the stream. Errors: timeout (deadline passed), unavailable (reset, closed),
    /// cancelled (the program stops), protocol (TLS).
    virtual base::Result<std::size_t> read(std::span<char> into, Deadline deadline) = 0;
    /// Writes all of it or fails; after a failure an unknown part was sent.
    virtual base::Result<void> write(std::string_view bytes, Deadline deadline) = 0;
    /// Ends the stream; for TLS with close_notify, without waiting for the peer's. Never blocks.
    virtual void close() = 0;
};

} // namespace postroom::io
