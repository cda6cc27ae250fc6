// SPDX-License-Identifier: Apache-2.0
// Signals of the process, read in order by the main thread instead of interrupting anybody.
#pragma once

#include "shared/base/clock.h"

#include <functional>

namespace postroom::app {

/// Blocks SIGTERM, SIGINT, SIGHUP, SIGUSR1 for this thread and all it starts, and ignores SIGPIPE. Call first in main.
void blockSignals();

enum class Signal { stop, reload, reopenLogs };

class SignalLoop {
public:
    SignalLoop();
    ~SignalLoop();
    SignalLoop(const SignalLoop&) = delete;
    SignalLoop& operator=(const SignalLoop&) = delete;

    /// Waits for signals and calls `handle` for each until it was stop. `tick` is called every second, for watchdog and
    /// housekeeping. Returns after stop was handled.
    void run(const std::function<void(Signal)>& handle, const std::function<void()>& tick);
    /// Ends run() as SIGTERM would. Thread-safe.
    void requestStop();

private:
    int m_signals = -1;
    int m_request = -1;
};

} // namespace postroom::app
