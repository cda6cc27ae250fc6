// SPDX-License-Identifier: Apache-2.0
// The smoothed rate behind `ratelimit`, as Exim computes it: an exponentially weighted mean of events per period, never
// below the size of the event just counted. Pure, for whoever stores the records.
#pragma once

#include "shared/base/clock.h"

namespace postroom::checks {

struct RateRecord {
    base::Time at{};
    double rate = 0;
};

/// The rate after `count` events at `now`; `previous` may be null. Count 0 only lets it decay.
RateRecord countedRate(const RateRecord* previous, double count, base::Seconds period, base::Time now);

} // namespace postroom::checks
