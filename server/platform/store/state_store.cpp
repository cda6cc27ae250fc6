// SPDX-License-Identifier: Apache-2.0
#include "server/platform/store/state_store.h"

#include "server/platform/store/migration.h"

#include <cstdio>

namespace postroom::store {

using base::fail;
using base::Result;

namespace {

std::string joined(const std::string& space, const std::string& key) { return space + '\0' + key; }
std::string_view spaceOf(std::string_view joinedKey) { return joinedKey.substr(0, joinedKey.find('\0')); }
std::string_view keyOf(std::string_view joinedKey) { return joinedKey.substr(joinedKey.find('\0') + 1); }

} // namespace

std::unique_ptr<StateStore> StateStore::start(StateStoreSettings settings, const base::Clock& clock) {
    std::unique_ptr<StateStore> store(new StateStore(std::move(settings), clock));
    if (auto loaded = store->load(); !loaded) {
        store->m_failure = loaded.error().text();
        if (!loaded.error().temporary) { // what is lost here may be lost
            store->m_values.clear();
            store->m_database = Database();
            const std::string& file = store->m_settings.file;
            for (const char* part : {"", "-wal", "-shm"})
                std::rename((file + part).c_str(), (file + ".damaged" + part).c_str());
            if (store->load())
                store->m_failure.clear();
        }
    }
    store->m_thread = std::thread([raw = store.get()] { raw->loop(); });
    return store;
}

StateStore::StateStore(StateStoreSettings settings, const base::Clock& clock) : m_settings(std::move(settings)), m_clock(clock) {}

StateStore::~StateStore() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
    (void)flush();
}

Result<void> StateStore::load() {
    DatabaseSettings settings;
    settings.file = m_settings.file;
    settings.synchronous = Synchronous::normal;
    settings.busyTimeout = base::Milliseconds(1000);
    settings.fileMode = 0600;
    auto database = openStore(settings, stateSchema());
    if (!database)
        return fail(database.error());
    if (auto set = database->execute("PRAGMA wal_autocheckpoint=1000"); !set)
        return set;
    Statement s = database->prepare("SELECT space, key, value, changed, expires FROM value WHERE expires > ? ORDER BY expires DESC LIMIT ?");
    s.bind(1, base::toEpochMicros(m_clock.now())).bind(2, static_cast<std::int64_t>(m_settings.limit));
    for (;;) {
        const auto more = s.step();
        if (!more)
            return fail(more.error());
        if (!*more)
            break;
        store(joined(s.string(0), s.string(1)), {std::string(s.blob(2)), base::fromEpochMicros(s.integer(3)), base::fromEpochMicros(s.integer(4))});
    }
    m_database = std::move(*database);
    return {};
}

void StateStore::store(const Key& key, Value value) {
    m_byExpiry.emplace(value.expires, key);
    m_values[key] = std::move(value);
}

// Outdated and expired values go; beyond the limit also those that expire next.
void StateStore::bound() {
    const base::Time now = m_clock.now();
    while (!m_byExpiry.empty()) {
        const auto first = m_byExpiry.begin();
        const auto found = m_values.find(first->second);
        const bool outdated = found == m_values.end() || found->second.expires != first->first;
        if (!outdated && first->first > now && m_values.size() <= m_settings.limit)
            return;
        if (!outdated) {
            m_changed[first->second] = false;
            m_values.erase(found);
        }
        m_byExpiry.erase(first);
    }
}

std::optional<StateStore::Value> StateStore::get(const std::string& space, const std::string& key) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_values.find(joined(space, key));
    if (found == m_values.end() || found->second.expires <= m_clock.now())
        return std::nullopt;
    return found->second;
}

void StateStore::put(const std::string& space, const std::string& key, std::string bytes, base::Time expires) {
    update(space, key, [&](const Value*) { return Value{std::move(bytes), m_clock.now(), expires}; });
}

void StateStore::update(const std::string& space, const std::string& key, const std::function<std::optional<Value>(const Value*)>& change) {
    const Key name = joined(space, key);
    const std::lock_guard lock(m_mutex);
    const auto found = m_values.find(name);
    const bool there = found != m_values.end() && found->second.expires > m_clock.now();
    std::optional<Value> changed = change(there ? &found->second : nullptr);
    if (!changed)
        return;
    store(name, std::move(*changed));
    m_changed[name] = true;
    if (m_values.size() > m_settings.limit || m_byExpiry.size() > 4 * m_values.size() + 1000)
        bound();
}

std::vector<std::pair<std::string, std::string>> StateStore::all(const std::string& space) const {
    std::vector<std::pair<std::string, std::string>> values;
    const std::lock_guard lock(m_mutex);
    for (const auto& [key, value] : m_values)
        if (spaceOf(key) == space && value.expires > m_clock.now())
            values.emplace_back(keyOf(key), value.bytes);
    return values;
}

void StateStore::erase(const std::string& space, const std::string& key) {
    const std::lock_guard lock(m_mutex);
    const Key name = joined(space, key);
    if (m_values.erase(name) > 0)
        m_changed[name] = false;
}

Result<void> StateStore::flush() {
    const std::lock_guard writing(m_writing);
    std::map<Key, bool> changed;
    std::map<Key, Value> values;
    {
        const std::lock_guard lock(m_mutex);
        bound();
        changed.swap(m_changed);
        for (const auto& [key, kept] : changed)
            if (const auto found = m_values.find(key); kept && found != m_values.end())
                values[key] = found->second;
    }
    if (changed.empty())
        return {};
    const auto write = [&]() -> Result<void> {
        if (!m_database)
            return fail(base::temporaryError(base::ErrorKind::unavailable, "The store " + m_settings.file + " is not open"));
        auto transaction = Transaction::begin(m_database);
        if (!transaction)
            return fail(transaction.error());
        for (const auto& [key, kept] : changed) {
            const auto value = values.find(key);
            auto done = value == values.end()
                            ? m_database.cached("DELETE FROM value WHERE space = ? AND key = ?").bind(1, spaceOf(key)).bind(2, keyOf(key)).run()
                            : m_database.cached("INSERT OR REPLACE INTO value VALUES (?,?,?,?,?)").bind(1, spaceOf(key)).bind(2, keyOf(key)).bindBlob(3, value->second.bytes)
                                  .bind(4, base::toEpochMicros(value->second.changed)).bind(5, base::toEpochMicros(value->second.expires)).run();
            if (!done)
                return done;
        }
        return transaction->commit();
    };
    auto written = write();
    const std::lock_guard lock(m_mutex);
    m_failure = written ? std::string() : written.error().text();
    if (!written)
        m_changed.merge(changed); // what changed again meanwhile stands already
    return written;
}

std::string StateStore::failure() const {
    const std::lock_guard lock(m_mutex);
    return m_failure;
}

std::size_t StateStore::size() const {
    const std::lock_guard lock(m_mutex);
    return m_values.size();
}

void StateStore::loop() {
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            if (m_wake.wait_for(lock, m_settings.writeEvery, [&] { return m_stop; }))
                return;
        }
        (void)flush();
    }
}

} // namespace postroom::store
