// SPDX-License-Identifier: Apache-2.0
// Frames of the control protocol: one JSON text per line, ended by LF. JSON never needs a raw newline, so a line is a
// frame; blank lines are skipped. A frame is at most 16 MiB; what is longer goes in chunks (see bytes_field.h and
// assets/manual/control_protocol.md).
#pragma once

#include "shared/base/json.h"
#include "shared/base/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace postroom::wire {

inline constexpr std::size_t maximumFrame = 16u << 20;
/// A piece of a stream before base64: its frame stays far below the limit.
inline constexpr std::size_t chunkBytes = 1u << 20;

/// Cuts a byte stream into frames. No I/O; used by one thread.
class FrameReader {
public:
    explicit FrameReader(std::size_t limit = maximumFrame) : m_limit(limit) {}

    /// Takes bytes in any portions.
    void feed(std::string_view bytes);
    /// The next whole line without its LF (and CR), nothing when there is none yet. After a line over the limit every
    /// call gives the error `limit`: the stream cannot be followed further.
    base::Result<std::optional<std::string>> next();
    /// Bytes that wait for the rest of their line.
    [[nodiscard]] std::size_t pending() const { return m_buffer.size() - m_start; }

private:
    std::string m_buffer;
    std::size_t m_start = 0;   // of the unread part
    std::size_t m_scanned = 0; // up to here there is no LF
    std::size_t m_limit;
    bool m_broken = false;
};

/// The line for a message, LF included.
std::string frame(const base::Json& message);

} // namespace postroom::wire
