// SPDX-License-Identifier: Apache-2.0
#include "server/policy/checks/ratelimit/counter_book.h"

#include "shared/base/text.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>

namespace postroom::checks {

namespace {

constexpr base::Seconds longestLife{90 * 24 * 3600};

std::string exactText(double value) {
    char text[64];
    std::snprintf(text, sizeof text, "%.12f", value);
    return text;
}

double numberOf(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

world::Answer wrongQuestion() { return world::Answer::failed(world::Status::error, "the question for a counter is not complete"); }

// "at rate hash:time hash:time ..."
std::string packed(const RateRecord& record, const std::unordered_map<std::uint64_t, base::Time>& unique) {
    std::string text = std::to_string(base::toEpochMicros(record.at)) + " " + exactText(record.rate);
    for (const auto& [hash, time] : unique)
        text += " " + std::to_string(hash) + ":" + std::to_string(base::toEpochMicros(time));
    return text;
}

bool unpack(std::string_view text, RateRecord& record, std::unordered_map<std::uint64_t, base::Time>& unique) {
    const auto words = base::splitWords(text);
    const auto at = words.size() < 2 ? std::nullopt : base::toInteger(words[0]);
    if (!at)
        return false;
    record.at = base::fromEpochMicros(*at);
    record.rate = numberOf(std::string(words[1]));
    for (std::size_t i = 2; i < words.size() && unique.size() < CounterBook::uniqueLimit; ++i) {
        const std::size_t colon = words[i].find(':');
        if (colon == std::string_view::npos)
            return false;
        const auto time = base::toInteger(words[i].substr(colon + 1));
        if (!time)
            return false;
        unique[std::strtoull(std::string(words[i].substr(0, colon)).c_str(), nullptr, 10)] = base::fromEpochMicros(*time);
    }
    return true;
}

// Was this value counted within the period? Notes it when not.
bool knownValue(std::unordered_map<std::uint64_t, base::Time>& unique, const std::string& value, base::Seconds period, base::Time now) {
    const std::uint64_t hash = std::hash<std::string>{}(value);
    const auto known = unique.find(hash);
    if (known != unique.end() && now - known->second < period)
        return true;
    if (unique.size() >= CounterBook::uniqueLimit)
        std::erase_if(unique, [&](const auto& item) { return now - item.second >= period; });
    if (unique.size() < CounterBook::uniqueLimit)
        unique[hash] = now;
    return false; // beyond the limit everything counts as new: the rate is over any sensible limit then
}

} // namespace

CounterBook::CounterBook(base::Clock& clock, std::size_t limit) : m_clock(clock), m_limit(std::max<std::size_t>(limit, 16)) {}

world::Answer CounterBook::answer(const world::Question& question) {
    if (question.kind == world::Kind::rate)
        return rate(question.parts);
    if (question.kind == world::Kind::seen)
        return seen(question.parts);
    return wrongQuestion();
}

world::Answer CounterBook::answerAside(const CounterBook& real, const world::Question& question) {
    if (!question.parts.empty()) {
        const std::string key = (question.kind == world::Kind::rate ? "rate|" : "seen|") + question.parts[0];
        auto mine = m_entries.lock();
        if (!mine->contains(key)) {
            const auto theirs = real.m_entries.lock();
            if (const auto found = theirs->find(key); found != theirs->end())
                mine->emplace(key, found->second);
        }
    }
    return answer(question);
}

world::Answer CounterBook::rate(const std::vector<std::string>& parts) {
    if (parts.size() < 6)
        return wrongQuestion();
    const auto seconds = base::toInteger(parts[2]);
    if (!seconds || *seconds <= 0)
        return wrongQuestion();
    const base::Seconds period(*seconds);
    const std::string& mode = parts[3];
    const std::string& unique = parts[5];
    const base::Time now = m_clock.now();
    const bool readOnly = mode == "readonly";

    auto entries = m_entries.lock();
    auto found = entries->find("rate|" + parts[0]);
    if (found == entries->end() && readOnly)
        return world::Answer::of(exactText(0));
    if (found == entries->end()) {
        makeRoom(*entries);
        found = entries->try_emplace("rate|" + parts[0]).first;
    }
    Entry& entry = found->second;
    const bool fresh = entry.expires == base::Time();
    const bool repeated = !unique.empty() && !readOnly && knownValue(entry.unique, unique, period, now);
    const double count = readOnly || repeated ? 0 : numberOf(parts[1]);
    const RateRecord record = countedRate(fresh ? nullptr : &entry.record, count, period, now);
    if (fresh || mode == "strict" || (mode == "leaky" && record.rate < numberOf(parts[4]))) {
        entry.record = record;
        entry.expires = now + std::min<base::Seconds>(period * 20, longestLife);
        entry.changed = true;
    }
    return world::Answer::of(exactText(record.rate));
}

world::Answer CounterBook::seen(const std::vector<std::string>& parts) {
    if (parts.size() < 3)
        return wrongQuestion();
    const base::Time now = m_clock.now();
    const auto note = [&](Entry& entry) {
        entry.record.at = now;
        entry.expires = now + longestLife;
        entry.changed = true;
    };
    auto entries = m_entries.lock();
    const auto found = entries->find("seen|" + parts[0]);
    if (found == entries->end()) {
        if (parts[1] != "readonly") {
            makeRoom(*entries);
            note((*entries)["seen|" + parts[0]]);
        }
        return world::Answer::failed(world::Status::notFound, "never seen");
    }
    const auto since = std::chrono::floor<base::Seconds>(now - found->second.record.at);
    const base::Seconds refresh(base::toInteger(parts[2]).value_or(0));
    if (parts[1] == "update" || (parts[1] == "refresh" && since >= refresh))
        note(found->second);
    return world::Answer::of(std::to_string(since.count()));
}

void CounterBook::makeRoom(Entries& entries) const {
    if (entries.size() < m_limit)
        return;
    const base::Time now = m_clock.now();
    std::erase_if(entries, [&](const auto& item) { return item.second.expires <= now; });
    if (entries.size() < m_limit)
        return;
    std::vector<base::Time> expiries;
    expiries.reserve(entries.size());
    for (const auto& [key, entry] : entries)
        expiries.push_back(entry.expires);
    const auto middle = expiries.begin() + static_cast<std::ptrdiff_t>(expiries.size() / 16);
    std::nth_element(expiries.begin(), middle, expiries.end());
    std::size_t room = entries.size() / 16 + 1;
    std::erase_if(entries, [&](const auto& item) { return item.second.expires <= *middle && room > 0 && room-- > 0; });
}

void CounterBook::restore(const std::vector<CounterRow>& rows) {
    const base::Time now = m_clock.now();
    auto entries = m_entries.lock();
    for (const CounterRow& row : rows) {
        if (row.expires <= now || (row.space != "rate" && row.space != "seen") || entries->size() >= m_limit)
            continue;
        Entry entry;
        if (!unpack(row.value, entry.record, entry.unique))
            continue;
        entry.expires = row.expires;
        (*entries)[row.space + "|" + row.key] = std::move(entry);
    }
}

std::vector<CounterRow> CounterBook::takeChanged() {
    std::vector<CounterRow> rows;
    auto entries = m_entries.lock();
    for (auto& [name, entry] : *entries) {
        if (!entry.changed)
            continue;
        entry.changed = false;
        rows.push_back({name.substr(0, 4), name.substr(5), packed(entry.record, entry.unique), entry.record.at, entry.expires});
    }
    return rows;
}

} // namespace postroom::checks
