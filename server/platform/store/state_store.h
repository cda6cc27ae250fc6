// SPDX-License-Identifier: Apache-2.0
// state.db: rate counters, `seen`, callout and host caches. Small values in name spaces, kept in memory and written
// behind by one thread: reading and writing never wait for the disk, and the last seconds may be lost in a crash. Bounded:
// beyond `limit` values those that expire first go. Mail goes on when the file cannot be opened or written; then the
// values live in memory only, and failure() says why.
#pragma once

#include "server/platform/store/database.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace postroom::store {

struct StateStoreSettings {
    std::string file;
    std::size_t limit = 500'000;            ///< values in memory
    base::Milliseconds writeEvery{2000};
};

class StateStore {
public:
    struct Value {
        std::string bytes;
        base::Time changed{};
        base::Time expires{};
    };

    /// Reads what is there. A damaged file is set aside as FILE.damaged and a new one is begun.
    static std::unique_ptr<StateStore> start(StateStoreSettings settings, const base::Clock& clock);
    /// Writes what changed, then stops.
    ~StateStore();
    StateStore(const StateStore&) = delete;
    StateStore& operator=(const StateStore&) = delete;

    // Thread-safe. Space and key are any text; a key may hold zero bytes.
    [[nodiscard]] std::optional<Value> get(const std::string& space, const std::string& key) const;
    void put(const std::string& space, const std::string& key, std::string bytes, base::Time expires);
    /// Keys and values of a space that have not expired.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> all(const std::string& space) const;
    void erase(const std::string& space, const std::string& key);
    /// Reads, changes and writes one value with nobody in between: `change` gets the old value (null: none) and returns
    /// the new one, or nothing to leave it. It must be quick and must not call the store.
    void update(const std::string& space, const std::string& key, const std::function<std::optional<Value>(const Value*)>& change);

    /// Writes now what changed; an error is also kept for failure().
    base::Result<void> flush();
    [[nodiscard]] std::string failure() const;
    [[nodiscard]] std::size_t size() const;

private:
    using Key = std::string; ///< the space, a zero byte, the key
    StateStore(StateStoreSettings settings, const base::Clock& clock);
    base::Result<void> load();
    void store(const Key& key, Value value);
    void bound();
    void loop();

    const StateStoreSettings m_settings;
    const base::Clock& m_clock;
    mutable std::mutex m_mutex;
    std::unordered_map<Key, Value> m_values;
    std::multimap<base::Time, Key> m_byExpiry; ///< may hold outdated entries
    std::map<Key, bool> m_changed;             ///< to be written; false: to be deleted
    std::string m_failure;
    std::condition_variable m_wake;
    bool m_stop = false;
    std::mutex m_writing; ///< one flush at a time; taken before m_mutex
    Database m_database;
    std::thread m_thread;
};

} // namespace postroom::store
