// SPDX-License-Identifier: Apache-2.0
// cdb, dbm and LMDB files. A cdb file stays mapped until it changes; the others are opened for each lookup, since they may be
// replaced at any time.
#include "server/platform/io/file_descriptor.h"
#include "server/policy/lookup/file_identity.h"
#include "server/policy/lookup/lookup_files.h"
#include "server/policy/lookup/sqlite_connections.h"

#include <cdb.h>
#include <db.h>
#include <fcntl.h>
#include <lmdb.h>

#include <cerrno>
#include <cstring>
#include <memory>

namespace postroom::lookup {

namespace {

using world::Answer;
using world::Status;

Answer cannotOpen(const std::string& path, std::string_view as, const std::string& why) {
    return Answer::failed(Status::error, "failed to open " + path + " as " + std::string(as) + ": " + why);
}

bool isAbsolute(const std::string& path) {
    return !path.empty() && path.front() == '/';
}

} // namespace

// Mapped, so that a lookup is a few memory accesses.
struct LookupFiles::Cdb {
    FileIdentity identity;
    ::cdb reader{};
    Cdb() = default;
    Cdb(const Cdb&) = delete;
    Cdb& operator=(const Cdb&) = delete;
    ~Cdb() {
        if (reader.cdb_mem != nullptr)
            ::cdb_free(&reader);
    }
};

LookupFiles::LookupFiles() : m_databases(makeSqliteConnections()) {}
LookupFiles::~LookupFiles() = default;

Answer LookupFiles::cdb(const world::LookupRequest& request) {
    constexpr std::size_t mostFiles = 64;
    const auto identity = FileIdentity::of(request.source);
    if (!isAbsolute(request.source) || !identity)
        return cannotOpen(request.source, "a cdb file", std::strerror(errno));
    std::shared_ptr<const Cdb> file;
    {
        auto files = m_cdbs.lock();
        if (const auto known = files->find(request.source); known != files->end() && known->second->identity.unchanged(*identity))
            file = known->second;
    }
    if (!file) {
        const io::FileDescriptor opened(::open(request.source.c_str(), O_RDONLY | O_CLOEXEC));
        if (opened.get() < 0)
            return cannotOpen(request.source, "a cdb file", std::strerror(errno));
        auto made = std::make_shared<Cdb>();
        made->identity = *identity;
        if (::cdb_init(&made->reader, opened.get()) != 0)
            return cannotOpen(request.source, "a cdb file", "it is too short or damaged");
        file = made;
        auto files = m_cdbs.lock();
        if (files->size() >= mostFiles)
            files->clear();
        (*files)[request.source] = std::move(made);
    }
    ::cdb reader = file->reader; // finding writes into it; the map is shared
    const int found = ::cdb_find(&reader, request.key.data(), static_cast<unsigned>(request.key.size()));
    if (found < 0)
        return Answer::failed(Status::error, request.source + " is damaged");
    if (found == 0)
        return Answer::failed(Status::notFound, "no key " + request.key + " in " + request.source);
    std::string data(cdb_datalen(&reader), '\0');
    if (::cdb_read(&reader, data.data(), static_cast<unsigned>(data.size()), cdb_datapos(&reader)) != 0)
        return Answer::failed(Status::error, request.source + " is damaged");
    return Answer::of(std::move(data));
}

Answer lookupDbm(const world::LookupRequest& request) {
    DB* raw = nullptr;
    if (!isAbsolute(request.source) || db_create(&raw, nullptr, 0) != 0)
        return cannotOpen(request.source, "a db file", "the path must be absolute");
    const auto close = [](DB* db) { db->close(db, 0); };
    const std::unique_ptr<DB, decltype(close)> db(raw, close);
    db->set_errfile(db.get(), nullptr);
    db->set_errcall(db.get(), [](const DB_ENV*, const char*, const char*) {});
    if (const int problem = db->open(db.get(), nullptr, request.source.c_str(), nullptr, DB_UNKNOWN, DB_RDONLY, 0); problem != 0)
        return cannotOpen(request.source, "a db file", db_strerror(problem));
    std::string key = request.key;
    if (request.type == "dbmjz") {
        // Items of a list, joined by zero bytes.
        for (char& c : key)
            if (c == ':')
                c = '\0';
    }
    if (request.type == "dbm")
        key += '\0';
    DBT wanted{};
    DBT data{};
    wanted.data = key.data();
    wanted.size = static_cast<u_int32_t>(key.size());
    const int problem = db->get(db.get(), nullptr, &wanted, &data, 0);
    if (problem == DB_NOTFOUND)
        return Answer::failed(Status::notFound, "no key " + request.key + " in " + request.source);
    if (problem != 0)
        return Answer::failed(Status::error, request.source + ": " + db_strerror(problem));
    std::string text(static_cast<const char*>(data.data), data.size);
    while (!text.empty() && text.back() == '\0')
        text.pop_back();
    return Answer::of(std::move(text));
}

Answer lookupLmdb(const world::LookupRequest& request) {
    MDB_env* raw = nullptr;
    if (!isAbsolute(request.source) || mdb_env_create(&raw) != 0)
        return cannotOpen(request.source, "an LMDB file", "the path must be absolute");
    const std::unique_ptr<MDB_env, decltype(&mdb_env_close)> environment(raw, mdb_env_close);
    int problem = mdb_env_open(environment.get(), request.source.c_str(), MDB_NOSUBDIR | MDB_RDONLY | MDB_NOLOCK, 0600);
    MDB_txn* started = nullptr;
    if (problem == 0)
        problem = mdb_txn_begin(environment.get(), nullptr, MDB_RDONLY, &started);
    if (problem != 0)
        return cannotOpen(request.source, "an LMDB file", mdb_strerror(problem));
    const std::unique_ptr<MDB_txn, decltype(&mdb_txn_abort)> transaction(started, mdb_txn_abort);
    MDB_dbi table = 0;
    problem = mdb_dbi_open(transaction.get(), nullptr, 0, &table);
    std::string key = request.key;
    MDB_val wanted{key.size(), key.data()};
    MDB_val data{};
    if (problem == 0)
        problem = mdb_get(transaction.get(), table, &wanted, &data);
    if (problem == MDB_NOTFOUND)
        return Answer::failed(Status::notFound, "no key " + request.key + " in " + request.source);
    if (problem != 0)
        return Answer::failed(Status::error, request.source + ": " + mdb_strerror(problem));
    return Answer::of(std::string(static_cast<const char*>(data.mv_data), data.mv_size));
}

} // namespace postroom::lookup
