// SPDX-License-Identifier: Apache-2.0
// A heap of (due time, token): who is due when. Pure and not thread-safe; the reactor owns one under its lock.
// Tokens are not removed: the owner checks on expiry whether it still cares.
#pragma once

#include "shared/base/clock.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace postroom::io {

class TimerQueue {
public:
    void add(base::Steady due, std::uint64_t token);
    /// When the next one is due, or nothing.
    [[nodiscard]] std::optional<base::Steady> next() const;
    /// Takes one whose time has come, earliest first; nothing when none is due.
    std::optional<std::uint64_t> takeDue(base::Steady now);
    [[nodiscard]] std::size_t size() const { return m_heap.size(); }

private:
    struct Entry {
        base::Steady due;
        std::uint64_t token;
    };
    static bool later(const Entry& a, const Entry& b) { return a.due > b.due; }
    std::vector<Entry> m_heap;
};

} // namespace postroom::io
