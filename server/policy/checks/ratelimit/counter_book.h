// SPDX-License-Identifier: Apache-2.0
// The counters behind `ratelimit` and `seen`: held in memory, answered in microseconds, written to state.db by whoever
// takes the changed rows now and then. What was not written yet may be lost with the process: a counter, never mail.
#pragma once

#include "server/policy/checks/ratelimit/rate_counter.h"
#include "server/policy/world/world.h"
#include "shared/base/clock.h"
#include "shared/base/guarded.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace postroom::checks {

/// A row of state.db: space "rate" or "seen".
struct CounterRow {
    std::string space;
    std::string key;
    std::string value;
    base::Time changed{};
    base::Time expires{};
};

/// Thread-safe.
class CounterBook {
public:
    /// At `limit` keys the sixteenth part that would expire first is forgotten.
    explicit CounterBook(base::Clock& clock, std::size_t limit = 500'000);

    /// For questions of Kind::rate and Kind::seen (world.h says how they are put together).
    world::Answer answer(const world::Question& question);
    /// Answers from this book, which first takes over the counter in question from `real`, as it stands there: for trials,
    /// in which nothing is counted for good.
    world::Answer answerAside(const CounterBook& real, const world::Question& question);
    /// At start; rows that are expired or cannot be read are passed over.
    void restore(const std::vector<CounterRow>& rows);
    /// What changed since the last call.
    std::vector<CounterRow> takeChanged();
    [[nodiscard]] std::size_t size() const { return m_entries.lock()->size(); }

    static constexpr std::size_t uniqueLimit = 10'000; ///< distinct values remembered for one key

private:
    struct Entry {
        RateRecord record; ///< of "seen": only the time
        std::unordered_map<std::uint64_t, base::Time> unique;
        base::Time expires{};
        bool changed = false;
    };
    using Entries = std::unordered_map<std::string, Entry>; // by space, '|', key

    world::Answer rate(const std::vector<std::string>& parts);
    world::Answer seen(const std::vector<std::string>& parts);
    void makeRoom(Entries& entries) const;

    base::Clock& m_clock;
    std::size_t m_limit;
    base::Guarded<Entries> m_entries;
};

} // namespace postroom::checks
