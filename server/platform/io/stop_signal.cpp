// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/stop_signal.h"

#include <cstdint>
#include <sys/eventfd.h>
#include <unistd.h>

namespace postroom::io {

StopSignal::StopSignal() : m_event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

void StopSignal::raise() {
    m_raised.store(true, std::memory_order_relaxed);
    const std::uint64_t one = 1;
    // A failed write means that the counter is full: it is readable already.
    [[maybe_unused]] const auto written = ::write(m_event.get(), &one, sizeof one);
}

} // namespace postroom::io
