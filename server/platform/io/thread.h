// SPDX-License-Identifier: Apache-2.0
// A named thread with a small stack (1 MiB; 8 MiB under the sanitizers, whose frames are larger).
#pragma once

#include <functional>
#include <pthread.h>
#include <string>

namespace postroom::io {

class Thread {
public:
    Thread() = default;
    /// Runs `body` at once; all signals are blocked in it. `name` is cut to 15 bytes. Ends the program when no thread can be
    /// made: use startThread() where that is to be survived.
    Thread(const std::string& name, std::function<void()> body);
    Thread(Thread&& other) noexcept;
    Thread& operator=(Thread&& other) noexcept;
    ~Thread(); ///< joins

    void join();
    [[nodiscard]] bool joinable() const { return m_running; }

private:
    pthread_t m_thread{};
    bool m_running = false;
};

/// Starts a thread that nobody joins; false when the system has none to give.
bool startDetachedThread(const std::string& name, std::function<void()> body);

} // namespace postroom::io
