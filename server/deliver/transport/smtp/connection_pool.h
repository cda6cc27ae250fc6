// SPDX-License-Identifier: Apache-2.0
// Open SMTP connections that wait for another message to the same host, and the count of those in use for each host. A
// connection is given out only after a look at whether the peer is still there. One thread says QUIT to what has been idle
// for too long, so that no delivery waits for it.
#pragma once

#include "server/platform/io/deadline.h"
#include "server/smtp/client_connection.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

namespace postroom::transport {

struct PoolSettings {
    std::chrono::milliseconds idleLimit{2000}; ///< then QUIT; 0: a connection is never kept
    std::size_t maxIdle = 100;                 ///< over all hosts; beyond, the oldest is closed
};

class ConnectionPool {
public:
    explicit ConnectionPool(PoolSettings settings);
    /// Closes what is idle. All leases must be over.
    ~ConnectionPool();
    ConnectionPool(const ConnectionPool&) = delete;
    ConnectionPool& operator=(const ConnectionPool&) = delete;

    /// The right to one connection to a destination; ends with the object.
    class Lease {
    public:
        Lease(ConnectionPool& pool, std::string destination) : m_pool(&pool), m_destination(std::move(destination)) {}
        Lease(Lease&& other) noexcept : m_pool(std::exchange(other.m_pool, nullptr)), m_destination(std::move(other.m_destination)) {}
        Lease& operator=(Lease&&) = delete;
        ~Lease();

    private:
        ConnectionPool* m_pool;
        std::string m_destination;
    };
    /// Waits until fewer than `limit` (0: no limit) leases of this destination are out. Nothing when the deadline passes.
    std::optional<Lease> lease(const std::string& destination, std::size_t limit, io::Deadline deadline);

    /// An idle connection with this key that is alive, or null. The key names everything that must be equal: transport,
    /// host, address, port, TLS and AUTH policy.
    std::unique_ptr<smtp::ClientConnection> take(const std::string& key);
    /// Keeps it for the next message, or closes it when the pool is full or it is not usable.
    void give(const std::string& key, std::unique_ptr<smtp::ClientConnection> connection);
    /// QUITs it without making the caller wait.
    void discard(std::unique_ptr<smtp::ClientConnection> connection);
    /// QUITs everything idle now (the network or the configuration changed).
    void clear();

    struct State {
        std::size_t idle = 0, leased = 0;
        std::uint64_t reused = 0, foundDead = 0;
    };
    [[nodiscard]] State status() const;

private:
    struct Idle {
        std::string key;
        std::unique_ptr<smtp::ClientConnection> connection;
        std::chrono::steady_clock::time_point since;
    };
    void release(const std::string& destination);
    void reap();

    const PoolSettings m_settings;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;  ///< for the reaper
    std::condition_variable m_released; ///< for lease()
    std::deque<Idle> m_idle;            ///< oldest first
    std::vector<std::unique_ptr<smtp::ClientConnection>> m_leaving;
    std::unordered_map<std::string, std::size_t> m_leases;
    std::uint64_t m_reused = 0, m_foundDead = 0;
    bool m_stop = false;
    std::thread m_reaper;
};

} // namespace postroom::transport
