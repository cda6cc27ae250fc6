// SPDX-License-Identifier: Apache-2.0
// Time as an argument, so that everything that waits or dates can be tested without waiting.
// Wall time (Time) is for what people see and what survives a restart; Steady is for deadlines.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>

namespace postroom::base {

using Time = std::chrono::sys_time<std::chrono::microseconds>;
using Steady = std::chrono::steady_clock::time_point;
using Seconds = std::chrono::seconds;
using Milliseconds = std::chrono::milliseconds;
using Microseconds = std::chrono::microseconds;

/// Thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Time now() const = 0;
    [[nodiscard]] virtual Steady steady() const = 0;
};

/// The machine's clock; one instance for the program.
Clock& systemClock();

/// A clock that stands still until it is told to move. Thread-safe.
class FakeClock : public Clock {
public:
    explicit FakeClock(Time start = Time(std::chrono::seconds(1'700'000'000)));
    [[nodiscard]] Time now() const override;
    [[nodiscard]] Steady steady() const override;
    void advance(Microseconds by);

private:
    mutable std::mutex m_mutex;
    Time m_now;
    Steady m_steady;
};

/// Microseconds since 1970, as stored in every database.
inline std::int64_t toEpochMicros(Time time) { return time.time_since_epoch().count(); }
inline Time fromEpochMicros(std::int64_t micros) { return Time(Microseconds(micros)); }
inline std::int64_t toEpochSeconds(Time time) {
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

} // namespace postroom::base
