// SPDX-License-Identifier: Apache-2.0
#include "server/app/current_resolver.h"

namespace postroom::app {

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

base::Result<void> CurrentResolver::use(const std::vector<std::string>& servers) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_resolver != nullptr && servers == m_servers)
            return {};
    }
    dns::UnboundSettings settings;
    if (!servers.empty()) {
        settings.upstream = dns::UnboundSettings::Upstream::forwarders;
        settings.forwarders = servers;
        // libunbound answers for these names itself (RFC 6761, RFC 6303) unless it is told whom to ask.
        for (const char* zone : {"test", "invalid", "onion", "127.in-addr.arpa", "10.in-addr.arpa", "168.192.in-addr.arpa", "2.0.192.in-addr.arpa"})
            settings.forwardZones.push_back({zone, servers});
    }
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
