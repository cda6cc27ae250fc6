// SPDX-License-Identifier: Apache-2.0
// Makes the live World of an evaluation: DNS, files, counters, the queue's size.
#pragma once

#include "server/policy/lookup/dns_adapter.h"
#include "server/policy/lookup/live_world.h"

#include <atomic>
#include <functional>
#include <memory>

namespace postroom::checks {
class CounterBook;
}

namespace postroom::app {

class LiveOutside {
public:
    /// All must outlive this.
    LiveOutside(base::Clock& clock, dns::Resolver& resolver, checks::CounterBook& counters);

    [[nodiscard]] std::unique_ptr<world::World> world(const lookup::LiveSettings& settings);
    /// The same with another clock, which must outlive the World.
    [[nodiscard]] std::unique_ptr<world::World> worldAt(base::Clock& clock, const lookup::LiveSettings& settings);
    void setQueueSize(std::function<std::size_t()> queueSize) { m_queueSize = std::move(queueSize); }

private:
    base::Clock& m_clock;
    lookup::DnsAdapter m_resolver;
    lookup::LookupFiles m_files;
    checks::CounterBook& m_counters;
    std::function<std::size_t()> m_queueSize;
};

} // namespace postroom::app
