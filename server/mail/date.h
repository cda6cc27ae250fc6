// SPDX-License-Identifier: Apache-2.0
// RFC 5322 3.3 dates.
#pragma once

#include "shared/base/clock.h"

#include <optional>
#include <string>
#include <string_view>

namespace postroom::mail {

enum class Zone { local, utc };

/// "Fri, 20 Nov 2026 12:17:10 +0000".
std::string dateText(base::Time time, Zone zone = Zone::local);
/// "Fri Nov 20 12:17:10 2026": the From_ line of an mbox, in local time.
std::string mboxDateText(base::Time time);
/// Reads a date with comments, two-digit years and named zones (RFC 5322 4.3). Nothing when it is no date.
std::optional<base::Time> readDate(std::string_view text);

} // namespace postroom::mail
