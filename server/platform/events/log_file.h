// SPDX-License-Identifier: Apache-2.0
// A log file that follows the bus: classic lines or JSON lines. Lines of one moment go out in one write. A file that
// cannot be written never stops anything: lines are dropped and counted, and the file is tried again with the next ones.
#pragma once

#include "server/platform/events/bus.h"
#include "server/platform/events/classic_line.h"

#include <atomic>
#include <string>

namespace postroom::events {

enum class LogFormat : std::uint8_t { classic, json };

class LogFile : public Subscriber {
public:
    /// Opened (0640, appending) with the first line.
    LogFile(std::string path, LogFormat format, ClassicSelectors selectors = {});
    ~LogFile() override;

    void event(std::uint64_t sequence, const Event& event) override;
    void pause() override;

    /// Before the next line the path is opened anew: after logrotate has moved the file. Any thread.
    void reopen() { m_reopen = true; }
    /// Lines that could not be written since the start. Any thread.
    [[nodiscard]] std::uint64_t lost() const { return m_lost; }
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    bool open();
    void write();

    const std::string m_path;
    const LogFormat m_format;
    const ClassicSelectors m_selectors;
    std::string m_lines;
    std::uint64_t m_count = 0; ///< of lines in m_lines
    int m_file = -1;
    std::atomic<bool> m_reopen{false};
    std::atomic<std::uint64_t> m_lost{0};
};

} // namespace postroom::events
