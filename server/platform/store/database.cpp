// SPDX-License-Identifier: Apache-2.0
#include "server/platform/store/database.h"

#include "server/platform/store/joined_log.h"

#include <sqlite3.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace postroom::store {

using base::ErrorKind;
using base::fail;
using base::Result;

base::Error sqliteError(sqlite3* connection, int code, std::string_view what) {
    std::string detail(what);
    const int basic = code & 0xff;
    const char* said = connection != nullptr && (sqlite3_errcode(connection) & 0xff) == basic ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
    detail += detail.empty() ? said : std::string(": ") + said;
    detail += " [" + std::to_string(code) + "]";
    if (connection != nullptr)
        if (const char* file = sqlite3_db_filename(connection, "main"); file != nullptr && *file != '\0')
            detail += std::string(" in ") + file;
    switch (basic) {
    case SQLITE_FULL: return base::temporaryError(ErrorKind::io, "The disk is full", detail);
    case SQLITE_IOERR: return base::temporaryError(ErrorKind::io, "The disk failed", detail);
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return base::temporaryError(ErrorKind::unavailable, "The store is locked by another process", detail);
    case SQLITE_NOMEM: return base::temporaryError(ErrorKind::limit, "There is not enough memory", detail);
    case SQLITE_CANTOPEN: return base::temporaryError(ErrorKind::io, "The store cannot be opened", detail);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: return base::temporaryError(ErrorKind::denied, "The store may not be written", detail);
    case SQLITE_CORRUPT: return base::permanentError(ErrorKind::io, "The store is damaged", detail);
    case SQLITE_NOTADB: return base::permanentError(ErrorKind::io, "The file is not one of our stores", detail);
    case SQLITE_CONSTRAINT: return base::permanentError(ErrorKind::conflict, "The store refused a row", detail);
    case SQLITE_TOOBIG: return base::permanentError(ErrorKind::limit, "The value is too large for the store", detail);
    case SQLITE_INTERRUPT: return base::temporaryError(ErrorKind::cancelled, "The query was interrupted", detail);
    default: return base::permanentError(ErrorKind::internal, "The store failed", detail);
    }
}

// ---- Statement

Statement::Statement(sqlite3* connection, sqlite3_stmt* statement, int prepareResult)
    : m_connection(connection), m_statement(statement), m_failed(prepareResult), m_prepareResult(prepareResult) {
    if (prepareResult != SQLITE_OK) // the connection's message is gone by the first step
        m_prepareError = std::make_shared<const base::Error>(sqliteError(connection, prepareResult, "prepare"));
}

Statement::~Statement() { sqlite3_finalize(m_statement); }

Statement::Statement(Statement&& other) noexcept
    : m_connection(other.m_connection), m_statement(std::exchange(other.m_statement, nullptr)), m_failed(other.m_failed),
      m_prepareResult(other.m_prepareResult), m_prepareError(std::move(other.m_prepareError)), m_inQuery(std::exchange(other.m_inQuery, false)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
    if (this != &other) {
        sqlite3_finalize(m_statement);
        m_connection = other.m_connection;
        m_statement = std::exchange(other.m_statement, nullptr);
        m_failed = other.m_failed;
        m_prepareResult = other.m_prepareResult;
        m_prepareError = std::move(other.m_prepareError);
        m_inQuery = std::exchange(other.m_inQuery, false);
    }
    return *this;
}

Statement& Statement::bind(int position, std::int64_t value) {
    if (m_failed == SQLITE_OK)
        m_failed = sqlite3_bind_int64(m_statement, position, value);
    return *this;
}

