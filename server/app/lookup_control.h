// SPDX-License-Identifier: Apache-2.0
// What the control socket and the status page are told of the servers that lookups ask.
#pragma once

#include "server/app/status_report.h"
#include "server/control/lookup_service.h"
#include "server/policy/lookup/servers/lookup_servers.h"

#include <atomic>
#include <functional>
#include <memory>

namespace postroom::app {

class LookupControl final : public control::LookupService {
public:
    using Settings = std::function<std::shared_ptr<const servers::ServerSettings>()>;
    /// `servers` outlives this; `settings` gives those of the revision in force.
    LookupControl(servers::LookupServers& servers, Settings settings) : m_servers(servers), m_settings(std::move(settings)) {}

    control::LookupStatus status() override;
    base::Result<std::vector<control::LookupTest>> test(const std::string& server) override;
    /// One alarm for all servers that do not answer. A server that was given up is tried again here, so that the alarm ends
    /// without a message having to come.
    void report(StatusReport& report, base::Time now);

private:
    servers::LookupServers& m_servers;
    Settings m_settings;
    std::atomic<bool> m_reporting{false}; ///< one report at a time: a slow one is not overtaken
};

} // namespace postroom::app
