// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/smtp/connection_pool.h"

#include <algorithm>

namespace postroom::transport {

ConnectionPool::ConnectionPool(PoolSettings settings)
    : m_settings(settings)
    , m_reaper([this] { reap(); }) {}

ConnectionPool::~ConnectionPool() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    m_reaper.join();
    for (auto& idle : m_idle)
        idle.connection->abandon(); // the program stops: no waiting for the replies to QUIT
    for (auto& connection : m_leaving)
        connection->abandon();
}

ConnectionPool::Lease::~Lease() {
    if (m_pool != nullptr)
        m_pool->release(m_destination);
}

std::optional<ConnectionPool::Lease> ConnectionPool::lease(const std::string& destination, std::size_t limit, io::Deadline deadline) {
    std::unique_lock lock(m_mutex);
    const auto free = [&] {
        const auto it = m_leases.find(destination);
        return limit == 0 || it == m_leases.end() || it->second < limit;
    };
    if (!m_released.wait_until(lock, deadline.at(), free))
        return {};
    ++m_leases[destination];
    return std::optional<Lease>(std::in_place, *this, destination);
}

void ConnectionPool::release(const std::string& destination) {
    {
        const std::lock_guard lock(m_mutex);
        const auto it = m_leases.find(destination);
        if (it != m_leases.end() && --it->second == 0)
            m_leases.erase(it);
    }
    m_released.notify_all();
}

std::unique_ptr<smtp::ClientConnection> ConnectionPool::take(const std::string& key) {
    for (;;) {
        std::unique_ptr<smtp::ClientConnection> connection;
        {
            const std::lock_guard lock(m_mutex);
            // The one that was used last: the others get their chance to leave.
            const auto it = std::find_if(m_idle.rbegin(), m_idle.rend(), [&](const Idle& idle) { return idle.key == key; });
            if (it == m_idle.rend())
                return nullptr;
            connection = std::move(it->connection);
            m_idle.erase(std::next(it).base());
        }
        const bool alive = connection->stillAlive();
        const std::lock_guard lock(m_mutex);
        ++(alive ? m_reused : m_foundDead);
        if (alive)
            return connection;
    }
}

void ConnectionPool::give(const std::string& key, std::unique_ptr<smtp::ClientConnection> connection) {
    {
        const std::lock_guard lock(m_mutex);
        if (!connection->usable())
            return;
        if (m_settings.idleLimit.count() > 0)
            m_idle.push_back({key, std::move(connection), std::chrono::steady_clock::now()});
        else
            m_leaving.push_back(std::move(connection));
        if (m_idle.size() > m_settings.maxIdle) {
            m_leaving.push_back(std::move(m_idle.front().connection));
            m_idle.pop_front();
        }
        if (m_idle.size() > 1 && m_leaving.empty())
            return; // the reaper waits for an older one
    }
    m_changed.notify_one();
}

void ConnectionPool::discard(std::unique_ptr<smtp::ClientConnection> connection) {
    {
        const std::lock_guard lock(m_mutex);
        m_leaving.push_back(std::move(connection));
    }
    m_changed.notify_one();
}

void ConnectionPool::clear() {
    {
        const std::lock_guard lock(m_mutex);
        for (auto& idle : m_idle)
            m_leaving.push_back(std::move(idle.connection));
        m_idle.clear();
    }
    m_changed.notify_one();
}

/// The reaper's thread.
void ConnectionPool::reap() {
    std::unique_lock lock(m_mutex);
    while (!m_stop) {
        const auto now = std::chrono::steady_clock::now();
        while (!m_idle.empty() && now - m_idle.front().since >= m_settings.idleLimit) {
            m_leaving.push_back(std::move(m_idle.front().connection));
            m_idle.pop_front();
        }
        if (!m_leaving.empty()) {
            auto connection = std::move(m_leaving.back());
            m_leaving.pop_back();
            lock.unlock();
            connection->quit();
            connection.reset();
            lock.lock();
        } else if (m_idle.empty()) {
            m_changed.wait(lock);
        } else {
            m_changed.wait_until(lock, m_idle.front().since + m_settings.idleLimit);
        }
    }
}

ConnectionPool::State ConnectionPool::status() const {
    const std::lock_guard lock(m_mutex);
    State state;
    state.idle = m_idle.size();
    for (const auto& [destination, count] : m_leases)
        state.leased += count;
    state.reused = m_reused;
    state.foundDead = m_foundDead;
    return state;
}

} // namespace postroom::transport
