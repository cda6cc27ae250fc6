// SPDX-License-Identifier: Apache-2.0
// PostgreSQL by libpq, through its asynchronous calls so that each wait has our deadline.
#include "server/policy/lookup/servers/connection.h"
#include "server/policy/lookup/servers/row_text.h"
#include "server/policy/lookup/servers/wait.h"

#include "shared/base/text.h"

#include <libpq-fe.h>

namespace postroom::servers {

namespace {

using world::Answer;
using world::Status;

struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

std::string oneLine(const char* text) {
    return base::printable(base::trim(text == nullptr ? "" : text));
}

class PgsqlConnection final : public Connection {
public:
    explicit PgsqlConnection(PGconn* connection) : m_connection(connection) {}

    base::Result<void> open(io::Deadline deadline) {
        PostgresPollingStatusType state = PGRES_POLLING_WRITING;
        while (PQstatus(m_connection.get()) != CONNECTION_BAD) {
            if (state == PGRES_POLLING_OK) {
                PQsetnonblocking(m_connection.get(), 1);
                PQsetNoticeProcessor(m_connection.get(), [](void*, const char*) {}, nullptr);
                return {};
            }
            if (state == PGRES_POLLING_FAILED)
                break;
            if (!waitFor(descriptor(), state == PGRES_POLLING_READING ? Ready::read : Ready::write, deadline))
                return base::fail(base::temporaryError(base::ErrorKind::timeout, "no connection in time"));
            state = PQconnectPoll(m_connection.get());
        }
        return base::fail(base::temporaryError(base::ErrorKind::unavailable, oneLine(PQerrorMessage(m_connection.get()))));
    }

    ServerReply ask(const ServerQuery& query, io::Deadline deadline) override {
        std::vector<const char*> values;
        for (const std::string& parameter : query.parameters) {
            if (parameter.find('\0') != std::string::npos)
                return {Answer::failed(Status::error, "a bound value holds a zero byte")};
            values.push_back(parameter.c_str());
        }
        const int sent = values.empty() ? PQsendQuery(m_connection.get(), query.text.c_str())
                                        : PQsendQueryParams(m_connection.get(), query.text.c_str(), static_cast<int>(values.size()), nullptr, values.data(), nullptr, nullptr, 0);
        if (sent != 1)
            return ServerReply::lost(oneLine(PQerrorMessage(m_connection.get())));
        Result last;
        while (true) {
            if (auto problem = pump(deadline); !problem.empty())
                return ServerReply::lost(problem);
            Result next(PQgetResult(m_connection.get()));
            if (next == nullptr)
                break;
            last = std::move(next);
            const ExecStatusType status = PQresultStatus(last.get());
            if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH)
                return ServerReply{Answer::failed(Status::error, "COPY cannot be used in a lookup"), ServerReply::Next::done, false, false};
        }
        return last == nullptr ? ServerReply::lost("no result") : textOf(*last);
    }

    [[nodiscard]] int descriptor() const override { return PQsocket(m_connection.get()); }

private:
    /// Until a result can be taken without waiting. Returns what went wrong.
    std::string pump(io::Deadline deadline) {
        while (true) {
            const int unsent = PQflush(m_connection.get());
            if (unsent < 0)
                return oneLine(PQerrorMessage(m_connection.get()));
            if (unsent == 0 && PQisBusy(m_connection.get()) == 0)
                return {};
            if (!waitFor(descriptor(), unsent > 0 ? Ready::either : Ready::read, deadline))
                return "no answer in time";
            if (PQconsumeInput(m_connection.get()) != 1)
                return oneLine(PQerrorMessage(m_connection.get()));
        }
    }

    ServerReply textOf(PGresult& result) {
        switch (PQresultStatus(&result)) {
        case PGRES_COMMAND_OK: {
            const std::string rows = PQcmdTuples(&result);
            return {Answer::of(rows.empty() ? std::string("0") : rows)};
        }
        case PGRES_TUPLES_OK: break;
        case PGRES_EMPTY_QUERY: return {Answer::failed(Status::error, "the query is empty")};
        default: {
            ServerReply reply = ServerReply::wrong(oneLine(PQresultErrorMessage(&result)));
            reply.reusable = PQstatus(m_connection.get()) == CONNECTION_OK;
            if (!reply.reusable)
                reply.next = ServerReply::Next::lost;
            return reply;
        }
        }
        RowText rows;
        const int columns = PQnfields(&result);
        for (int i = 0; i < PQntuples(&result); ++i) {
            rows.beginRow();
            for (int j = 0; j < columns; ++j)
                rows.column(PQfname(&result, j), std::string_view(PQgetvalue(&result, i, j), static_cast<std::size_t>(PQgetlength(&result, i, j))), columns == 1);
            if (rows.size() > longestAnswer)
                return {Answer::failed(Status::error, "the result of the query is longer than 1 MiB")};
        }
        ServerReply reply{rows.any() ? Answer::of(rows.take()) : Answer::failed(Status::notFound, "the query found nothing")};
        reply.cacheable = true;
        return reply;
    }

    struct Finish {
        void operator()(PGconn* connection) const { PQfinish(connection); }
    };
    std::unique_ptr<PGconn, Finish> m_connection;
};

} // namespace

base::Result<std::unique_ptr<Connection>> connectPgsql(const ServerAddress& address, io::Deadline deadline) {
    // "(/var/run/postgresql/.s.PGSQL.5432)": libpq wants the folder, and the port from the name.
    std::string host = address.host;
    std::string port = std::to_string(address.port);
    if (!address.socket.empty()) {
        host = address.socket;
        if (const std::size_t mark = host.rfind("/.s.PGSQL."); mark != std::string::npos) {
            port = host.substr(mark + 10);
            host.resize(mark);
        }
    }
    const char* names[] = {"host", "port", "dbname", "user", "password", "application_name", nullptr};
    const char* values[] = {host.c_str(), port.c_str(), address.database.c_str(), address.user.c_str(), address.password.c_str(), "postroom", nullptr};
    PGconn* raw = PQconnectStartParams(names, values, 0);
    if (raw == nullptr)
        return base::fail(base::temporaryError(base::ErrorKind::unavailable, "out of memory"));
    auto connection = std::make_unique<PgsqlConnection>(raw);
    if (auto ok = connection->open(deadline); !ok)
        return base::fail(ok.error());
    return std::unique_ptr<Connection>(std::move(connection));
}

} // namespace postroom::servers
