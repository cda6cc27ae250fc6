// SPDX-License-Identifier: Apache-2.0
#include "server/platform/events/series_book.h"

#include "shared/base/text.h"

#include <algorithm>
#include <numeric>

namespace postroom::events {

namespace {

constexpr std::int64_t minutesInHour = 60;

std::int64_t minuteOf(base::Time time) { return base::toEpochSeconds(time) / 60; }
base::Time timeOfMinute(std::int64_t minute) { return base::Time(std::chrono::minutes(minute)); }

/// [0,4,0,...] without the zeros at the end.
base::Json pointJson(const SeriesPoint& point) {
    base::Json::Array numbers;
    numbers.reserve(point.counts.size() + point.rejected.size());
    for (const std::int64_t count : point.counts)
        numbers.emplace_back(count);
    for (const std::int64_t count : point.rejected)
        numbers.emplace_back(count);
    while (!numbers.empty() && numbers.back().toInteger() == 0)
        numbers.pop_back();
    return numbers;
}

SeriesPoint pointFrom(const base::Json& numbers) {
    SeriesPoint point;
    std::size_t at = 0;
    for (const base::Json& number : numbers.items()) {
        if (at < point.counts.size())
            point.counts[at] = number.toInteger();
        else if (at < point.counts.size() + point.rejected.size())
            point.rejected[at - point.counts.size()] = number.toInteger();
        ++at;
    }
    return point;
}

} // namespace

std::int64_t SeriesPoint::rejections() const { return std::accumulate(rejected.begin(), rejected.end(), std::int64_t(0)); }

SeriesPoint& SeriesPoint::operator+=(const SeriesPoint& other) {
    for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i] += other.counts[i];
    for (std::size_t i = 0; i < rejected.size(); ++i)
        rejected[i] += other.rejected[i];
    return *this;
}

Filter SeriesBook::filter() {
    return {"message.accepted", "message.rejected", "message.not-stored", "delivery.done", "delivery.deferred", "delivery.failed", "delivery.discarded"};
}

void SeriesBook::event(std::uint64_t, const Event& event) {
    if (event.name == "message.accepted") {
        SeriesPoint both;
        both.counts[static_cast<std::size_t>(Counted::received)] = both.counts[static_cast<std::size_t>(Counted::accepted)] = 1;
        change(event.time, both);
    } else if (event.name == "message.rejected" || event.name == "message.not-stored") {
        add(event.time, Counted::received);
    } else if (event.name == "delivery.done") {
        add(event.time, Counted::delivered);
    } else if (event.name == "delivery.deferred") {
        add(event.time, Counted::deferred);
    } else if (event.name == "delivery.failed") {
        add(event.time, Counted::bounced);
    } else if (event.name == "delivery.discarded") {
        add(event.time, Counted::discarded);
    }
}

void SeriesBook::add(base::Time time, Counted what, std::int64_t count) {
    SeriesPoint point;
    point.counts[static_cast<std::size_t>(what)] = count;
    change(time, point);
}

void SeriesBook::reject(base::Time time, catalogue::RefusalClass why) {
    SeriesPoint point;
    point.rejected[static_cast<std::size_t>(why)] = 1;
    change(time, point);
}

void SeriesBook::change(base::Time time, const SeriesPoint& by) {
    const std::int64_t minute = minuteOf(time);
    const std::int64_t hour = minute / minutesInHour;
    auto state = m_state.lock();
    if (state->since == base::Time())
        state->since = time;
    state->minutes[minute] += by;
    state->hours[hour] += by;
    state->changed.insert(hour);
    // What is too old goes as time moves on: the maps cannot grow beyond their windows.
    while (state->minutes.begin()->first <= state->minutes.rbegin()->first - std::chrono::minutes(minutesKept).count())
        state->minutes.erase(state->minutes.begin());
    while (state->hours.begin()->first <= state->hours.rbegin()->first - hoursKept.count())
        state->hours.erase(state->hours.begin());
}

std::vector<SeriesBucket> SeriesBook::buckets(base::Time now, base::Seconds window, base::Seconds step) const {
    const std::int64_t width = std::max<std::int64_t>(1, step.count() / 60);
    const bool fromHours = window > minutesKept || width % minutesInHour == 0;
    const std::int64_t count = std::clamp<std::int64_t>((window.count() + width * 60 - 1) / (width * 60), 1, std::chrono::minutes(minutesKept).count());
    const std::int64_t end = (minuteOf(now) / width + 1) * width;
    const std::int64_t begin = end - count * width;
    std::vector<SeriesBucket> all(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i)
        all[static_cast<std::size_t>(i)] = {timeOfMinute(begin + i * width), timeOfMinute(begin + (i + 1) * width), {}};
    auto state = m_state.lock();
    const auto& points = fromHours ? state->hours : state->minutes;
    const std::int64_t unit = fromHours ? minutesInHour : 1;
    for (auto point = points.lower_bound(begin / unit); point != points.end(); ++point)
        if (const std::int64_t at = point->first * unit - begin; at >= 0 && at < count * width)
            all[static_cast<std::size_t>(at / width)].point += point->second;
    return all;
}

SeriesPoint SeriesBook::total(base::Time now, base::Seconds window) const {
    SeriesPoint sum;
    for (const SeriesBucket& bucket : buckets(now, window, window > minutesKept ? base::Seconds(3600) : base::Seconds(60)))
        sum += bucket.point;
    return sum;
}

std::vector<SeriesBook::Saved> SeriesBook::takeChanged() {
    std::vector<Saved> saved;
    auto state = m_state.lock();
    for (const std::int64_t hour : std::exchange(state->changed, {})) {
        const auto sum = state->hours.find(hour);
        if (sum == state->hours.end())
            continue;
        base::Json minutes = base::Json::object();
        for (auto minute = state->minutes.lower_bound(hour * minutesInHour); minute != state->minutes.end() && minute->first < (hour + 1) * minutesInHour; ++minute)
            minutes.set(std::to_string(minute->first % minutesInHour), pointJson(minute->second));
        saved.push_back({"h" + std::to_string(hour), base::Json::object({{"hour", pointJson(sum->second)}, {"minutes", std::move(minutes)}}).text(),
                         base::Time(std::chrono::hours(hour + 1) + hoursKept)});
    }
    return saved;
}

void SeriesBook::restore(std::string_view key, std::string_view text) {
    const auto hour = key.starts_with('h') ? base::toInteger(key.substr(1)) : std::nullopt;
    const auto json = base::Json::parse(text);
    if (!hour || !json)
        return;
    auto state = m_state.lock();
    state->hours[*hour] += pointFrom((*json)["hour"]);
    for (const auto& [name, point] : (*json)["minutes"].members())
        if (const auto minute = base::toInteger(name); minute && *minute >= 0 && *minute < minutesInHour)
            state->minutes[*hour * minutesInHour + *minute] += pointFrom(point);
    const base::Time begin{std::chrono::hours(*hour)};
    if (state->since == base::Time() || begin < state->since)
        state->since = begin;
}

} // namespace postroom::events
