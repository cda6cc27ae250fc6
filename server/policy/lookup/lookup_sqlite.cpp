// SPDX-License-Identifier: Apache-2.0
// The sqlite lookup. Rows are parted by newlines; one column is its value, several are "name=value " each.
#include "server/policy/lookup/lookup_files.h"
#include "server/policy/lookup/servers/row_text.h"
#include "server/policy/lookup/sqlite_connections.h"
#include "shared/base/text.h"

namespace postroom::lookup {

namespace {

using world::Answer;
using world::Status;

constexpr std::size_t longestResult = 1 << 20;

/// The rows of one statement; a failure.
std::optional<Answer> takeRows(store::Statement& statement, const std::vector<std::string>& parameters, servers::RowText& rows) {
    for (std::size_t i = 0; i < parameters.size(); ++i)
        statement.bind(static_cast<int>(i) + 1, std::string_view(parameters[i]));
    for (;;) {
        const auto row = statement.step();
        // A query that is wrong finds nothing, as in Exim; the trace shows why.
        if (!row)
            return row.error().temporary ? Answer::failed(Status::temporary, row.error().text()) : Answer::failed(Status::notFound, row.error().text());
        if (!*row)
            return std::nullopt;
        rows.beginRow();
        const int columns = statement.columnCount();
        for (int i = 0; i < columns; ++i) {
            const std::string_view value = statement.isNull(i) ? std::string_view("<NULL>") : statement.text(i);
            rows.column(statement.columnName(i), value, columns == 1);
        }
        if (rows.size() > longestResult)
            return Answer::failed(Status::error, "the result of the query is longer than 1 MiB");
    }
}

} // namespace

std::unique_ptr<SqliteConnections> makeSqliteConnections() { return std::make_unique<SqliteConnections>(); }

base::Result<SqliteConnections::Connection> SqliteConnections::take(const std::string& file, base::Milliseconds timeout) {
    const auto identity = FileIdentity::of(file).value_or(FileIdentity());
    {
        auto idle = m_idle.lock();
        auto& mine = (*idle)[file];
        std::erase_if(mine, [&](const Connection& connection) { return !connection.identity.sameFile(identity) || connection.timeout != timeout; });
        if (!mine.empty()) {
            auto connection = std::move(mine.back());
            mine.pop_back();
            return connection;
        }
    }
    store::DatabaseSettings settings;
    settings.file = file;
    settings.busyTimeout = timeout;
    settings.mode = store::OpenMode::readWrite; // falls back to reading where we may not write
    settings.journal = store::Journal::asIs;    // it is not our database
    auto database = store::Database::open(settings);
    if (!database)
        return base::fail(database.error());
    return Connection{identity, timeout, std::move(*database)};
}

void SqliteConnections::give(const std::string& file, Connection connection) {
    constexpr std::size_t mostFiles = 16, mostOfFile = 4;
    if (connection.database.inTransaction())
        return; // a BEGIN of the query without its end
    auto idle = m_idle.lock();
    if (idle->size() > mostFiles)
        idle->clear();
    if (auto& mine = (*idle)[file]; mine.size() < mostOfFile)
        mine.push_back(std::move(connection));
}

Answer LookupFiles::sqlite(const world::LookupRequest& request, const std::string& defaultFile, base::Milliseconds timeout) {
    std::string file(LookupOptions(request.options).value("file"));
    std::string query = request.key;
    if (file.empty() && query.substr(0, 1) == "/") {
        const std::size_t blank = query.find_first_of(" \t");
        file = query.substr(0, blank);
        query = blank == std::string::npos ? std::string() : query.substr(blank + 1);
    }
    if (file.empty())
        file = defaultFile;
    if (file.empty() || file.front() != '/')
        return Answer::failed(Status::error, "sqlite lookup: no database file; set sqlite_dbfile or write sqlite,file=/path");
    auto connection = m_databases->take(file, timeout);
    if (!connection)
        return Answer::failed(Status::error, "sqlite lookup: " + connection.error().text());
    servers::RowText rows;
    std::string_view rest = query;
    do { // one statement or several: the rows of all
        store::Statement statement = connection->database.prepareNext(rest);
        if (!statement.empty())
            if (auto failed = takeRows(statement, request.parameters, rows))
                return std::move(*failed);
    } while (!rest.empty());
    m_databases->give(file, *std::move(connection));
    return rows.any() ? Answer::of(rows.take()) : Answer::failed(Status::notFound, "the query found nothing");
}

} // namespace postroom::lookup
