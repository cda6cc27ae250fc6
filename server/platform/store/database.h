// SPDX-License-Identifier: Apache-2.0
// SQLite behind two small classes. A Database is one connection and belongs to one thread at a time; a Statement is
// prepared once and reused. A wrong bind or prepare is remembered and comes out of the next step(), so that callers check
// one result. Errors are sentences: a full disk, an I/O error and a lock are temporary, damage is not.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace postroom::store {

enum class OpenMode : std::uint8_t { readOnly, readWrite, create };
/// PRAGMA synchronous: full flushes the log at every commit, normal only at checkpoints, off never.
enum class Synchronous : std::uint8_t { off, normal, full };
enum class Journal : std::uint8_t { writeAheadLog, asIs };

struct DatabaseSettings {
    std::string file{};
    OpenMode mode = OpenMode::create;
    Synchronous synchronous = Synchronous::full;
    Journal journal = Journal::writeAheadLog;
    base::Milliseconds busyTimeout{5000}; ///< how long a statement waits for another process's lock
    int cacheKiB = 2048;
    int pageSize = 4096;                  ///< of a file that is created
    int fileMode = 0640;                  ///< of a file that is created
    std::string vfs{};                    ///< "" the default; tests name one that fails on demand
};

/// A prepared statement. Text and blobs are not copied by bind: they must live until step() or run() has returned.
class Statement {
public:
    Statement() = default;
    Statement(sqlite3* connection, sqlite3_stmt* statement, int prepareResult);
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;

    /// Positions count from 1.
    Statement& bind(int position, std::int64_t value);
    Statement& bind(int position, std::string_view text);
    Statement& bindBlob(int position, std::string_view bytes);
    /// An empty text becomes NULL, which takes no room.
    Statement& bindOrNull(int position, std::string_view text);
    Statement& bindNull(int position);

    /// True when there is a row; false at the end, after which the statement is reset.
    base::Result<bool> step();
    /// Runs to the end and resets; rows are dropped.
    base::Result<void> run();
    /// Ends a query before its last row. Needed before the transaction can end.
    void reset();

    /// True for text without a statement: blanks or a comment. It cannot be stepped.
    [[nodiscard]] bool empty() const { return m_statement == nullptr && m_prepareError == nullptr; }

    // Columns count from 0; views live until the next step or reset.
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string string(int column) const { return std::string(text(column)); }
    [[nodiscard]] std::string_view blob(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] int columnCount() const;
    [[nodiscard]] std::string_view columnName(int column) const;
    [[nodiscard]] bool inQuery() const { return m_inQuery; }

private:
    sqlite3* m_connection = nullptr;
    sqlite3_stmt* m_statement = nullptr;
    int m_failed = 0; ///< the first bad result since the last reset
    int m_prepareResult = 0;
    std::shared_ptr<const base::Error> m_prepareError; ///< set when it could not be prepared
    bool m_inQuery = false;
};

class Database {
public:
    /// Opens and sets the pragmas. A file that is no database or is damaged in its head is an error that says so.
    static base::Result<Database> open(const DatabaseSettings& settings);
    Database() = default;
    ~Database();
    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) noexcept;

    /// One statement or several, separated by semicolons, without results.
    base::Result<void> execute(const std::string& sql);
    /// The first column of the first row; nothing when there is no row.
    base::Result<std::optional<std::int64_t>> queryInteger(std::string_view sql);
    Statement prepare(std::string_view sql);
    /// The first of several statements, which is taken from the front of `sql`.
    Statement prepareNext(std::string_view& sql);
    /// The statement of this text, prepared at its first use. `sql` must have static storage: its address is the key.
    Statement& cached(const char* sql);
    void dropCachedStatements() { m_cache.clear(); }

    [[nodiscard]] std::int64_t lastInsertRow() const;
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] bool inTransaction() const;
    [[nodiscard]] const std::string& file() const { return m_file; }
    [[nodiscard]] sqlite3* handle() const { return m_connection; }
    [[nodiscard]] explicit operator bool() const { return m_connection != nullptr; }

    /// Moves what it can from the log into the file without waiting for anybody (a passive checkpoint).
    /// Returns the pages that stay in the log.
    base::Result<std::int64_t> checkpoint();
    /// Copies the whole database to `file`, consistently, while it is in use.
    base::Result<void> backupTo(const std::string& file);
    /// PRAGMA quick_check; "ok" or what is wrong.
    base::Result<std::string> quickCheck();

private:
    sqlite3* m_connection = nullptr;
    std::string m_file;
    std::unordered_map<const char*, std::unique_ptr<Statement>> m_cache;
};

/// Rolls back when it is not committed. BEGIN IMMEDIATE: the write lock is taken at the start.
class Transaction {
public:
    static base::Result<Transaction> begin(Database& database);
    ~Transaction();
    Transaction(Transaction&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    /// On error everything is rolled back.
    base::Result<void> commit();

private:
    explicit Transaction(Database& database) : m_database(&database) {}
    Database* m_database;
};

/// A sentence for an SQLite result code; `connection` may be null.
base::Error sqliteError(sqlite3* connection, int code, std::string_view what);

} // namespace postroom::store
