// SPDX-License-Identifier: Apache-2.0
// Makes the live World of an evaluation: DNS, files, counters, the queue's size.
#pragma once

#include "server/policy/lookup/dns_adapter.h"
#include "server/policy/lookup/live_world.h"
#include "server/policy/lookup/servers/lookup_servers.h"

#include <atomic>
#include <functional>
#include <memory>

namespace postroom::checks {
class CounterBook;
}

namespace postroom::app {

class LiveOutside {
public:
    /// All must outlive this; `events` may be null.
    LiveOutside(base::Clock& clock, dns::Resolver& resolver, checks::CounterBook& counters, events::Sink* events = nullptr);

    /// Shares the settings: a session makes a World for each of its turns.
    [[nodiscard]] std::unique_ptr<world::World> world(const lookup::SharedSettings& settings);
    [[nodiscard]] servers::LookupServers& servers() { return m_servers; }
    /// One for trials: what is counted in it counts for nobody else. The clock must outlive it.
    [[nodiscard]] std::unique_ptr<world::World> trialWorld(base::Clock& clock, const lookup::SharedSettings& settings);
    [[nodiscard]] std::unique_ptr<world::World> trialWorld(const lookup::SharedSettings& settings) { return trialWorld(m_clock, settings); }
    void setQueueSize(std::function<std::size_t()> queueSize) { m_queueSize = std::move(queueSize); }

private:
    base::Clock& m_clock;
    lookup::DnsAdapter m_resolver;
    lookup::LookupFiles m_files;
    servers::LookupServers m_servers;
    checks::CounterBook& m_counters;
    events::Sink* m_events;
    std::function<std::size_t()> m_queueSize;
};

} // namespace postroom::app
