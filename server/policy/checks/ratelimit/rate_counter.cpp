// SPDX-License-Identifier: Apache-2.0
#include "server/policy/checks/ratelimit/rate_counter.h"

#include <algorithm>
#include <cmath>

namespace postroom::checks {

RateRecord countedRate(const RateRecord* previous, double count, base::Seconds period, base::Time now) {
    if (previous == nullptr || period.count() <= 0)
        return {now, count};
    const double interval = std::chrono::duration<double>(now - previous->at).count();
    // A clock that stood still or stepped back is taken as the smallest interval there is.
    const double share = std::max(interval / static_cast<double>(period.count()), 1e-9);
    const double decay = std::exp(-share);
    const double rate = (1 - decay) * count / share + decay * previous->rate;
    // An event after a long silence counts with its size, not with the silence.
    return {now, std::max(rate, count)};
}

} // namespace postroom::checks
