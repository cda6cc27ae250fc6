// SPDX-License-Identifier: Apache-2.0
// How much happened when: counts for each minute of the last day and each hour of the last week, taken from the bus. A
// few additions for an event, at most 1,610 small points in memory; kept over restarts as texts, an hour in each, that
// somebody else stores. Thread-safe.
#pragma once

#include "server/platform/events/bus.h"
#include "shared/base/guarded.h"
#include "shared/catalogue/refusal_class.h"

#include <array>
#include <map>
#include <set>
#include <vector>

namespace postroom::events {

enum class Counted : std::uint8_t { received, accepted, delivered, deferred, bounced, discarded, connections };
inline constexpr std::array<std::string_view, 7> countedNames{"received", "accepted", "delivered", "deferred", "bounced", "discarded", "connections"};
inline constexpr std::size_t refusalKinds = static_cast<std::size_t>(catalogue::RefusalClass::tls) + 1;

struct SeriesPoint {
    std::array<std::int64_t, countedNames.size()> counts{};
    std::array<std::int64_t, refusalKinds> rejected{}; ///< by RefusalClass
    [[nodiscard]] std::int64_t rejections() const;
    [[nodiscard]] std::int64_t of(Counted what) const { return counts[static_cast<std::size_t>(what)]; }
    SeriesPoint& operator+=(const SeriesPoint& other);
};

struct SeriesBucket {
    base::Time from{}, until{}; ///< until is not part of it
    SeriesPoint point;
};

class SeriesBook final : public Subscriber {
public:
    static constexpr std::chrono::hours minutesKept{24}, hoursKept{7 * 24};

    void event(std::uint64_t sequence, const Event& event) override;
    [[nodiscard]] static Filter filter();
    void add(base::Time time, Counted what, std::int64_t count = 1);
    void reject(base::Time time, catalogue::RefusalClass why);

    /// Buckets of `step` (whole minutes) that end with the one that `now` is in; the newest last. Windows of more than a
    /// day, and steps of whole hours, come from the hours.
    [[nodiscard]] std::vector<SeriesBucket> buckets(base::Time now, base::Seconds window, base::Seconds step) const;
    [[nodiscard]] SeriesPoint total(base::Time now, base::Seconds window) const;
    /// Since when anything is counted.
    [[nodiscard]] base::Time since() const { return m_state.lock()->since; }

    struct Saved {
        std::string key; ///< "h482133": an hour since 1970
        std::string text;
        base::Time expires{};
    };
    /// Hours that changed since the last call.
    std::vector<Saved> takeChanged();
    /// What takeChanged() gave; a text of another form is ignored.
    void restore(std::string_view key, std::string_view text);

private:
    struct State {
        std::map<std::int64_t, SeriesPoint> minutes, hours;
        std::set<std::int64_t> changed; ///< hours
        base::Time since{};
    };
    void change(base::Time time, const SeriesPoint& by);
    base::Guarded<State> m_state;
};

} // namespace postroom::events
