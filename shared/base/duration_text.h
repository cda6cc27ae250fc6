// SPDX-License-Identifier: Apache-2.0
// Time intervals as administrators write them: "1w2d3h4m5s", a bare number is seconds.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace postroom::base {

/// Reads "1w2d3h4m5s"; units must fall from large to small. The error names the offending character.
Result<Seconds> readDuration(std::string_view text);

/// The shortest text that readDuration reads back: "1d12h", "0s".
std::string durationText(Seconds duration);

} // namespace postroom::base