Statement& Statement::bind(int position, std::string_view text) {
    if (m_failed == SQLITE_OK) // a null pointer would bind NULL
        m_failed = sqlite3_bind_text64(m_statement, position, text.data() != nullptr ? text.data() : "", text.size(), SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

Statement& Statement::bindBlob(int position, std::string_view bytes) {
    if (m_failed == SQLITE_OK)
        m_failed = sqlite3_bind_blob64(m_statement, position, bytes.data() != nullptr ? bytes.data() : "", bytes.size(), SQLITE_STATIC);
    return *this;
}

Statement& Statement::bindOrNull(int position, std::string_view text) {
    return text.empty() ? bindNull(position) : bind(position, text);
}

Statement& Statement::bindNull(int position) {
    if (m_failed == SQLITE_OK)
        m_failed = sqlite3_bind_null(m_statement, position);
    return *this;
}

Result<bool> Statement::step() {
    if (m_failed != SQLITE_OK || m_statement == nullptr) {
        const base::Error error = m_prepareError != nullptr ? *m_prepareError : sqliteError(m_connection, m_failed != SQLITE_OK ? m_failed : SQLITE_MISUSE, m_statement != nullptr ? sqlite3_sql(m_statement) : "prepare");
        reset();
        return fail(error);
    }
    const int result = sqlite3_step(m_statement);
    if (result == SQLITE_ROW) {
        m_inQuery = true;
        return true;
    }
    if (result == SQLITE_DONE) {
        reset();
        return false;
    }
    base::Error error = sqliteError(m_connection, sqlite3_extended_errcode(m_connection), sqlite3_sql(m_statement));
    reset();
    return fail(std::move(error));
}

Result<void> Statement::run() {
    for (;;) {
        Result<bool> row = step();
        if (!row)
            return fail(std::move(row.error()));
        if (!*row)
            return {};
    }
}

void Statement::reset() {
    m_inQuery = false;
    m_failed = m_prepareResult;
    if (m_statement != nullptr)
        sqlite3_reset(m_statement);
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement, column); }

std::string_view Statement::text(int column) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return data == nullptr ? std::string_view() : std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)));
}

std::string_view Statement::blob(int column) const {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    return data == nullptr ? std::string_view() : std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)));
}

int Statement::columnCount() const {
    return sqlite3_column_count(m_statement);
}

std::string_view Statement::columnName(int column) const {
    const char* name = sqlite3_column_name(m_statement, column);
    return name == nullptr ? std::string_view() : std::string_view(name);
}

bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

// ---- Database

namespace {

Result<void> createFile(const DatabaseSettings& settings) {
    // SQLite gives the log files the mode of the database, so the mode is right before it opens the file.
    const int descriptor = ::open(settings.file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, settings.fileMode);
    if (descriptor < 0)
        return fail(base::systemError(errno, "The store " + settings.file + " cannot be created"));
    ::close(descriptor);
    return {};
}

std::string pragmas(const DatabaseSettings& settings) {
    std::string sql;
    if (settings.mode != OpenMode::readOnly) {
        if (settings.mode == OpenMode::create)
            sql += "PRAGMA page_size=" + std::to_string(settings.pageSize) + ";";
        if (settings.journal == Journal::writeAheadLog)
            sql += "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;";
        const char* level = settings.synchronous == Synchronous::full ? "FULL" : settings.synchronous == Synchronous::normal ? "NORMAL" : "OFF";
        sql += std::string("PRAGMA synchronous=") + level + ";";
    }
    // temp_store: the copies of pages that a savepoint makes stay in memory.
    sql += "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-" + std::to_string(settings.cacheKiB) + ";";
    return sql;
}

} // namespace

Result<Database> Database::open(const DatabaseSettings& settings) {
    if (settings.mode == OpenMode::create)
        if (auto created = createFile(settings); !created)
            return fail(created.error());
    Database database;
    database.m_file = settings.file;
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    flags |= settings.mode == OpenMode::readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    const bool writesLog = settings.mode != OpenMode::readOnly && settings.journal == Journal::writeAheadLog;
    const std::string joined = writesLog ? joinedLog(settings.vfs) : std::string();
    const std::string& vfs = joined.empty() ? settings.vfs : joined;
    const int opened = sqlite3_open_v2(settings.file.c_str(), &database.m_connection, flags, vfs.empty() ? nullptr : vfs.c_str());
    if (opened != SQLITE_OK)
        return fail(sqliteError(database.m_connection, opened, "The store " + settings.file + " cannot be opened"));
    sqlite3_busy_timeout(database.m_connection, static_cast<int>(settings.busyTimeout.count()));
    sqlite3_db_config(database.m_connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, settings.mode == OpenMode::readOnly ? 1 : 0, nullptr);
    if (auto set = database.execute(pragmas(settings)); !set)
        return fail(set.error());
    // The first read finds a foreign or damaged file now and not at the first message.
    if (auto version = database.queryInteger("PRAGMA schema_version"); !version)
        return fail(version.error());
    return database;
}

