// SPDX-License-Identifier: Apache-2.0
// Lines from a Stream, buffered, each read with a deadline.
#pragma once

#include "server/platform/io/stream.h"

#include <optional>
#include <string>

namespace postroom::io {

class LineReader {
public:
    /// Lines longer than `maxLine` bytes (without the end) are an error of kind limit. The stream must outlive the reader.
    explicit LineReader(Stream& stream, std::size_t maxLine = 65536) : m_stream(&stream), m_maxLine(maxLine) {}

    /// The next line without its LF or CR LF; valid until the next call. Nothing at the end of the stream; bytes after the
    /// last line end are an error of kind protocol. Other errors are the stream's.
    base::Result<std::optional<std::string_view>> line(Deadline deadline);
    /// Exactly `count` bytes; valid until the next call. End of stream before is an error of kind protocol.
    base::Result<std::string_view> bytes(std::size_t count, Deadline deadline);
    /// Is there something read from the stream that was not handed out?
    [[nodiscard]] std::string_view pending() const { return std::string_view(m_buffer).substr(m_start); }
    /// Reads from another stream from now on (after STARTTLS). What is pending is dropped: it was not protected.
    void switchTo(Stream& stream);

private:
    base::Result<std::size_t> fill(Deadline deadline);

    Stream* m_stream;
    std::size_t m_maxLine;
    std::string m_buffer;
    std::size_t m_start = 0;
};

} // namespace postroom::io
