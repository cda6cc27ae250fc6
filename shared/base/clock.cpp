// SPDX-License-Identifier: Apache-2.0
#include "shared/base/clock.h"

namespace postroom::base {

namespace {
class SystemClock final : public Clock {
public:
    [[nodiscard]] Time now() const override {
        return std::chrono::floor<Microseconds>(std::chrono::system_clock::now());
    }
    [[nodiscard]] Steady steady() const override { return std::chrono::steady_clock::now(); }
};
} // namespace

Clock& systemClock() {
    static SystemClock clock;
    return clock;
}

FakeClock::FakeClock(Time start) : m_now(start), m_steady(std::chrono::hours(1)) {}

Time FakeClock::now() const {
    const std::lock_guard lock(m_mutex);
    return m_now;
}

Steady FakeClock::steady() const {
    const std::lock_guard lock(m_mutex);
    return m_steady;
}

void FakeClock::advance(Microseconds by) {
    const std::lock_guard lock(m_mutex);
    m_now += by;
    m_steady += by;
}

} // namespace postroom::base