Database::~Database() {
    m_cache.clear();
    if (m_connection != nullptr)
        sqlite3_close_v2(m_connection);
}

Database::Database(Database&& other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr)), m_file(std::move(other.m_file)), m_cache(std::move(other.m_cache)) {}

Database& Database::operator=(Database&& other) noexcept {
    if (this != &other) {
        m_cache.clear();
        if (m_connection != nullptr)
            sqlite3_close_v2(m_connection);
        m_connection = std::exchange(other.m_connection, nullptr);
        m_file = std::move(other.m_file);
        m_cache = std::move(other.m_cache);
    }
    return *this;
}

Result<void> Database::execute(const std::string& sql) {
    const int result = sqlite3_exec(m_connection, sql.c_str(), nullptr, nullptr, nullptr);
    if (result != SQLITE_OK)
        return fail(sqliteError(m_connection, result, sql.size() > 80 ? sql.substr(0, 77) + "..." : sql));
    return {};
}

Result<std::optional<std::int64_t>> Database::queryInteger(std::string_view sql) {
    Statement statement = prepare(sql);
    auto row = statement.step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return std::optional<std::int64_t>();
    return std::optional<std::int64_t>(statement.integer(0));
}

Statement Database::prepare(std::string_view sql) { return prepareNext(sql); }

Statement Database::prepareNext(std::string_view& sql) {
    sqlite3_stmt* statement = nullptr;
    const char* rest = sql.data() + sql.size();
    const int result = sqlite3_prepare_v3(m_connection, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, &rest);
    sql.remove_prefix(static_cast<std::size_t>(rest - sql.data()));
    return Statement(m_connection, statement, result);
}

Statement& Database::cached(const char* sql) {
    std::unique_ptr<Statement>& slot = m_cache[sql];
    if (slot == nullptr)
        slot = std::make_unique<Statement>(prepare(sql));
    else if (slot->inQuery())
        slot->reset();
    return *slot;
}

std::int64_t Database::lastInsertRow() const { return sqlite3_last_insert_rowid(m_connection); }
std::int64_t Database::changes() const { return sqlite3_changes64(m_connection); }
bool Database::inTransaction() const { return sqlite3_get_autocommit(m_connection) == 0; }

Result<std::int64_t> Database::checkpoint() {
    int inLog = 0;
    int moved = 0;
    const int result = sqlite3_wal_checkpoint_v2(m_connection, nullptr, SQLITE_CHECKPOINT_PASSIVE, &inLog, &moved);
    if (result != SQLITE_OK && result != SQLITE_BUSY)
        return fail(sqliteError(m_connection, result, "checkpoint"));
    return std::max(0, inLog - std::max(0, moved));
}

Result<void> Database::backupTo(const std::string& file) {
    DatabaseSettings settings;
    settings.file = file;
    settings.journal = Journal::asIs;
    auto target = Database::open(settings);
    if (!target)
        return fail(target.error());
    sqlite3_backup* backup = sqlite3_backup_init(target->m_connection, "main", m_connection, "main");
    if (backup == nullptr)
        return fail(sqliteError(target->m_connection, sqlite3_errcode(target->m_connection), "backup to " + file));
    const int step = sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    if (step != SQLITE_DONE)
        return fail(sqliteError(nullptr, step, "backup to " + file));
    return {};
}

Result<std::string> Database::quickCheck() {
    Statement statement = prepare("PRAGMA quick_check(1)");
    auto row = statement.step();
    if (!row)
        return fail(row.error());
    return statement.string(0);
}

// ---- Transaction

Result<Transaction> Transaction::begin(Database& database) {
    if (auto begun = database.cached("BEGIN IMMEDIATE").run(); !begun)
        return fail(begun.error());
    return Transaction(database);
}

Transaction::~Transaction() {
    if (m_database != nullptr && m_database->inTransaction())
        (void)m_database->cached("ROLLBACK").run();
}

Result<void> Transaction::commit() {
    Database& database = *std::exchange(m_database, nullptr);
    auto done = database.cached("COMMIT").run();
    if (!done && database.inTransaction())
        (void)database.cached("ROLLBACK").run();
    return done;
}

} // namespace postroom::store
