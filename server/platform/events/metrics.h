// SPDX-License-Identifier: Apache-2.0
// Counters of what happened since the start, fed by the bus: names in base units (_total, _seconds, _bytes), never an
// address or a domain in a name. One row for each counter says which events it counts.
#pragma once

#include "server/platform/events/bus.h"

#include <atomic>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace postroom::events {

struct MetricRow {
    std::string_view name;  ///< "messages_accepted_total"
    std::string_view event; ///< counted when it happens
    std::string_view field; ///< empty: one for each event; otherwise the integer of this field is added
    std::string_view help;
};

/// The table of all counters.
const std::vector<MetricRow>& metricRows();

class Metrics : public Subscriber {
public:
    Metrics();
    void event(std::uint64_t sequence, const Event& event) override;
    /// What it wants to see: pass it to Bus::subscribe.
    [[nodiscard]] static Filter filter();
    /// Every counter by name, in the order of the table. Any thread.
    [[nodiscard]] std::vector<std::pair<std::string, std::int64_t>> counters() const;
    /// The text format of Prometheus 0.0.4, each name with "postroom_" before it. Any thread.
    [[nodiscard]] std::string prometheusText() const;

private:
    std::vector<std::atomic<std::int64_t>> m_values;
    std::multimap<std::string_view, std::size_t> m_byEvent;
};

} // namespace postroom::events
