// SPDX-License-Identifier: Apache-2.0
#include "server/queue/hold_clock.h"

#include <algorithm>

namespace postroom::queue {

namespace {

// A bounce that is thawed and put on hold again at once must not go round and round.
constexpr base::Seconds shortestBounceHold{std::chrono::minutes(15)};

void consider(HoldVerdict& verdict, HoldEnd end, base::Time at) {
    if (at < verdict.at)
        verdict = {end, at};
}

} // namespace

HoldVerdict nextHoldEnd(const HoldFacts& hold, const HoldSettings& settings) {
    HoldVerdict verdict;
    if (settings.giveUpAfter.count() > 0)
        consider(verdict, HoldEnd::giveUp, hold.since + settings.giveUpAfter);
    if (hold.until != base::Time{}) {
        consider(verdict, HoldEnd::release, hold.until);
        return verdict; // who said a time does not want it sooner
    }
    if (settings.autoThaw.count() > 0 && !hold.nullSender)
        consider(verdict, HoldEnd::thaw, hold.since + settings.autoThaw);
    if (hold.byDelivery && hold.nullSender)
        consider(verdict, HoldEnd::thaw, std::max(hold.received + settings.retryBouncesAfter, hold.since + shortestBounceHold));
    return verdict;
}

std::vector<std::int64_t> HoldClock::take(base::Time now) {
    std::vector<std::int64_t> rows;
    while (!m_due.empty() && m_due.top().first <= now) {
        rows.push_back(m_due.top().second);
        m_due.pop();
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

} // namespace postroom::queue
