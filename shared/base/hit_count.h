// SPDX-License-Identifier: Apache-2.0
// How often something was asked and how often it applied, and when last. Relaxed atomics: exact sums, no ordering.
#pragma once

#include "shared/base/clock.h"

#include <algorithm>
#include <atomic>
#include <cstdint>

namespace postroom::base {

struct HitCount {
    std::atomic<std::uint64_t> asked{0};
    std::atomic<std::uint64_t> applied{0};
    std::atomic<std::int64_t> lastApplied{0}; ///< microseconds since 1970; 0 never

    void countAsked() { asked.fetch_add(1, std::memory_order_relaxed); }
    void countApplied(Time now) {
        applied.fetch_add(1, std::memory_order_relaxed);
        lastApplied.store(toEpochMicros(now), std::memory_order_relaxed);
    }
    /// Adds what was counted before: in an earlier revision, before a restart.
    void addEarlier(std::uint64_t moreAsked, std::uint64_t moreApplied, std::int64_t last) {
        asked.fetch_add(moreAsked, std::memory_order_relaxed);
        applied.fetch_add(moreApplied, std::memory_order_relaxed);
        lastApplied.store(std::max(last, lastApplied.load(std::memory_order_relaxed)), std::memory_order_relaxed);
    }
    void addEarlier(const HitCount& other) {
        addEarlier(other.asked.load(std::memory_order_relaxed), other.applied.load(std::memory_order_relaxed),
                   other.lastApplied.load(std::memory_order_relaxed));
    }
};

} // namespace postroom::base
