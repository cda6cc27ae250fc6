// SPDX-License-Identifier: Apache-2.0
// The operand of `seen`: "[-]interval / key=KEY / readonly | write | refresh=TIME" (policy-language 2.4). Pure.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace postroom::checks {

struct SeenArguments {
    enum class Mode : std::uint8_t { refresh, write, readOnly };

    bool longAgo = false; ///< "-": true when it was first seen at least that long ago
    base::Seconds interval{0};
    std::string key;      ///< empty: the client's address
    Mode mode = Mode::refresh;
    base::Seconds refreshAfter{10 * 24 * 3600};
};

base::Result<SeenArguments> readSeenArguments(std::string_view text);

} // namespace postroom::checks
