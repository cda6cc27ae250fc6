// SPDX-License-Identifier: Apache-2.0
// The $tod_ variables. Local time is the process's time zone.
#include "server/policy/expand/evaluator.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace postroom::expand {

namespace {
constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
} // namespace

std::string clockText(std::string_view name, base::Time time) {
    const std::time_t seconds = static_cast<std::time_t>(base::toEpochSeconds(time));
    if (name == "tod_epoch")
        return std::to_string(seconds);
    if (name == "tod_epoch_l")
        return std::to_string(base::toEpochMicros(time));
    std::tm local{};
    char text[80] = {};
    if (name == "tod_zulu") {
        gmtime_r(&seconds, &local);
        std::strftime(text, sizeof text, "%Y%m%d%H%M%SZ", &local);
        return text;
    }
    localtime_r(&seconds, &local);
    const long offset = local.tm_gmtoff / 60;
    char zone[48] = {};
    std::snprintf(zone, sizeof zone, "%c%02ld%02ld", offset < 0 ? '-' : '+', std::labs(offset) / 60, std::labs(offset) % 60);
    if (name == "tod_zone")
        return zone;
    if (name == "tod_log")
        std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &local);
    else if (name == "tod_logfile")
        std::strftime(text, sizeof text, "%Y%m%d", &local);
    else if (name == "tod_bsdinbox")
        std::snprintf(text, sizeof text, "%s %s %02d %02d:%02d:%02d %04d", days[static_cast<std::size_t>(local.tm_wday)],
                      months[static_cast<std::size_t>(local.tm_mon)], local.tm_mday, local.tm_hour, local.tm_min, local.tm_sec, local.tm_year + 1900);
    else // tod_full
        std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d %s", days[static_cast<std::size_t>(local.tm_wday)], local.tm_mday,
                      months[static_cast<std::size_t>(local.tm_mon)], local.tm_year + 1900, local.tm_hour, local.tm_min, local.tm_sec, zone);
    return text;
}

} // namespace postroom::expand
