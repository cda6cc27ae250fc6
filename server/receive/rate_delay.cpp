// SPDX-License-Identifier: Apache-2.0
// smtp_ratelimit_mail and smtp_ratelimit_rcpt.
#include "server/receive/settings.h"
#include "shared/base/duration_text.h"
#include "shared/base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace postroom::receive {

namespace {

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(value >= 0))
        return std::nullopt;
    return value;
}

/// "0.25s" or a time as elsewhere.
std::optional<base::Milliseconds> milliseconds(std::string_view text) {
    if (const auto whole = base::readDuration(text))
        return *whole;
    if (!text.ends_with('s'))
        return std::nullopt;
    const auto seconds = number(text.substr(0, text.size() - 1));
    if (!seconds || *seconds > 86'400)
        return std::nullopt;
    return base::Milliseconds(static_cast<std::int64_t>(std::lround(*seconds * 1000)));
}

} // namespace

base::Result<RateDelay> RateDelay::read(std::string_view text) {
    RateDelay delay;
    if (base::trim(text).empty())
        return delay;
    const auto wrong = [&] { return base::fail(base::permanentError(base::ErrorKind::invalid, "\"" + std::string(text) + "\" is not a number of commands, the first delay, a factor and the longest delay")); };
    const auto parts = base::split(text, ',');
    if (parts.size() != 4)
        return wrong();
    const auto free = base::toInteger(base::trim(parts[0]));
    const auto first = milliseconds(base::trim(parts[1])), longest = milliseconds(base::trim(parts[3]));
    const auto factor = number(base::trim(parts[2]));
    if (!free || *free < 0 || !first || !longest || !factor || *factor < 1)
        return wrong();
    delay.free = static_cast<std::size_t>(*free);
    delay.first = *first;
    delay.factor = *factor;
    delay.longest = *longest;
    return delay;
}

base::Milliseconds RateDelay::of(std::size_t command) const {
    if (first.count() == 0 || command <= free)
        return base::Milliseconds(0);
    const double wanted = static_cast<double>(first.count()) * std::pow(factor, static_cast<double>(command - free - 1));
    return base::Milliseconds(static_cast<std::int64_t>(std::min(wanted, static_cast<double>(longest.count()))));
}

} // namespace postroom::receive
