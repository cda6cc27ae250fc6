// SPDX-License-Identifier: Apache-2.0
// Moves bytes both ways between descriptors and a sans-IO client on one thread that sleeps in poll(2) in between. For
// peers whose output also comes from other threads (control connections): those wake the pump.
#pragma once

#include "server/platform/io/deadline.h"
#include "server/platform/io/file_descriptor.h"
#include "server/platform/io/stop_signal.h"

#include <memory>
#include <string>
#include <string_view>

namespace postroom::io {

/// Ends a wait from another thread: an eventfd that is emptied by whoever waited.
class Wakeup {
public:
    Wakeup();
    void wake(); ///< thread-safe, never blocks
    void clear();
    [[nodiscard]] int descriptor() const { return m_event.get(); }

private:
    FileDescriptor m_event;
};

/// What is moved; called on the pumping thread only.
class DuplexClient {
public:
    virtual ~DuplexClient() = default;
    [[nodiscard]] virtual bool wantsInput() = 0;
    virtual void onInput(std::string_view bytes) = 0;
    virtual void onEnd() = 0;  ///< the peer sends nothing more
    virtual void onWake() = 0; ///< the wakeup was used, or a deadline of its own may have passed
    [[nodiscard]] virtual std::string takeOutput() = 0; ///< what is to be written now; empty when nothing
    /// Over: what takeOutput() gave is still written, then the pump returns.
    [[nodiscard]] virtual bool finished() = 0;
    /// When onWake() is to be called at the latest.
    [[nodiscard]] virtual Deadline nextWake() = 0;
};

struct DuplexSettings {
    base::Milliseconds writeTimeout{60'000}; ///< without any progress in writing: the peer is gone
};

/// Runs until the client is finished, the peer is gone or `stop` is raised. `in` and `out` may be the same; both become
/// non-blocking and stay open.
void pump(int in, int out, Wakeup& wakeup, DuplexClient& client, const DuplexSettings& settings, const StopSignal* stop);

} // namespace postroom::io
