// SPDX-License-Identifier: Apache-2.0
#include "server/mail/date.h"

#include "shared/base/text.h"

#include <array>
#include <cstdio>
#include <ctime>
#include <vector>

namespace postroom::mail {

namespace {

constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

std::tm brokenDown(base::Time time, Zone zone) {
    const auto seconds = static_cast<std::time_t>(base::toEpochSeconds(time));
    std::tm parts{};
    if (zone == Zone::utc)
        gmtime_r(&seconds, &parts);
    else
        localtime_r(&seconds, &parts);
    return parts;
}

std::string withoutComments(std::string_view text) {
    std::string out;
    int level = 0;
    for (const char c : text) {
        if (c == '(')
            ++level;
        else if (c == ')' && level > 0)
            --level;
        else if (level == 0)
            out += c == ',' ? ' ' : c;
    }
    return out;
}

std::optional<int> zoneMinutes(std::string_view zone) {
    if (zone.size() == 5 && (zone[0] == '+' || zone[0] == '-')) {
        const auto digits = base::toInteger(zone.substr(1));
        if (!digits || *digits % 100 > 59)
            return std::nullopt;
        const int minutes = static_cast<int>(*digits / 100 * 60 + *digits % 100);
        return zone[0] == '-' ? -minutes : minutes;
    }
    static constexpr std::array<std::pair<std::string_view, int>, 8> named{
        {{"EST", -300}, {"EDT", -240}, {"CST", -360}, {"CDT", -300}, {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420}}};
    for (const auto& [name, minutes] : named)
        if (base::equalsIgnoreCase(name, zone))
            return minutes;
    return 0; // GMT, UT, and the military zones, which say nothing (RFC 5322 4.3)
}

} // namespace

std::string dateText(base::Time time, Zone zone) {
    const auto parts = brokenDown(time, zone);
    const long offset = parts.tm_gmtoff / 60;
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%s, %02d %s %04d %02d:%02d:%02d %c%02ld%02ld",
                  days[static_cast<std::size_t>(parts.tm_wday)].data(), parts.tm_mday,
                  months[static_cast<std::size_t>(parts.tm_mon)].data(), parts.tm_year + 1900, parts.tm_hour, parts.tm_min,
                  parts.tm_sec, offset < 0 ? '-' : '+', std::labs(offset) / 60, std::labs(offset) % 60);
    return buffer;
}

std::string mboxDateText(base::Time time) {
    const auto parts = brokenDown(time, Zone::local);
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%s %s %02d %02d:%02d:%02d %04d", days[static_cast<std::size_t>(parts.tm_wday)].data(),
                  months[static_cast<std::size_t>(parts.tm_mon)].data(), parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
                  parts.tm_year + 1900);
    return buffer;
}

std::optional<base::Time> readDate(std::string_view text) {
    const auto plain = withoutComments(text);
    auto words = base::splitWords(plain);
    if (!words.empty() && !words[0].empty() && base::isAlpha(words[0][0]))
        words.erase(words.begin());
    if (words.size() < 4)
        return std::nullopt;
    const auto day = base::toInteger(words[0]);
    auto year = base::toInteger(words[2]);
    int month = -1;
    for (std::size_t i = 0; i < months.size(); ++i)
        if (base::equalsIgnoreCase(words[1].substr(0, 3), months[i]))
            month = static_cast<int>(i);
    const auto clock = base::split(words[3], ':');
    if (!day || !year || month < 0 || clock.size() < 2 || clock.size() > 3)
        return std::nullopt;
    const auto hour = base::toInteger(clock[0]);
    const auto minute = base::toInteger(clock[1]);
    const auto second = clock.size() == 3 ? base::toInteger(clock[2]) : std::optional<std::int64_t>(0);
    const auto zone = zoneMinutes(words.size() > 4 ? words[4] : std::string_view("GMT"));
    if (!hour || !minute || !second || !zone || *hour > 23 || *minute > 59 || *second > 60 || *day < 1 || *day > 31 ||
        *hour < 0 || *minute < 0 || *second < 0 || *year < 0 || *year > 9999)
        return std::nullopt;
    if (*year < 50)
        *year += 2000; // RFC 5322 4.3
    else if (*year < 1000)
        *year += 1900;
    const auto date = std::chrono::year_month_day(std::chrono::year(static_cast<int>(*year)),
                                                  std::chrono::month(static_cast<unsigned>(month + 1)),
                                                  std::chrono::day(static_cast<unsigned>(*day)));
    if (!date.ok())
        return std::nullopt;
    return base::Time(std::chrono::sys_days(date)) + std::chrono::hours(*hour) + std::chrono::minutes(*minute - *zone) +
           std::chrono::seconds(*second);
}

} // namespace postroom::mail
