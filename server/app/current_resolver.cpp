// SPDX-License-Identifier: Apache-2.0
#include "server/app/current_resolver.h"

#include <fstream>
#include <sstream>

namespace postroom::app {

namespace {

std::vector<std::string> systemServers(const std::string& resolvConf) {
    std::vector<std::string> servers;
    std::ifstream in(resolvConf);
    std::string line;
    while (std::getline(in, line)) {
        std::istringstream words(line);
        std::string word, server;
        if (words >> word >> server && word == "nameserver")
            servers.push_back(server);
    }
    return servers;
}

} // namespace

std::shared_ptr<dns::UnboundResolver> CurrentResolver::current() const {
    const std::lock_guard lock(m_mutex);
    return m_resolver;
}

dns::Pending CurrentResolver::start(const dns::Query& query) {
    const auto resolver = current();
    if (resolver == nullptr) {
        dns::Answer answer;
        answer.why = "no resolver is set up";
        return dns::Pending::ready(std::move(answer));
    }
    return resolver->start(query);
}

base::Result<void> CurrentResolver::use(const std::vector<std::string>& servers, SpecialNames special) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_resolver != nullptr && servers == m_servers)
            return {};
    }
    dns::UnboundSettings settings;
    std::vector<std::string> zoneServers = servers;
    if (!servers.empty()) {
        settings.upstream = dns::UnboundSettings::Upstream::forwarders;
        settings.forwarders = servers;
    } else if (special == SpecialNames::asked) {
        zoneServers = systemServers(settings.resolvConf);
    }
    // libunbound answers for these names itself (RFC 6761, RFC 6303) unless it is told whom to ask.
    if (!zoneServers.empty())
        for (const char* zone : {"test", "invalid", "onion", "127.in-addr.arpa", "10.in-addr.arpa", "168.192.in-addr.arpa", "2.0.192.in-addr.arpa",
                                 "100.51.198.in-addr.arpa", "113.0.203.in-addr.arpa", "8.b.d.0.1.0.0.2.ip6.arpa"})
            settings.forwardZones.push_back({zone, zoneServers});
    auto made = dns::UnboundResolver::create(std::move(settings));
    if (!made)
        return base::fail(made.error());
    const std::lock_guard lock(m_mutex);
    m_resolver = std::move(*made);
    m_servers = servers;
    return {};
}

std::string CurrentResolver::status() const {
    const auto resolver = current();
    if (resolver == nullptr)
        return "none";
    const auto state = resolver->status();
    std::string text = state.validating ? "validating" : "not validating: " + state.validationNote;
    if (!state.upstreamNote.empty())
        text += "; " + state.upstreamNote;
    return text;
}

base::Result<void> CurrentResolver::reload() {
    const auto resolver = current();
    return resolver != nullptr ? resolver->reload() : base::Result<void>();
}

} // namespace postroom::app
