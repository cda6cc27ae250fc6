// SPDX-License-Identifier: Apache-2.0
// Times and amounts as people read them. Local time of the machine; programs get microseconds since 1970 by --json.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace postroom::ctl {

/// "2026-11-20 12:30:01"; "-" for 0.
std::string timeText(std::int64_t micros);
/// "45s", "12m", "3h20m", "5d": at most two units.
std::string spanText(base::Microseconds span);
/// "3h ago", "in 12m", "now"; "-" for 0.
std::string relativeText(std::int64_t micros, base::Time now);
/// "812 B", "1.4 KiB", "25 MiB"
std::string amountText(std::int64_t bytes);
/// Reads "2026-11-20", "2026-11-20 12:30[:01]" (also with T), "12:30" (today), "3h" or "2d" (ago), "now" and "today".
base::Result<base::Time> readTime(std::string_view text, base::Time now);
/// A time to come: "3h" or "2d" from now, else as readTime().
base::Result<base::Time> timeFromNow(std::string_view text, base::Time now);

} // namespace postroom::ctl
