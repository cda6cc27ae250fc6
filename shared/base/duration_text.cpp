// SPDX-License-Identifier: Apache-2.0
#include "shared/base/duration_text.h"

#include <array>
#include <limits>

namespace postroom::base {

namespace {
struct Unit {
    char letter;
    std::int64_t seconds;
};
constexpr std::array<Unit, 5> units{{{'w', 604800}, {'d', 86400}, {'h', 3600}, {'m', 60}, {'s', 1}}};
constexpr std::int64_t longest = std::numeric_limits<std::int32_t>::max(); // 68 years; keeps every sum in range

Error bad(std::string_view text, std::size_t at, std::string_view expected) {
    return permanentError(ErrorKind::invalid, "\"" + std::string(text) + "\" is not a time: expected " +
                                                  std::string(expected) + " at character " + std::to_string(at + 1));
}
} // namespace

Result<Seconds> readDuration(std::string_view text) {
    if (text.empty())
        return fail(bad(text, 0, "a number"));
    std::int64_t total = 0;
    std::size_t nextUnit = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t start = at;
        std::int64_t number = 0;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
            number = number * 10 + (text[at] - '0');
            if (number > longest)
                return fail(bad(text, start, "a smaller number"));
            ++at;
        }
        if (at == start)
            return fail(bad(text, at, "a digit"));
        std::int64_t scale = 1;
        if (at == text.size()) {
            nextUnit = units.size();
        } else {
            while (nextUnit < units.size() && units[nextUnit].letter != text[at])
                ++nextUnit;
            if (nextUnit == units.size())
                return fail(bad(text, at, "one of w d h m s, from large to small,"));
            scale = units[nextUnit++].seconds;
            ++at;
        }
        total += number * scale;
        if (total > longest)
            return fail(bad(text, start, "a shorter time"));
    }
    return Seconds(total);
}

std::string durationText(Seconds duration) {
    std::int64_t rest = duration.count();
    if (rest <= 0)
        return "0s";
    std::string text;
    for (const Unit& unit : units) {
        if (rest >= unit.seconds) {
            text += std::to_string(rest / unit.seconds) + unit.letter;
            rest %= unit.seconds;
        }
    }
    return text;
}

} // namespace postroom::base
