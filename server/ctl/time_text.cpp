// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/time_text.h"

#include "shared/base/duration_text.h"
#include "shared/base/text.h"

#include <array>
#include <ctime>

namespace postroom::ctl {

namespace {

std::tm localParts(std::int64_t seconds) {
    const auto time = static_cast<std::time_t>(seconds);
    std::tm parts{};
    ::localtime_r(&time, &parts);
    return parts;
}

base::Time fromParts(std::tm parts) {
    parts.tm_isdst = -1;
    return base::fromEpochMicros(static_cast<std::int64_t>(std::mktime(&parts)) * 1'000'000);
}

} // namespace

std::string timeText(std::int64_t micros) {
    if (micros == 0)
        return "-";
    const std::tm parts = localParts(micros / 1'000'000);
    std::array<char, 32> text{};
    const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S", &parts);
    return std::string(text.data(), length);
}

std::string spanText(base::Microseconds span) {
    struct Unit {
        std::int64_t seconds;
        const char* name;
    };
    static constexpr std::array units{Unit{86'400, "d"}, Unit{3'600, "h"}, Unit{60, "m"}, Unit{1, "s"}};
    std::int64_t left = std::chrono::duration_cast<std::chrono::seconds>(span).count();
    if (left == 0)
        return "0s";
    for (std::size_t i = 0; i < units.size(); ++i) {
        const std::int64_t count = left / units[i].seconds;
        if (count == 0)
            continue;
        std::string text = std::to_string(count) + units[i].name;
        left %= units[i].seconds;
        const bool fine = count < 10 && i + 1 < units.size() && units[i].seconds > 60; // "3h20m", but "45m" and "12d"
        if (fine && left / units[i + 1].seconds > 0)
            text += std::to_string(left / units[i + 1].seconds) + units[i + 1].name;
        return text;
    }
    return "0s";
}

std::string relativeText(std::int64_t micros, base::Time now) {
    if (micros == 0)
        return "-";
    const auto distance = base::fromEpochMicros(micros) - now;
    if (distance > std::chrono::seconds(1))
        return "in " + spanText(distance);
    if (distance < -std::chrono::seconds(1))
        return spanText(-distance) + " ago";
    return "now";
}

std::string amountText(std::int64_t bytes) {
    static constexpr std::array units{"B", "KiB", "MiB", "GiB", "TiB"};
    double value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 1024 && unit + 1 < units.size()) {
        value /= 1024;
        ++unit;
    }
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), unit == 0 || value >= 9.95 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    return text.data();
}

base::Result<base::Time> readTime(std::string_view text, base::Time now) {
    if (text == "now")
        return now;
    std::tm parts = localParts(base::toEpochSeconds(now));
    if (text == "today") {
        parts.tm_hour = parts.tm_min = parts.tm_sec = 0;
        return fromParts(parts);
    }
    if (const auto ago = base::readDuration(text); ago && base::isAlpha(text.back()))
        return now - *ago;
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, used = 0;
    const std::string copy(text);
    const int fields = std::sscanf(copy.c_str(), "%4d-%2d-%2d%*1[ T]%2d:%2d:%2d%n", &year, &month, &day, &hour, &minute, &second, &used);
    const bool datePlausible = fields >= 3 && copy.find_first_not_of("0123456789-: T") == std::string::npos && year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    if (datePlausible && fields != 4 && hour < 24 && minute < 60 && second < 61) {
        parts.tm_year = year - 1900;
        parts.tm_mon = month - 1;
        parts.tm_mday = day;
    } else if (std::sscanf(copy.c_str(), "%2d:%2d%n", &hour, &minute, &used) != 2 || hour > 23 || minute > 59) {
        return base::fail(base::permanentError(base::ErrorKind::invalid,
                                               "\"" + copy + "\" is no time: write 2026-11-20, \"2026-11-20 12:30\", 12:30 or 3h (ago)"));
    }
    parts.tm_hour = hour;
    parts.tm_min = minute;
    parts.tm_sec = second;
    return fromParts(parts);
}

base::Result<base::Time> timeFromNow(std::string_view text, base::Time now) {
    if (const auto ahead = base::readDuration(base::trim(text)))
        return now + *ahead;
    return readTime(text, now);
}

} // namespace postroom::ctl
