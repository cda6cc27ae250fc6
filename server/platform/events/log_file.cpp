// SPDX-License-Identifier: Apache-2.0
#include "server/platform/events/log_file.h"

#include "server/platform/events/record_line.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace postroom::events {

namespace {
constexpr std::size_t writeAt = 64 * 1024;
}

LogFile::LogFile(std::string path, LogFormat format, ClassicSelectors selectors) : m_path(std::move(path)), m_format(format), m_selectors(selectors) {}

LogFile::~LogFile() {
    if (!m_lines.empty())
        write();
    if (m_file >= 0)
        ::close(m_file);
}

void LogFile::event(std::uint64_t sequence, const Event& event) {
    if (m_format == LogFormat::json) {
        m_lines += recordLine(sequence, event);
    } else {
        const auto line = classicLine(event, m_selectors);
        if (!line)
            return;
        m_lines += *line;
    }
    m_lines += '\n';
    ++m_count;
    if (m_lines.size() >= writeAt)
        write();
}

void LogFile::pause() {
    if (!m_lines.empty())
        write();
}

bool LogFile::open() {
    if (m_reopen.exchange(false) && m_file >= 0) {
        ::close(m_file);
        m_file = -1;
    }
    if (m_file < 0)
        m_file = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
    return m_file >= 0;
}

void LogFile::write() {
    std::string_view left = m_lines;
    const bool opened = open();
    while (opened && !left.empty()) {
        const ssize_t count = ::write(m_file, left.data(), left.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            break;
        left.remove_prefix(static_cast<std::size_t>(count));
    }
    if (!left.empty())
        m_lost += m_count;
    m_lines.clear();
    m_count = 0;
}

} // namespace postroom::events
