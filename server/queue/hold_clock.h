// SPDX-License-Identifier: Apache-2.0
// When a hold ends by itself: the time that was said when it was put on hold, auto_thaw, timeout_frozen_after, and
// ignore_bounce_errors_after. Pure: time comes in as an argument.
#pragma once

#include "shared/base/clock.h"

#include <cstdint>
#include <queue>
#include <utility>
#include <vector>

namespace postroom::queue {

struct HoldSettings {
    base::Seconds autoThaw{0};       ///< zero: never
    base::Seconds giveUpAfter{0};    ///< timeout_frozen_after; zero: never
    base::Seconds retryBouncesAfter{std::chrono::hours(24 * 70)}; ///< ignore_bounce_errors_after, from reception
};

/// A hold as it is now.
struct HoldFacts {
    base::Time since{};
    base::Time until{};      ///< zero: nobody said
    base::Time received{};
    bool byDelivery = false; ///< delivery put recipients on hold; not a person, not a rule
    bool nullSender = false;
};

enum class HoldEnd : std::uint8_t {
    none,
    release, ///< the time that was said has come
    thaw,    ///< tried again; it may come back
    giveUp,  ///< bounced; a bounce is dropped
};

struct HoldVerdict {
    HoldEnd end = HoldEnd::none;
    base::Time at = base::Time::max();
};

/// What ends this hold first, and when.
HoldVerdict nextHoldEnd(const HoldFacts& hold, const HoldSettings& settings);

/// Which held messages are to be looked at next. What it names may have been released meanwhile: ask again.
class HoldClock {
public:
    void watch(std::int64_t row, base::Time at) { m_due.emplace(at, row); }
    /// The rows whose time has come, each once.
    std::vector<std::int64_t> take(base::Time now);
    void clear() { m_due = {}; }
    [[nodiscard]] bool empty() const { return m_due.empty(); }

private:
    using Entry = std::pair<base::Time, std::int64_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> m_due;
};

} // namespace postroom::queue
