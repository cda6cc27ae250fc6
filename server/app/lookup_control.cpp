// SPDX-License-Identifier: Apache-2.0
#include "server/app/lookup_control.h"

namespace postroom::app {

namespace {

using servers::ServerHealth;

constexpr base::Milliseconds probePatience{1'000};

const char* stateName(ServerHealth::State state) {
    switch (state) {
    case ServerHealth::State::unknown: return "unknown";
    case ServerHealth::State::up: return "up";
    case ServerHealth::State::down: return "down";
    }
    return "unknown";
}

} // namespace

control::LookupStatus LookupControl::status() {
    control::LookupStatus status;
    for (const ServerHealth& health : m_servers.health(*m_settings())) {
        control::LookupServerStatus server;
        server.server = health.label;
        server.kind = servers::kindName(health.kind);
        server.state = stateName(health.state);
        server.since = health.since;
        server.problem = health.problem;
        server.questions = static_cast<std::int64_t>(health.questions);
        server.failures = static_cast<std::int64_t>(health.failures);
        const auto answered = static_cast<std::int64_t>(health.questions - health.failures);
        server.averageMicroseconds = answered > 0 ? health.microseconds / answered : 0;
        server.idleConnections = static_cast<std::int64_t>(health.idle);
        status.servers.push_back(std::move(server));
    }
    const servers::CacheFigures cache = m_servers.cache();
    status.cacheHits = static_cast<std::int64_t>(cache.hits);
    status.cacheMisses = static_cast<std::int64_t>(cache.misses);
    status.cacheEntries = static_cast<std::int64_t>(cache.entries);
    return status;
}

base::Result<std::vector<control::LookupTest>> LookupControl::test(const std::string& server) {
    const auto settings = m_settings();
    std::vector<control::LookupTest> tests;
    for (const auto& list : settings->lists) {
        for (const servers::ServerAddress& address : list) {
            if (!server.empty() && address.label() != server)
                continue;
            const base::Steady begin = base::systemClock().steady();
            const servers::ServerReply reply = m_servers.test(address, settings->timeout);
            const auto taken = std::chrono::duration_cast<std::chrono::microseconds>(base::systemClock().steady() - begin).count();
            // "found nothing" is an answer too.
            const bool answers = reply.answer.found() || reply.answer.status == world::Status::notFound;
            tests.push_back({address.label(), answers, answers ? reply.answer.value() : reply.answer.detail, taken});
        }
    }
    if (tests.empty() && !server.empty())
        return base::fail(base::permanentError(base::ErrorKind::notFound, "no lookup server " + server + " is configured"));
    return tests;
}

void LookupControl::report(StatusReport& report, base::Time now) {
    if (m_reporting.exchange(true))
        return;
    const auto settings = m_settings();
    std::string sentence;
    const std::vector<ServerHealth> all = m_servers.health(*settings);
    std::size_t place = 0;
    for (const auto& list : settings->lists) {
        for (const servers::ServerAddress& address : list) {
            const ServerHealth& health = all[place++];
            if (health.state != ServerHealth::State::down || m_servers.test(address, probePatience).next != servers::ServerReply::Next::lost)
                continue;
            sentence += (sentence.empty() ? "" : " ") + health.label + " does not answer: " + health.problem + ".";
        }
    }
    if (sentence.empty())
        report.clear("lookup-server");
    else
        report.set("lookup-server", sentence + " Mail whose rules need it is deferred and comes back by itself.",
                   "Start the server or mend the network; \"postroomctl lookup test\" asks it at once.", StatusReport::Gravity::warning, now);
    m_reporting = false;
}

} // namespace postroom::app
