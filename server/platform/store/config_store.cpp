// SPDX-License-Identifier: Apache-2.0
#include "server/platform/store/config_store.h"

#include "server/platform/store/migration.h"

#include <set>
#include <utility>

namespace postroom::store {

namespace {

constexpr const char* revisionColumns = "SELECT id, parent, time, author, comment, digest FROM revision ";

StoredRevision readRevision(const Statement& row) {
    StoredRevision revision;
    revision.id.value = row.integer(0);
    revision.parent.value = row.integer(1);
    revision.time = base::fromEpochMicros(row.integer(2));
    revision.author = row.string(3);
    revision.comment = row.string(4);
    revision.digest = row.string(5);
    return revision;
}

/// The last row of the query, or an empty value.
base::Result<StoredRevision> oneRevision(Statement query) {
    StoredRevision revision;
    auto more = query.step();
    if (more && *more) {
        revision = readRevision(query);
        query.reset();
    }
    if (!more)
        return base::fail(more.error());
    return revision;
}

base::Result<std::vector<StoredObject>> readObjects(Statement query) {
    std::vector<StoredObject> objects;
    auto more = query.step();
    for (; more && *more; more = query.step())
        objects.push_back({query.string(0), query.string(1), query.integer(2), query.string(3), {query.integer(4)}});
    if (!more)
        return base::fail(more.error());
    return objects;
}

base::Result<std::vector<StoredObject>> currentObjects(Database& database) {
    return readObjects(database.prepare("SELECT kind, name, position, body, since FROM object WHERE until IS NULL ORDER BY kind, position"));
}

base::Result<void> insertRevision(Database& database, const StoredRevision& revision) {
    Statement insert = database.prepare("INSERT INTO revision (id, parent, time, author, comment, digest) VALUES (?, ?, ?, ?, ?, ?)");
    insert.bind(1, revision.id.value).bind(2, revision.parent.value).bind(3, base::toEpochMicros(revision.time));
    insert.bind(4, revision.author).bind(5, revision.comment).bind(6, revision.digest);
    return insert.run();
}

using Key = std::pair<std::string, std::string>;

/// Ends the versions that the new revision does not have as they are, and begins those that are new.
base::Result<void> writeObjects(Database& database, const std::vector<StoredObject>& before, const std::vector<StoredObject>& after, base::RevisionId id) {
    std::map<Key, const StoredObject*> old;
    for (const StoredObject& object : before)
        old[{object.kind, object.name}] = &object;
    Statement end = database.prepare("UPDATE object SET until = ? WHERE kind = ? AND name = ? AND until IS NULL");
    Statement begin = database.prepare("INSERT INTO object (kind, name, position, body, since) VALUES (?, ?, ?, ?, ?)");
    const auto endVersion = [&](const StoredObject& object) { return end.bind(1, id.value).bind(2, object.kind).bind(3, object.name).run(); };
    for (const StoredObject& object : after) {
        const auto found = old.find({object.kind, object.name});
        if (found != old.end()) {
            const StoredObject& same = *found->second;
            old.erase(found);
            if (same.body == object.body && same.rank == object.rank)
                continue;
            if (auto ended = endVersion(same); !ended)
                return ended;
        }
        begin.bind(1, object.kind).bind(2, object.name).bind(3, object.rank).bind(4, object.body).bind(5, id.value);
        if (auto begun = begin.run(); !begun)
            return begun;
    }
    for (const auto& [key, object] : old)
        if (auto ended = endVersion(*object); !ended)
            return ended;
    return {};
}

} // namespace

ConfigStore::ConfigStore(Database database) : m_database(std::make_unique<base::Guarded<Database>>(std::move(database))) {}

base::Result<ConfigStore> ConfigStore::open(const std::string& file) {
    DatabaseSettings settings;
    settings.file = file;
    settings.fileMode = 0600; // secrets
    auto database = openStore(settings, configSchema());
    if (!database)
        return base::fail(database.error());
    return ConfigStore(std::move(*database));
}

base::Result<StoredRevision> ConfigStore::newest() const {
    auto database = m_database->lock();
    return oneRevision(database->prepare(std::string(revisionColumns) + "ORDER BY id DESC LIMIT 1"));
}

base::Result<StoredRevision> ConfigStore::revision(base::RevisionId id) const {
    auto database = m_database->lock();
    Statement query = database->prepare(std::string(revisionColumns) + "WHERE id = ?");
    query.bind(1, id.value);
    auto found = oneRevision(std::move(query));
    if (found && !found->id)
        return base::fail(base::permanentError(base::ErrorKind::notFound, "there is no revision " + std::to_string(id.value)));
    return found;
}

base::Result<std::vector<StoredRevision>> ConfigStore::history(base::RevisionId before, std::size_t limit) const {
    auto database = m_database->lock();
    Statement query = database->prepare(std::string(revisionColumns) + "WHERE ?1 = 0 OR id < ?1 ORDER BY id DESC LIMIT ?2");
    query.bind(1, before.value).bind(2, static_cast<std::int64_t>(limit));
    std::vector<StoredRevision> revisions;
    auto more = query.step();
    for (; more && *more; more = query.step())
        revisions.push_back(readRevision(query));
    if (!more)
        return base::fail(more.error());
    return revisions;
}

base::Result<std::vector<StoredObject>> ConfigStore::objects(base::RevisionId id) const {
    if (auto known = revision(id); !known)
        return base::fail(known.error());
    auto database = m_database->lock();
    Statement query = database->prepare("SELECT kind, name, position, body, since FROM object WHERE since <= ?1 AND (until IS NULL OR until > ?1) "
                                        "ORDER BY kind, position");
    query.bind(1, id.value);
    return readObjects(std::move(query));
}

base::Result<std::vector<StoredObject>> ConfigStore::versions(std::string_view kind, std::string_view name) const {
    auto database = m_database->lock();
    Statement query = database->prepare("SELECT kind, name, position, body, since FROM object WHERE kind = ? AND name = ? ORDER BY since DESC");
    query.bind(1, kind).bind(2, name);
    return readObjects(std::move(query));
}

base::Result<StoredRevision> ConfigStore::append(StoredRevision revision, const std::vector<StoredObject>& objects, base::RevisionId expected) {
    auto database = m_database->lock();
    auto transaction = Transaction::begin(*database);
    if (!transaction)
        return base::fail(transaction.error());
    const auto newest = oneRevision(database->prepare(std::string(revisionColumns) + "ORDER BY id DESC LIMIT 1"));
    if (!newest)
        return base::fail(newest.error());
    if (newest->id != expected)
        return base::fail(base::permanentError(base::ErrorKind::conflict, "revision " + std::to_string(newest->id.value) + " by " + newest->author +
                                                                              " came meanwhile; yours was made for " + std::to_string(expected.value)));
    auto before = currentObjects(*database);
    if (!before)
        return base::fail(before.error());
    revision.id.value = newest->id.value + 1;
    revision.parent = newest->id;
    if (auto written = insertRevision(*database, revision); !written)
        return base::fail(written.error());
    if (auto written = writeObjects(*database, *before, objects, revision.id); !written)
        return base::fail(written.error());
    if (auto committed = transaction->commit(); !committed)
        return base::fail(committed.error());
    return revision;
}

base::Result<std::map<std::string, std::string, std::less<>>> ConfigStore::secrets() const {
    auto database = m_database->lock();
    Statement query = database->prepare("SELECT name, value FROM secret");
    std::map<std::string, std::string, std::less<>> secrets;
    auto more = query.step();
    for (; more && *more; more = query.step())
        secrets[query.string(0)] = std::string(query.blob(1));
    if (!more)
        return base::fail(more.error());
    return secrets;
}

base::Result<std::optional<ConfigStore::Pending>> ConfigStore::pending() const {
    auto database = m_database->lock();
    Statement read = database->prepare("SELECT revision, previous, until FROM pending");
    const auto found = read.step();
    if (!found)
        return base::fail(found.error());
    if (!*found)
        return std::nullopt;
    return Pending{{read.integer(0)}, {read.integer(1)}, base::fromEpochMicros(read.integer(2))};
}

base::Result<void> ConfigStore::setPending(const std::optional<Pending>& pending) {
    auto database = m_database->lock();
    auto transaction = Transaction::begin(*database);
    if (!transaction)
        return base::fail(transaction.error());
    if (auto cleared = database->execute("DELETE FROM pending"); !cleared)
        return cleared;
    if (pending) {
        Statement write = database->prepare("INSERT INTO pending VALUES (?, ?, ?)");
        if (auto written = write.bind(1, pending->revision.value).bind(2, pending->previous.value).bind(3, base::toEpochMicros(pending->until)).run(); !written)
            return written;
    }
    return transaction->commit();
}

base::Result<void> ConfigStore::setSecret(std::string_view name, std::string_view value) {
    auto database = m_database->lock();
    Statement write = database->prepare("INSERT INTO secret (name, value, changed) VALUES (?1, ?2, ?3) "
                                        "ON CONFLICT (name) DO UPDATE SET value = ?2, changed = ?3");
    write.bind(1, name).bindBlob(2, value).bind(3, base::toEpochMicros(base::systemClock().now()));
    return write.run();
}

} // namespace postroom::store
