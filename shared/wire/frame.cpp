// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/frame.h"

#include "shared/base/text.h"

namespace postroom::wire {

void FrameReader::feed(std::string_view bytes) {
    if (m_broken)
        return;
    if (m_start > 0 && m_start >= m_buffer.size() / 2) { // drop what was read, seldom enough to stay linear
        m_buffer.erase(0, m_start);
        m_scanned -= m_start;
        m_start = 0;
    }
    m_buffer.append(bytes);
}

base::Result<std::optional<std::string>> FrameReader::next() {
    while (!m_broken) {
        const std::size_t end = m_buffer.find('\n', m_scanned);
        const std::size_t length = (end == std::string::npos ? m_buffer.size() : end) - m_start;
        if (length > m_limit) {
            m_broken = true;
            m_buffer.clear();
            m_start = m_scanned = 0;
            break;
        }
        if (end == std::string::npos) {
            m_scanned = m_buffer.size();
            return std::optional<std::string>();
        }
        const std::string_view line = base::trim(std::string_view(m_buffer).substr(m_start, length));
        m_start = m_scanned = end + 1;
        if (!line.empty())
            return std::optional<std::string>(line);
    }
    return base::fail(base::permanentError(base::ErrorKind::limit, "a line of the control protocol is longer than " +
                                                                       std::to_string(m_limit) + " bytes"));
}

std::string frame(const base::Json& message) { return message.text() + "\n"; }

} // namespace postroom::wire
