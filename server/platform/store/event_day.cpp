// SPDX-License-Identifier: Apache-2.0
#include "server/platform/store/event_day.h"

#include "server/platform/store/event_search.h"

#include "shared/base/text.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdint>
#include <functional>

namespace postroom::store {

using base::fail;
using base::Result;
using base::toEpochMicros;

namespace {

constexpr std::array<std::string_view, 9> outcomeNames = {"queued", "delivered", "deferred", "failed", "refused", "refused-for-now", "discarded", "held", "redirected"};
constexpr const char* rowByNumber = "SELECT row, time, message, number, direction, sender, address, client, outcome, reason, host, subject, size, revision, changed, facts FROM recipient WHERE row = ?1 ORDER BY number";
constexpr const char* rowsOfMessage = "SELECT row, time, message, number, direction, sender, address, client, outcome, reason, host, subject, size, revision, changed, facts FROM recipient WHERE message = ?1 ORDER BY number";
constexpr const char* insertRecipientSql = "INSERT INTO recipient VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

std::string dayText(std::int64_t day) {
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

std::optional<std::int64_t> dayFromText(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = base::toInteger(text.substr(0, 4));
    const auto month = base::toInteger(text.substr(5, 2));
    const auto day = base::toInteger(text.substr(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(static_cast<unsigned>(*month)), std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count();
}

Result<void> writeRow(Database& database, const MessageRecord& record, const RecipientRecord& recipient) {
    return database.cached(insertRecipientSql)
        .bind(1, toEpochMicros(record.time)).bind(2, record.message.text()).bind(3, std::int64_t{recipient.number}).bind(4, static_cast<std::int64_t>(record.direction))
        .bind(5, record.sender).bind(6, recipient.address).bind(7, record.client).bind(8, static_cast<std::int64_t>(recipient.outcome)).bindOrNull(9, recipient.reason)
        .bindOrNull(10, recipient.host).bindOrNull(11, record.subject).bind(12, record.size).bind(13, record.revision.value).bind(14, toEpochMicros(recipient.changed != base::Time{} ? recipient.changed : record.time))
        .bindOrNull(15, record.facts).run();
}

/// A recipient that redirection added gets a row like its parent's.
Result<void> addChildRow(Database& database, const AttemptRecord& record) {
    return database.cached("INSERT INTO recipient SELECT NULL, time, message, ?2, direction, sender, ?3, client, ?4, ?5, ?6, subject, size, revision, ?7, facts"
                           " FROM recipient WHERE message = ?1 LIMIT 1")
        .bind(1, record.message.text()).bind(2, std::int64_t{record.number}).bind(3, record.address).bind(4, static_cast<std::int64_t>(record.outcome))
        .bindOrNull(5, record.text).bindOrNull(6, record.host).bind(7, toEpochMicros(record.time)).run();
}

Result<void> addAttempt(Database& database, const AttemptRecord& record) {
    return database.cached("INSERT INTO attempt VALUES (NULL,?,?,?,?,?,?)")
        .bind(1, record.message.text()).bind(2, std::int64_t{record.number}).bind(3, toEpochMicros(record.time)).bind(4, static_cast<std::int64_t>(record.outcome))
        .bindOrNull(5, record.text).bindOrNull(6, record.facts).run();
}

} // namespace

std::string_view mailOutcomeName(MailOutcome outcome) { return outcomeNames[static_cast<std::size_t>(outcome)]; }

std::optional<MailOutcome> mailOutcomeFromName(std::string_view name) {
    for (std::size_t i = 0; i < outcomeNames.size(); ++i)
        if (outcomeNames[i] == name)
            return static_cast<MailOutcome>(i);
    return std::nullopt;
}

MailOutcome mailOutcomeFromNumber(std::int64_t number) {
    return number >= 0 && number < static_cast<std::int64_t>(outcomeNames.size()) ? static_cast<MailOutcome>(number) : MailOutcome::queued;
}

std::string SearchKey::text() const { return dayText(day) + "." + std::to_string(row); }

std::optional<SearchKey> SearchKey::fromText(std::string_view text) {
    const auto day = dayFromText(text.substr(0, std::min<std::size_t>(10, text.size())));
    if (!day || text.size() < 12 || text[10] != '.')
        return std::nullopt;
    const auto row = base::toInteger(text.substr(11));
    if (!row || *row < 0)
        return std::nullopt;
    return SearchKey{*day, *row};
}

std::string eventFileName(std::int64_t day) { return "events-" + dayText(day) + ".db"; }

std::optional<std::int64_t> eventFileDay(std::string_view name) {
    if (name.size() != 20 || !name.starts_with("events-") || !name.ends_with(".db"))
        return std::nullopt;
    return dayFromText(name.substr(7, 10));
}

Result<void> writeMessageRecord(Database& database, const MessageRecord& record) {
    std::string key = record.message.string();
    if (record.recipients.empty())
        if (auto done = writeRow(database, record, {0, {}, MailOutcome::refused}); !done)
            return done;
    for (const RecipientRecord& recipient : record.recipients)
        if (auto done = writeRow(database, record, recipient); !done)
            return done;
    if (record.trace.empty())
        return {};
    if (key.empty()) // the last of its rows names a refusal
        key = "c" + std::to_string(database.lastInsertRow());
    return database.cached("INSERT OR REPLACE INTO record VALUES (?,?)").bind(1, key).bindBlob(2, record.trace).run();
}

Result<void> writeAttemptRecord(Database& database, const AttemptRecord& record) {
    if (record.rowIsRight)
        return addAttempt(database, record);
    if (auto done = database.cached("UPDATE recipient SET outcome = ?, reason = ?, host = coalesce(?, host), changed = ? WHERE message = ? AND number = ?")
                        .bind(1, static_cast<std::int64_t>(record.outcome)).bindOrNull(2, record.text).bindOrNull(3, record.host).bind(4, toEpochMicros(record.time))
                        .bind(5, record.message.text()).bind(6, std::int64_t{record.number}).run();
        !done)
        return done;
    if (database.changes() == 0 && !record.address.empty())
        if (auto done = addChildRow(database, record); !done)
            return done;
    return addAttempt(database, record);
}

Result<void> writeGap(Database& database, const EventGap& gap) {
    return database.cached("INSERT INTO gap VALUES (NULL,?,?,?,?)")
        .bind(1, toEpochMicros(gap.since)).bind(2, toEpochMicros(gap.until)).bind(3, gap.lost).bind(4, gap.reason).run();
}

Result<void> readHistory(Database& database, std::int64_t day, const base::MessageId& message, std::optional<SearchKey> key, MessageHistory& history, bool withTrace) {
    Statement& rows = database.cached(key ? rowByNumber : rowsOfMessage);
    key ? rows.bind(1, key->row) : rows.bind(1, message.text());
    for (auto more = rows.step();; more = rows.step()) {
        if (!more)
            return fail(more.error());
        if (!*more)
            break;
        history.recipients.push_back(readSearchRow(rows, day));
    }
    if (withTrace) {
        const std::string name = key ? "c" + std::to_string(key->row) : message.string();
        Statement& trace = database.cached("SELECT trace FROM record WHERE message = ?");
        const auto found = trace.bind(1, name).step();
        if (!found)
            return fail(found.error());
        if (*found)
            history.trace = std::string(trace.blob(0));
        trace.reset();
    }
    Statement& attempts = database.cached("SELECT time, number, outcome, text, facts FROM attempt WHERE message = ? ORDER BY row");
    attempts.bind(1, message.text());
    for (auto more = attempts.step(); !message.empty(); more = attempts.step()) {
        if (!more)
            return fail(more.error());
        if (!*more)
            break;
        history.attempts.push_back({base::fromEpochMicros(attempts.integer(0)), static_cast<std::uint32_t>(attempts.integer(1)), mailOutcomeFromNumber(attempts.integer(2)), attempts.string(3), attempts.string(4)});
    }
    attempts.reset();
    return {};
}

Result<std::string> readTrace(Database& database, const SearchRow& row) {
    Statement& trace = database.cached("SELECT trace FROM record WHERE message = ?");
    const std::string name = row.message.empty() ? "c" + std::to_string(row.key.row) : row.message.string();
    const auto found = trace.bind(1, name).step();
    std::string packed = found && *found ? std::string(trace.blob(0)) : std::string();
    trace.reset();
    if (!found)
        return fail(found.error());
    return packed;
}

Result<void> writeAuditRecord(Database& database, const AuditRecord& record) {
    return database.cached("INSERT INTO audit VALUES (NULL,?,?,?,?,?,?,?)")
        .bind(1, toEpochMicros(record.time)).bind(2, record.event).bind(3, record.user).bind(4, record.role).bind(5, record.message).bind(6, record.subject)
        .bind(7, record.text).run();
}

Result<bool> readAudit(Database& database, std::int64_t day, const AuditQuery& query, AuditWindow& window) {
    const auto there = database.queryInteger("SELECT count(*) FROM sqlite_schema WHERE name = 'audit'");
    if (!there)
        return fail(there.error());
    if (there->value_or(0) == 0) // a day of an older version
        return true;
    const std::size_t limit = std::clamp<std::size_t>(query.limit, 1, 1000);
    Statement s = database.prepare("SELECT row, time, event, user, role, message, subject, text FROM audit WHERE row < ?1 AND time >= ?2 AND time <= ?3"
                                   " AND (?4 = '' OR event = ?4) AND (?5 = '' OR user = ?5) AND (?6 = '' OR message = ?6) ORDER BY row DESC");
    s.bind(1, query.after && query.after->day == day ? query.after->row : INT64_MAX).bind(2, query.from ? toEpochMicros(*query.from) : 0)
        .bind(3, query.until ? toEpochMicros(*query.until) : INT64_MAX).bind(4, query.event).bind(5, query.user).bind(6, query.message);
    for (std::int64_t last = 0;;) {
        const auto more = s.step();
        if (!more)
            return fail(more.error());
        if (!*more)
            return true;
        if (window.records.size() == limit) {
            window.more = SearchKey{day, last == 0 ? s.integer(0) + 1 : last};
            s.reset();
            return false;
        }
        last = s.integer(0);
        window.records.push_back({base::fromEpochMicros(s.integer(1)), s.string(2), s.string(3), s.string(4), s.string(5), s.string(6), s.string(7)});
    }
}

Result<std::vector<EventGap>> readGaps(Database& database) {
    std::vector<EventGap> gaps;
    Statement s = database.prepare("SELECT since, until, lost, reason FROM gap ORDER BY row");
    for (;;) {
        const auto more = s.step();
        if (!more)
            return fail(more.error());
        if (!*more)
            return gaps;
        gaps.push_back({base::fromEpochMicros(s.integer(0)), base::fromEpochMicros(s.integer(1)), s.integer(2), s.string(3)});
    }
}

} // namespace postroom::store
