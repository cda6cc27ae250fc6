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

    [[nodiscard]] std::unique_ptr<world::World> world(const lookup::LiveSettings& settings);
    /// The same with another clock, which must outlive the World.
    [[nodiscard]] std::unique_ptr<world::World> worldAt(base::Clock& clock, const lookup::LiveSettings& settings);
    [[nodiscard]] servers::LookupServers& servers() { return m_servers; }
    void setQueueSize(std::function<std::size_t()> queueSize) { m_queueSize = std::move(queueSize); }

private:
    base::Clock& m_clock;
    lookup::DnsAdapter m_resolver;
    lookup::LookupFiles m_files;
    servers::LookupServers m_servers;
    checks::CounterBook& m_counters;
    std::function<std::size_t()> m_queueSize;
};

} // namespace postroom::app
