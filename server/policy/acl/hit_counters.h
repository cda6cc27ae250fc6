// SPDX-License-Identifier: Apache-2.0
// How often each statement was asked and applied, and when last: outside the immutable Policy, so that a new revision
// can carry the numbers over for statements that did not change. Plain relaxed atomics: exact sums, no ordering.
#pragma once

#include "shared/base/clock.h"

#include <atomic>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace postroom::acl {

class HitCounters {
public:
    struct Counter {
        std::string acl;
        std::uint32_t statement = 0;           ///< from 1
        std::string text;                      ///< the statement as written: what makes it "the same" in the next revision
        std::atomic<std::uint64_t> asked{0};   ///< its conditions were looked at
        std::atomic<std::uint64_t> applied{0}; ///< its conditions held (of `require`: did not hold)
        std::atomic<std::int64_t> lastApplied{0}; ///< microseconds since 1970; 0 never

        void countAsked() { asked.fetch_add(1, std::memory_order_relaxed); }
        void countApplied(base::Time now) {
            applied.fetch_add(1, std::memory_order_relaxed);
            lastApplied.store(base::toEpochMicros(now), std::memory_order_relaxed);
        }
    };

    /// Only while a policy is compiled; the reference stays valid.
    Counter& add(std::string_view acl, std::uint32_t statement, std::string text);
    /// Adds the numbers of statements with the same ACL and text. Before the policy is used.
    void carryFrom(const HitCounters& previous);
    [[nodiscard]] const std::deque<Counter>& all() const { return m_counters; }

private:
    std::deque<Counter> m_counters;
};

} // namespace postroom::acl
