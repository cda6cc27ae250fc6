// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/servers/lookup_servers.h"

#include "server/policy/lookup/servers/server_choice.h"
#include "server/policy/lookup/servers/wait.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::servers {

namespace {

using world::Answer;
using world::Status;

constexpr std::size_t mostIdle = 32;             // connections kept for each server
constexpr base::Seconds idleTime{60};            // servers close idle connections sooner or later
constexpr base::Milliseconds restAfterFailure{1'000};
constexpr std::size_t mostKept = 10'000;         // answers; when full, all are forgotten

/// Two users of one database are two pools.
std::string poolKey(const ServerAddress& address) { return address.label() + '\0' + address.user + '\0' + address.password; }

Connect connectorOf(ServerKind kind) {
    static constexpr std::array<Connect, 4> connectors{connectRedis, connectMysql, connectPgsql, connectLdap};
    return connectors[static_cast<std::size_t>(kind)];
}

std::string cacheKey(const ServerSettings& settings, const world::LookupRequest& request) {
    std::string key = request.type + '\0' + request.options + '\0' + request.key;
    for (const std::string& parameter : request.parameters)
        key += '\0' + parameter;
    // Another revision may name other servers.
    for (const ServerAddress& address : settings.of(*kindOfLookup(request.type)))
        key += '\0' + poolKey(address);
    return key;
}

} // namespace

world::Answer LookupServers::ask(const ServerSettings& settings, const world::LookupRequest& request) {
    const ServerKind kind = *kindOfLookup(request.type);
    const CacheUse use = cacheUse(request.options);
    const std::string key = settings.cacheTime.count() > 0 ? cacheKey(settings, request) : std::string();
    if (!key.empty() && use.read) {
        auto cache = m_cache.lock();
        const auto kept = cache->answers.find(key);
        if (kept != cache->answers.end() && kept->second.until > m_clock.steady()) {
            ++cache->figures.hits;
            return kept->second.answer;
        }
        ++cache->figures.misses;
    }
    const auto chosen = chooseServers(kind, settings.of(kind), request);
    if (!chosen)
        return Answer::failed(Status::error, chosen.error().publicText);
    bool cacheable = false;
    Answer answer = askAll(*chosen, {request.type, request.key, request.parameters}, settings.timeout, cacheable);
    if (!key.empty() && use.write && cacheable) {
        auto cache = m_cache.lock();
        if (cache->answers.size() >= mostKept)
            cache->answers.clear();
        cache->answers[key] = {answer, m_clock.steady() + settings.cacheTime};
    }
    return answer;
}

world::Answer LookupServers::askAll(const std::vector<ServerAddress>& servers, const ServerQuery& query, base::Milliseconds timeout, bool& cacheable) {
    std::string problems;
    for (const ServerAddress& address : servers) {
        ServerReply reply = askOne(address, query, timeout);
        if (reply.next == ServerReply::Next::done) {
            cacheable = reply.cacheable;
            if (!reply.answer.found())
                reply.answer.detail = address.label() + ": " + reply.answer.detail;
            return std::move(reply.answer);
        }
        problems += (problems.empty() ? "" : "; ") + address.label() + ": " + reply.answer.detail;
    }
    return Answer::failed(Status::temporary, problems);
}

ServerReply LookupServers::askOne(const ServerAddress& address, const ServerQuery& query, base::Milliseconds timeout) {
    const base::Steady begin = m_clock.steady();
    const io::Deadline deadline = io::Deadline::in(timeout);
    auto opened = connection(address, deadline);
    if (!opened) {
        if (opened.error().kind != base::ErrorKind::limit)
            failed(address, opened.error().publicText);
        return ServerReply::lost(opened.error().publicText);
    }
    ServerReply reply = (*opened)->ask(query, deadline);
    if (reply.next == ServerReply::Next::lost) {
        failed(address, reply.answer.detail);
        return reply;
    }
    succeeded(address, std::chrono::duration_cast<std::chrono::microseconds>(m_clock.steady() - begin).count());
    if (reply.reusable)
        giveBack(address, std::move(*opened));
    return reply;
}

ServerReply LookupServers::test(const ServerAddress& address, base::Milliseconds timeout) {
    const base::Steady begin = m_clock.steady();
    const io::Deadline deadline = io::Deadline::in(timeout);
    auto opened = connectorOf(address.kind)(address, deadline);
    if (!opened) {
        failed(address, opened.error().publicText);
        return ServerReply::lost(opened.error().publicText);
    }
    static const std::array<ServerQuery, 4> harmless{{{"redis", "PING", {}}, {"mysql", "SELECT 1", {}}, {"pgsql", "SELECT 1", {}}, {"ldap", "ldap:///?namingContexts?base", {}}}};
    ServerReply reply = (*opened)->ask(harmless[static_cast<std::size_t>(address.kind)], deadline);
    if (reply.next == ServerReply::Next::lost)
        failed(address, reply.answer.detail);
    else
        succeeded(address, std::chrono::duration_cast<std::chrono::microseconds>(m_clock.steady() - begin).count());
    return reply;
}

base::Result<std::unique_ptr<Connection>> LookupServers::connection(const ServerAddress& address, io::Deadline deadline) {
    std::vector<Server::Idle> stale; // closed without the lock
    {
        auto servers = m_servers.lock();
        Server& server = (*servers)[poolKey(address)];
        if (server.health.state == ServerHealth::State::down && m_clock.steady() < server.notBefore)
            return base::fail(base::temporaryError(base::ErrorKind::limit, server.health.problem + " (asked again in a moment)"));
        while (!server.idle.empty()) {
            Server::Idle idle = std::move(server.idle.back());
            server.idle.pop_back();
            if (m_clock.steady() - idle.since < idleTime && !isStale(idle.connection->descriptor()))
                return std::move(idle.connection);
            stale.push_back(std::move(idle));
        }
    }
    return connectorOf(address.kind)(address, deadline);
}

void LookupServers::giveBack(const ServerAddress& address, std::unique_ptr<Connection> connection) {
    auto servers = m_servers.lock();
    Server& server = (*servers)[poolKey(address)];
    if (server.idle.size() < mostIdle)
        server.idle.push_back({std::move(connection), m_clock.steady()});
}

void LookupServers::succeeded(const ServerAddress& address, std::int64_t microseconds) {
    base::Seconds down{0};
    {
        auto servers = m_servers.lock();
        ServerHealth& health = (*servers)[poolKey(address)].health;
        ++health.questions;
        health.microseconds += microseconds;
        if (health.state == ServerHealth::State::up)
            return;
        const bool first = health.state == ServerHealth::State::unknown;
        if (!first)
            down = std::chrono::duration_cast<base::Seconds>(m_clock.now() - health.since);
        health.state = ServerHealth::State::up;
        health.since = m_clock.now();
        if (first)
            return;
    }
    if (m_events != nullptr) {
        events::Event event{"lookup.server-up", m_clock.now(), {}, {}, 0, {}};
        m_events->publish(std::move(event.with("server", address.label()).with("down_seconds", down.count())));
    }
}

void LookupServers::failed(const ServerAddress& address, const std::string& why) {
    std::vector<Server::Idle> closing; // its other connections are most likely dead too
    {
        auto servers = m_servers.lock();
        Server& server = (*servers)[poolKey(address)];
        ++server.health.questions;
        ++server.health.failures;
        server.health.problem = why;
        server.notBefore = m_clock.steady() + restAfterFailure;
        closing.swap(server.idle);
        if (server.health.state == ServerHealth::State::down)
            return;
        server.health.state = ServerHealth::State::down;
        server.health.since = m_clock.now();
    }
    if (m_events != nullptr) {
        events::Event event{"lookup.server-down", m_clock.now(), {}, {}, 0, {}};
        m_events->publish(std::move(event.with("server", address.label()).with("reason", why)));
    }
}

std::vector<ServerHealth> LookupServers::health(const ServerSettings& settings) const {
    std::vector<ServerHealth> out;
    const auto servers = m_servers.lock();
    for (const auto& list : settings.lists) {
        for (const ServerAddress& address : list) {
            const auto known = servers->find(poolKey(address));
            ServerHealth health = known == servers->end() ? ServerHealth{} : known->second.health;
            health.idle = known == servers->end() ? 0 : known->second.idle.size();
            health.label = address.label();
            health.kind = address.kind;
            out.push_back(std::move(health));
        }
    }
    return out;
}

CacheFigures LookupServers::cache() const {
    const auto cache = m_cache.lock();
    CacheFigures figures = cache->figures;
    figures.entries = cache->answers.size();
    return figures;
}

} // namespace postroom::servers
