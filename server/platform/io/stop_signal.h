// SPDX-License-Identifier: Apache-2.0
// One flag that ends every wait of the program: an eventfd that stays readable once raised, so that poll(2) sees it.
#pragma once

#include "server/platform/io/file_descriptor.h"

#include <atomic>

namespace postroom::io {

class StopSignal {
public:
    StopSignal();
    /// Every wait that watches this signal returns `cancelled` from now on. Thread-safe and async-signal-safe.
    void raise();
    [[nodiscard]] bool raised() const { return m_raised.load(std::memory_order_relaxed); }
    /// Readable once raised; never read from it.
    [[nodiscard]] int descriptor() const { return m_event.get(); }

private:
    FileDescriptor m_event;
    std::atomic<bool> m_raised{false};
};

} // namespace postroom::io
