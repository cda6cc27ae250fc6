// SPDX-License-Identifier: Apache-2.0
// The log files that the running revision asks for, subscribed to the bus: classic lines in Exim's format, JSON lines.
#pragma once

#include "server/app/compiled.h"
#include "server/platform/events/log_file.h"

#include <memory>
#include <mutex>

namespace postroom::app {

class LogOutputs {
public:
    explicit LogOutputs(events::Bus& bus) : m_bus(bus) {}
    ~LogOutputs() { use({}); }
    /// Ends what is no longer wanted and begins what is. Thread-safe.
    void use(const LogSettings& settings);
    /// After logrotate: every file is opened anew with its next line.
    void reopen();
    [[nodiscard]] std::uint64_t lost() const;

private:
    struct Output {
        std::shared_ptr<events::LogFile> file;
        events::Bus::Ticket ticket = 0;
        events::ClassicSelectors selectors;
    };
    void replace(Output& output, const std::string& path, events::LogFormat format, const events::ClassicSelectors& selectors);

    events::Bus& m_bus;
    mutable std::mutex m_mutex;
    Output m_classic, m_json;
};

} // namespace postroom::app
