// SPDX-License-Identifier: Apache-2.0
// MySQL and MariaDB by MariaDB Connector/C, through its non-blocking calls so that each wait has our deadline.
#include "server/policy/lookup/servers/connection.h"
#include "server/policy/lookup/servers/row_text.h"
#include "server/policy/lookup/servers/wait.h"

#include "shared/base/text.h"

#include <mysql.h>
#include <sys/socket.h>

namespace postroom::servers {

namespace {

using world::Answer;
using world::Status;

struct FreeResult {
    void operator()(MYSQL_RES* result) const { mysql_free_result(result); }
};
using ResultPointer = std::unique_ptr<MYSQL_RES, FreeResult>;

/// What a call reports of the server's own going away: its errors from 2000 on are those of the client library.
bool isClientError(unsigned code) { return code >= 2000 && code < 3000; }

class MysqlConnection final : public Connection {
public:
    MysqlConnection() : m_mysql(mysql_init(nullptr)) {}
    ~MysqlConnection() override {
        if (m_pending) // a call was given up: the library must not say good-bye into the middle of it
            ::shutdown(descriptor(), SHUT_RDWR);
        mysql_close(m_mysql);
    }
    MysqlConnection(const MysqlConnection&) = delete;
    MysqlConnection& operator=(const MysqlConnection&) = delete;

    base::Result<void> open(const ServerAddress& address, io::Deadline deadline) {
        if (m_mysql == nullptr)
            return base::fail(base::temporaryError(base::ErrorKind::unavailable, "out of memory"));
        mysql_options(m_mysql, MYSQL_OPT_NONBLOCK, nullptr);
        if (!address.group.empty())
            mysql_options(m_mysql, MYSQL_READ_DEFAULT_GROUP, address.group.c_str());
        MYSQL* connected = nullptr;
        const char* socket = address.socket.empty() ? nullptr : address.socket.c_str();
        // "localhost" would mean the library's own socket.
        const std::string host = address.host == "localhost" && socket == nullptr ? std::string("127.0.0.1") : address.host;
        const int status = mysql_real_connect_start(&connected, m_mysql, socket != nullptr ? "localhost" : host.c_str(), address.user.c_str(), address.password.c_str(),
                                                    address.database.empty() ? nullptr : address.database.c_str(), address.port, socket, CLIENT_MULTI_RESULTS);
        if (!finish(status, deadline, [&](int ready) { return mysql_real_connect_cont(&connected, m_mysql, ready); }))
            return base::fail(base::temporaryError(base::ErrorKind::timeout, "no connection in time"));
        if (connected == nullptr)
            return base::fail(base::temporaryError(base::ErrorKind::unavailable, base::printable(mysql_error(m_mysql))));
        return {};
    }

    ServerReply ask(const ServerQuery& query, io::Deadline deadline) override {
        return query.parameters.empty() ? askText(query, deadline) : askPrepared(query, deadline);
    }

    [[nodiscard]] int descriptor() const override { return static_cast<int>(mysql_get_socket(m_mysql)); }

private:
    /// Goes on with a call until it is through. False: the deadline passed, the connection cannot be used any more.
    template <typename Continue>
    bool finish(int status, io::Deadline deadline, const Continue& goOn) {
        while (status != 0) {
            const bool read = (status & MYSQL_WAIT_READ) != 0;
            const bool write = (status & MYSQL_WAIT_WRITE) != 0;
            if (!waitFor(descriptor(), read && write ? Ready::either : write ? Ready::write : Ready::read, deadline)) {
                m_pending = true;
                return false;
            }
            status = goOn(status & (MYSQL_WAIT_READ | MYSQL_WAIT_WRITE));
        }
        return true;
    }

    static ServerReply late() { return ServerReply::lost("no answer in time"); }

    static ServerReply problem(unsigned code, const char* text) {
        std::string why = base::printable(text);
        return isClientError(code) ? ServerReply::lost(std::move(why)) : ServerReply::wrong(std::move(why));
    }

    static ServerReply found(RowText& rows) {
        ServerReply reply{rows.any() ? Answer::of(rows.take()) : Answer::failed(Status::notFound, "the query found nothing")};
        reply.cacheable = true;
        return reply;
    }

    static ServerReply tooLong() { return {Answer::failed(Status::error, "the result of the query is longer than 1 MiB")}; }

    ServerReply askText(const ServerQuery& query, io::Deadline deadline) {
        int failed = 0;
        if (!finish(mysql_real_query_start(&failed, m_mysql, query.text.data(), query.text.size()), deadline, [&](int ready) { return mysql_real_query_cont(&failed, m_mysql, ready); }))
            return late();
        if (failed != 0)
            return problem(mysql_errno(m_mysql), mysql_error(m_mysql));
        MYSQL_RES* raw = nullptr;
        if (!finish(mysql_store_result_start(&raw, m_mysql), deadline, [&](int ready) { return mysql_store_result_cont(&raw, m_mysql, ready); }))
            return late();
        const ResultPointer result(raw);
        if (result == nullptr)
            return mysql_field_count(m_mysql) == 0 ? ServerReply{Answer::of(std::to_string(mysql_affected_rows(m_mysql)))} : problem(mysql_errno(m_mysql), mysql_error(m_mysql));
        RowText rows;
        const unsigned columns = mysql_num_fields(raw);
        const MYSQL_FIELD* fields = mysql_fetch_fields(raw);
        while (MYSQL_ROW row = mysql_fetch_row(raw)) {
            const unsigned long* lengths = mysql_fetch_lengths(raw);
            rows.beginRow();
            for (unsigned i = 0; i < columns; ++i)
                rows.column(fields[i].name, row[i] == nullptr ? std::string_view() : std::string_view(row[i], lengths[i]), columns == 1);
            if (rows.size() > longestAnswer)
                return tooLong();
        }
        ServerReply reply = found(rows);
        // A procedure's status follows its rows; nobody reads it here.
        reply.reusable = mysql_more_results(m_mysql) == 0;
        return reply;
    }

