// SPDX-License-Identifier: Apache-2.0
// Makes an event store with as many recipients as wanted, spread over days, in seconds: rows as a busy small business has
// them (most delivered, some refused for each class of reason, a few waiting), written without indexes, which are built at
// the end. Every twentieth message has attempts, so that it can be opened.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/result.h"

#include <string>

namespace postroom::benchmark {

struct GeneratedStore {
    std::string folder;       ///< of the events-*.db files; they must not exist yet
    std::int64_t recipients = 1'000'000;
    int days = 1;             ///< the last of them is the day of `until`
    base::Time until{};       ///< of the newest row
};

base::Result<void> generateEvents(const GeneratedStore& wanted);

} // namespace postroom::benchmark
