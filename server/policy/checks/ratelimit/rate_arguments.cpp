// SPDX-License-Identifier: Apache-2.0
#include "server/policy/checks/ratelimit/rate_arguments.h"

#include "server/policy/lookup/list.h"
#include "shared/base/duration_text.h"
#include "shared/base/text.h"

#include <array>
#include <cstdlib>
#include <optional>
#include <utility>

namespace postroom::checks {

namespace {

base::Error wrong(std::string text) { return base::permanentError(base::ErrorKind::invalid, "ratelimit: " + std::move(text)); }

// "12", "1.5", "10k", "2M": not negative.
std::optional<double> readNumber(std::string_view text) {
    const std::string copy(text);
    char* end = nullptr;
    double number = std::strtod(copy.c_str(), &end);
    if (end == copy.c_str() || !(number >= 0))
        return std::nullopt;
    std::string_view suffix(end);
    if (!suffix.empty()) {
        constexpr std::pair<char, double> units[] = {{'k', 1024.0}, {'m', 1024.0 * 1024}, {'g', 1024.0 * 1024 * 1024}};
        for (const auto& [letter, factor] : units)
            if (base::lowerChar(suffix.front()) == letter) {
                number *= factor;
                suffix.remove_prefix(1);
                break;
            }
    }
    if (!suffix.empty())
        return std::nullopt;
    return number;
}

constexpr std::array<std::pair<std::string_view, RateUnit>, 6> units{{
    {"per_mail", RateUnit::mail},
    {"per_conn", RateUnit::connection},
    {"per_byte", RateUnit::byte},
    {"per_rcpt", RateUnit::recipient},
    {"per_addr", RateUnit::address},
    {"per_cmd", RateUnit::command},
}};

struct Reader {
    RateArguments arguments;
    int modes = 0;
    bool noUpdate = false;
    bool unitGiven = false;

    base::Result<void> option(std::string_view word) {
        if (mode(word))
            return {};
        for (const auto& [name, unit] : units) {
            if (!base::equalsIgnoreCase(word, name))
                continue;
            if (unitGiven)
                return base::fail(wrong("conflicting per_* options"));
            unitGiven = true;
            arguments.unit = unit;
            return {};
        }
        if (base::startsWithIgnoreCase(word, "count=")) {
            const auto number = readNumber(word.substr(6));
            if (!number)
                return base::fail(wrong("\"" + std::string(word.substr(6)) + "\" is not a positive number"));
            arguments.countGiven = true;
            arguments.count = *number;
            return {};
        }
        if (base::startsWithIgnoreCase(word, "unique=")) {
            arguments.uniqueGiven = true;
            arguments.unique = word.substr(7);
            return {};
        }
        if (base::startsWithIgnoreCase(word, "per_"))
            return base::fail(wrong("unknown option \"" + std::string(word) + "\""));
        arguments.key += (arguments.key.empty() ? "" : "/") + std::string(word);
        return {};
    }

    bool mode(std::string_view word) {
        if (base::equalsIgnoreCase(word, "noupdate"))
            return noUpdate = true;
        const bool leaky = base::equalsIgnoreCase(word, "leaky");
        const bool strict = base::equalsIgnoreCase(word, "strict");
        if (!leaky && !strict && !base::equalsIgnoreCase(word, "readonly"))
            return false;
        ++modes;
        arguments.mode = leaky ? RateArguments::Mode::leaky : strict ? RateArguments::Mode::strict : RateArguments::Mode::readOnly;
        return true;
    }
};

} // namespace

base::Result<RateArguments> readRateArguments(std::string_view text) {
    Reader reader;
    lookup::ListSplitter splitter(text, '/');
    const auto limit = splitter.next();
    const auto number = limit ? readNumber(*limit) : std::nullopt;
    if (!number)
        return base::fail(wrong("the limit \"" + limit.value_or("") + "\" is not a positive number"));
    reader.arguments.limit = *number;
    reader.arguments.limitText = *limit;
    const auto period = splitter.next();
    const auto duration = base::readDuration(period.value_or(""));
    if (!period || !duration || duration->count() <= 0)
        return base::fail(wrong("the period \"" + period.value_or("") + "\" is not a time"));
    reader.arguments.period = *duration;
    reader.arguments.periodText = *period;
    while (const auto word = splitter.next())
        if (!word->empty())
            if (auto read = reader.option(*word); !read)
                return base::fail(read.error());
    if (reader.modes > 1)
        return base::fail(wrong("conflicting update modes"));
    if (reader.noUpdate)
        reader.arguments.mode = RateArguments::Mode::readOnly;
    return std::move(reader.arguments);
}

std::string_view rateUnitName(RateUnit unit) {
    for (const auto& [name, value] : units)
        if (value == unit)
            return name;
    return "per_mail";
}

} // namespace postroom::checks
