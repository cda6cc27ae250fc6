// SPDX-License-Identifier: Apache-2.0
// The operand of `ratelimit`: "limit / period / options / key" (policy-language 2.4, 2.14.8). Pure. Options are checked: a
// word that looks like an option of Exim's and is not one is an error, not silently part of the key.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace postroom::checks {

enum class RateUnit : std::uint8_t { mail, connection, byte, recipient, address, command };

struct RateArguments {
    enum class Mode : std::uint8_t { leaky, strict, readOnly };

    double limit = 0;
    std::string limitText;  ///< $sender_rate_limit
    base::Seconds period{0};
    std::string periodText; ///< $sender_rate_period
    RateUnit unit = RateUnit::mail;
    Mode mode = Mode::leaky;
    bool countGiven = false;
    double count = 1;
    bool uniqueGiven = false;
    std::string unique;
    std::string key; ///< empty: the client's address
};

base::Result<RateArguments> readRateArguments(std::string_view text);

/// "per_mail", "per_rcpt"...
std::string_view rateUnitName(RateUnit unit);

} // namespace postroom::checks
