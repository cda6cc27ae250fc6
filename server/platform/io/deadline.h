// SPDX-License-Identifier: Apache-2.0
// An absolute point in time at which a wait ends, handed down through every blocking call (DESIGN: "waiting").
#pragma once

#include "shared/base/clock.h"

#include <algorithm>
#include <chrono>

namespace postroom::io {

class Deadline {
public:
    /// From now on the system's steady clock.
    static Deadline in(base::Milliseconds wait) { return Deadline(std::chrono::steady_clock::now() + wait); }
    explicit Deadline(base::Steady at) : m_at(at) {}

    [[nodiscard]] base::Steady at() const { return m_at; }
    [[nodiscard]] bool passed() const { return std::chrono::steady_clock::now() >= m_at; }
    /// What is left for poll(2), rounded up, never negative.
    [[nodiscard]] int pollMilliseconds() const {
        const auto left = std::chrono::ceil<base::Milliseconds>(m_at - std::chrono::steady_clock::now()).count();
        return static_cast<int>(std::clamp<std::int64_t>(left, 0, 86'400'000));
    }
    /// The earlier of the two.
    [[nodiscard]] Deadline orIn(base::Milliseconds wait) const { return Deadline(std::min(m_at, in(wait).m_at)); }

private:
    base::Steady m_at;
};

} // namespace postroom::io
