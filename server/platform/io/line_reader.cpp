// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/line_reader.h"

namespace postroom::io {

base::Result<std::size_t> LineReader::fill(Deadline deadline) {
    if (m_start > 0) {
        m_buffer.erase(0, m_start);
        m_start = 0;
    }
    constexpr std::size_t chunk = 4096;
    const auto before = m_buffer.size();
    m_buffer.resize(before + chunk);
    auto count = m_stream->read({m_buffer.data() + before, chunk}, deadline);
    m_buffer.resize(before + (count ? *count : 0));
    return count;
}

base::Result<std::optional<std::string_view>> LineReader::line(Deadline deadline) {
    std::size_t searched = m_start;
    for (;;) {
        const auto end = m_buffer.find('\n', searched);
        if (end != std::string::npos) {
            std::string_view line(m_buffer.data() + m_start, end - m_start);
            m_start = end + 1;
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            if (line.size() > m_maxLine)
                return base::fail(base::permanentError(base::ErrorKind::limit, "a line is too long"));
            return std::optional(line);
        }
        const auto held = m_buffer.size() - m_start;
        if (held > m_maxLine + 1)
            return base::fail(base::permanentError(base::ErrorKind::limit, "a line is too long"));
        const auto count = fill(deadline);
        if (!count)
            return base::fail(count.error());
        if (*count == 0) {
            if (held == 0)
                return std::optional<std::string_view>();
            return base::fail(base::temporaryError(base::ErrorKind::protocol, "the stream ended in the middle of a line"));
        }
        searched = held; // fill() moved the pending bytes to the front
    }
}

base::Result<std::string_view> LineReader::bytes(std::size_t count, Deadline deadline) {
    while (m_buffer.size() - m_start < count) {
        const auto got = fill(deadline);
        if (!got)
            return base::fail(got.error());
        if (*got == 0)
            return base::fail(base::temporaryError(base::ErrorKind::protocol, "the stream ended too early"));
    }
    const std::string_view result(m_buffer.data() + m_start, count);
    m_start += count;
    return result;
}

void LineReader::switchTo(Stream& stream) {
    m_stream = &stream;
    m_buffer.clear();
    m_start = 0;
}

} // namespace postroom::io
