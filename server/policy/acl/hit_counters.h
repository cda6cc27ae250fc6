// SPDX-License-Identifier: Apache-2.0
// How often each statement was asked and applied, and when last: outside the immutable Policy, so that a new revision
// can carry the numbers over for statements that did not change.
// Of a shadow statement the last cases in which it would have decided are kept too.
#pragma once

#include "shared/base/guarded.h"
#include "shared/base/hit_count.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::acl {

/// A case in which a shadow statement would have decided.
struct ShadowExample {
    std::int64_t time = 0; ///< microseconds since 1970
    std::string phase, client, sender, recipient;
    std::string found; ///< why: what its conditions found
};

class HitCounters {
public:
    /// `asked`: its conditions were looked at; `applied`: they held (of `require`: did not hold).
    struct Counter : base::HitCount {
        std::string acl;
        std::uint32_t statement = 0;           ///< from 1
        std::string verb;
        std::string text;                      ///< the statement as written: what makes it "the same" in the next revision
        bool shadow = false;
        base::Guarded<std::deque<ShadowExample>> examples; ///< newest last; of shadow statements only

        /// The oldest goes when there are `mostExamples`.
        void keepExample(ShadowExample example);
        [[nodiscard]] std::vector<ShadowExample> keptExamples() const;
    };
    static constexpr std::size_t mostExamples = 10;

    /// Only while a policy is compiled; the reference stays valid.
    Counter& add(std::string_view acl, std::uint32_t statement, std::string text);
    /// Adds the numbers of statements with the same ACL and text. Before the policy is used.
    void carryFrom(const HitCounters& previous);
    [[nodiscard]] const std::deque<Counter>& all() const { return m_counters; }
    [[nodiscard]] std::deque<Counter>& all() { return m_counters; }

private:
    std::deque<Counter> m_counters;
};

} // namespace postroom::acl
