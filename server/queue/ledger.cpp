// SPDX-License-Identifier: Apache-2.0
#include "server/queue/ledger.h"

#include <chrono>
#include <cstdio>

namespace postroom::queue {

using base::fail;
using base::Result;
using store::Database;
using store::Statement;

namespace {

constexpr std::size_t namedAtMost = 100;

constexpr const char* sidesSql =
    "SELECT (SELECT coalesce(sum(recipients), 0) FROM ledger_in) + (SELECT coalesce(sum(recipients), 0) FROM reception),"
    " (SELECT coalesce(sum(generated), 0) FROM ledger_in) + (SELECT coalesce(sum(generated), 0) FROM reception),"
    " (SELECT coalesce(sum(delivered), 0) FROM ledger_out) + (SELECT count(*) FROM outcome WHERE kind = 0),"
    " (SELECT coalesce(sum(bounced), 0) FROM ledger_out) + (SELECT count(*) FROM outcome WHERE kind = 1),"
    " (SELECT coalesce(sum(discarded), 0) FROM ledger_out) + (SELECT count(*) FROM outcome WHERE kind = 2),"
    " (SELECT coalesce(sum(redirected), 0) FROM ledger_out) + (SELECT count(*) FROM outcome WHERE kind = 3),"
    " (SELECT count(*) FROM recipient r JOIN message m ON m.row = r.message WHERE m.state = 0 AND r.state = 0),"
    " (SELECT count(*) FROM recipient r JOIN message m ON m.row = r.message WHERE m.state <> 0 OR r.state <> 0)";

// Each query yields names of what does not balance.
constexpr const char* gaps[] = {
    // a reception whose recipients are not all accounted for
    "SELECT e.id FROM reception e WHERE e.recipients + e.generated <>"
    " (SELECT count(*) FROM outcome o WHERE o.message = e.message) + (SELECT count(*) FROM recipient r JOIN message m ON m.row = r.message WHERE r.message = e.message)"
    " LIMIT 100",
    // a queued message that was never received, or has lost its content
    "SELECT m.id FROM message m WHERE NOT EXISTS (SELECT 1 FROM reception e WHERE e.message = m.row) OR NOT EXISTS (SELECT 1 FROM content c WHERE c.message = m.row) LIMIT 100",
    // recipients and outcomes of nothing
    "SELECT DISTINCT 'row ' || r.message FROM recipient r WHERE NOT EXISTS (SELECT 1 FROM message m WHERE m.row = r.message) AND NOT EXISTS (SELECT 1 FROM reception e WHERE e.message = r.message) LIMIT 100",
    "SELECT DISTINCT 'row ' || o.message FROM outcome o WHERE NOT EXISTS (SELECT 1 FROM reception e WHERE e.message = o.message) LIMIT 100",
    // days whose finished messages do not balance
    "SELECT 'day ' || date(i.day * 86400, 'unixepoch') FROM ledger_in i LEFT JOIN ledger_out o ON o.day = i.day WHERE o.day IS NULL OR i.messages <> o.messages"
    " OR i.recipients + i.generated <> o.delivered + o.bounced + o.discarded + o.redirected LIMIT 100",
    "SELECT 'day ' || date(o.day * 86400, 'unixepoch') FROM ledger_out o LEFT JOIN ledger_in i ON o.day = i.day WHERE i.day IS NULL LIMIT 100",
};

Result<void> readSides(Database& database, LedgerReport& report) {
    Statement s = database.prepare(sidesSql);
    const auto row = s.step();
    if (!row)
        return fail(row.error());
    report.accepted = s.integer(0);
    report.generated = s.integer(1);
    report.delivered = s.integer(2);
    report.bounced = s.integer(3);
    report.discarded = s.integer(4);
    report.redirected = s.integer(5);
    report.queued = s.integer(6);
    report.held = s.integer(7);
    return {};
}

Result<void> readGaps(Database& database, LedgerReport& report) {
    for (const char* sql : gaps) {
        Statement s = database.prepare(sql);
        for (;;) {
            const auto more = s.step();
            if (!more)
                return fail(more.error());
            if (!*more || report.missing.size() >= namedAtMost)
                break;
            report.missing.push_back(s.string(0));
        }
    }
    return {};
}

} // namespace

Result<LedgerReport> Ledger::check(Database& database) {
    LedgerReport report;
    if (auto begun = database.execute("BEGIN"); !begun)
        return fail(begun.error());
    auto read = readSides(database, report);
    if (read)
        read = readGaps(database, report);
    const auto ended = database.execute("COMMIT");
    if (!read)
        return fail(read.error());
    if (!ended)
        return fail(ended.error());
    return report;
}

Result<LedgerReport> Ledger::check() {
    Result<LedgerReport> report = [&] {
        auto reader = m_core.reader.lock();
        return check(*reader);
    }();
    if (report && !report->balances()) {
        base::Json missing = base::Json::array();
        for (const std::string& name : report->missing)
            missing.append(name);
        m_core.publish("ledger.gap", {}, {{"accepted", report->in()}, {"accounted", report->out()}, {"missing", std::move(missing)}});
    }
    return report;
}

} // namespace postroom::queue