    ServerReply askPrepared(const ServerQuery& query, io::Deadline deadline) {
        const std::unique_ptr<MYSQL_STMT, decltype(&mysql_stmt_close)> statement(mysql_stmt_init(m_mysql), &mysql_stmt_close);
        MYSQL_STMT* const stmt = statement.get();
        int failed = 0;
        if (!finish(mysql_stmt_prepare_start(&failed, stmt, query.text.data(), query.text.size()), deadline, [&](int ready) { return mysql_stmt_prepare_cont(&failed, stmt, ready); }))
            return late();
        if (failed != 0)
            return problem(mysql_stmt_errno(stmt), mysql_stmt_error(stmt));
        if (mysql_stmt_param_count(stmt) != query.parameters.size())
            return {Answer::failed(Status::error, "the query has " + std::to_string(mysql_stmt_param_count(stmt)) + " placeholders for " + std::to_string(query.parameters.size()) + " bound values")};
        std::vector<MYSQL_BIND> bound(query.parameters.size());
        for (std::size_t i = 0; i < bound.size(); ++i) {
            bound[i].buffer_type = MYSQL_TYPE_STRING;
            bound[i].buffer = const_cast<char*>(query.parameters[i].data()); // only read
            bound[i].buffer_length = query.parameters[i].size();
        }
        mysql_stmt_bind_param(stmt, bound.data());
        if (!finish(mysql_stmt_execute_start(&failed, stmt), deadline, [&](int ready) { return mysql_stmt_execute_cont(&failed, stmt, ready); }))
            return late();
        if (failed != 0)
            return problem(mysql_stmt_errno(stmt), mysql_stmt_error(stmt));
        const ResultPointer columns(mysql_stmt_result_metadata(stmt));
        if (columns == nullptr)
            return {Answer::of(std::to_string(mysql_stmt_affected_rows(stmt)))};
        my_bool measure = 1;
        mysql_stmt_attr_set(stmt, STMT_ATTR_UPDATE_MAX_LENGTH, &measure);
        if (!finish(mysql_stmt_store_result_start(&failed, stmt), deadline, [&](int ready) { return mysql_stmt_store_result_cont(&failed, stmt, ready); }))
            return late();
        if (failed != 0)
            return problem(mysql_stmt_errno(stmt), mysql_stmt_error(stmt));
        return rowsOf(stmt, *columns);
    }

    static ServerReply rowsOf(MYSQL_STMT* stmt, MYSQL_RES& columns) {
        const unsigned count = mysql_num_fields(&columns);
        const MYSQL_FIELD* fields = mysql_fetch_fields(&columns);
        std::vector<MYSQL_BIND> bound(count);
        std::vector<std::vector<char>> buffers(count);
        std::vector<unsigned long> lengths(count);
        std::vector<my_bool> nulls(count);
        for (unsigned i = 0; i < count; ++i) {
            // max_length counts the bytes sent; a number or date needs at most so many as text.
            buffers[i].resize(std::min<std::size_t>(std::max<std::size_t>(fields[i].max_length, 64), longestAnswer) + 1);
            bound[i].buffer_type = MYSQL_TYPE_STRING;
            bound[i].buffer = buffers[i].data();
            bound[i].buffer_length = buffers[i].size();
            bound[i].length = &lengths[i];
            bound[i].is_null = &nulls[i];
        }
        mysql_stmt_bind_result(stmt, bound.data());
        RowText rows;
        while (true) {
            const int status = mysql_stmt_fetch(stmt);
            if (status == MYSQL_NO_DATA)
                break;
            if (status == MYSQL_DATA_TRUNCATED)
                return tooLong();
            if (status != 0)
                return problem(mysql_stmt_errno(stmt), mysql_stmt_error(stmt));
            rows.beginRow();
            for (unsigned i = 0; i < count; ++i)
                rows.column(fields[i].name, nulls[i] != 0 ? std::string_view() : std::string_view(buffers[i].data(), lengths[i]), count == 1);
            if (rows.size() > longestAnswer)
                return tooLong();
        }
        return found(rows);
    }

    MYSQL* m_mysql;
    bool m_pending = false;
};

} // namespace

base::Result<std::unique_ptr<Connection>> connectMysql(const ServerAddress& address, io::Deadline deadline) {
    static const int ready = mysql_library_init(0, nullptr, nullptr); // once, before threads use it
    static_cast<void>(ready);
    auto connection = std::make_unique<MysqlConnection>();
    if (auto ok = connection->open(address, deadline); !ok)
        return base::fail(ok.error());
    return std::unique_ptr<Connection>(std::move(connection));
}

} // namespace postroom::servers
