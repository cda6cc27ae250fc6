// SPDX-License-Identifier: Apache-2.0
#include "server/platform/store/event_day.h"

#include "shared/base/text.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>

namespace postroom::store {

using base::fail;
using base::Result;
using base::toEpochMicros;

namespace {

constexpr std::array<std::string_view, 9> outcomeNames = {"queued", "delivered", "deferred", "failed", "refused", "refused-for-now", "discarded", "held", "redirected"};
constexpr std::int64_t chunk = 20'000; ///< rows looked at between two looks at the clock
constexpr const char* columns = "row, time, message, number, direction, sender, address, client, outcome, reason, host, subject, size, revision, changed, facts";
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

MailOutcome outcomeOf(std::int64_t number) {
    return number >= 0 && number < static_cast<std::int64_t>(outcomeNames.size()) ? static_cast<MailOutcome>(number) : MailOutcome::queued;
}

SearchRow readRow(const Statement& s, std::int64_t day) {
    SearchRow row;
    row.key = {day, s.integer(0)};
    row.time = base::fromEpochMicros(s.integer(1));
    row.message = base::MessageId::fromText(s.text(2)).value_or(base::MessageId());
    row.recipient.number = static_cast<std::uint32_t>(s.integer(3));
    row.direction = static_cast<Direction>(std::clamp<std::int64_t>(s.integer(4), 0, 2));
    row.sender = s.string(5);
    row.recipient.address = s.string(6);
    row.client = s.string(7);
    row.recipient.outcome = outcomeOf(s.integer(8));
    row.recipient.reason = s.string(9);
    row.recipient.host = s.string(10);
    row.subject = s.string(11);
    row.size = s.integer(12);
    row.revision.value = s.integer(13);
    row.recipient.changed = base::fromEpochMicros(s.integer(14));
    row.facts = s.string(15);
    return row;
}

std::string likePattern(std::string_view part) {
    std::string pattern = "%";
    for (const char c : part) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + "%";
}

bool isWhole(std::string_view address) {
    const std::size_t at = address.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < address.size();
}

/// The conditions of a query in SQL, and the texts they bind.
struct Conditions {
    std::string sql;
    std::vector<std::string> texts;
    bool indexed = false; ///< an index answers it: no chunks needed

    void text(const std::string& condition, std::string value) {
        texts.push_back(std::move(value));
        sql += " AND " + base::replaceAll(condition, "?", "?" + std::to_string(texts.size() + 3));
    }
};

Conditions conditionsOf(const SearchQuery& query) {
    Conditions all;
    const auto address = [&](const char* column, const std::string& value) {
        if (isWhole(value))
            all.text(std::string(column) + " = ? COLLATE NOCASE", value);
        else if (!value.empty())
            all.text(std::string(column) + " LIKE ? ESCAPE '\\'", likePattern(value));
    };
    if (!query.message.empty())
        all.text("message = ?", query.message.string());
    address("address", query.recipient);
    if (query.sender == "<>")
        all.sql += " AND sender = ''";
    else
        address("sender", query.sender);
    if (!query.client.empty())
        all.text("client = ?", query.client);
    if (!query.outcomes.empty()) {
        all.sql += " AND outcome IN (";
        for (const MailOutcome outcome : query.outcomes)
            all.sql += std::to_string(static_cast<int>(outcome)) + ",";
        all.sql.back() = ')';
        if (query.outcomes.size() == 1)
            all.sql = base::replaceAll(all.sql, " IN (" + std::to_string(static_cast<int>(query.outcomes[0])) + ")", " = " + std::to_string(static_cast<int>(query.outcomes[0])));
    }
    if (!query.text.empty())
        all.text("(address LIKE ? ESCAPE '\\' OR sender LIKE ? ESCAPE '\\' OR reason LIKE ? ESCAPE '\\' OR subject LIKE ? ESCAPE '\\' OR host LIKE ? ESCAPE '\\' OR client LIKE ? ESCAPE '\\')", likePattern(query.text));
    if (query.from)
        all.sql += " AND time >= " + std::to_string(toEpochMicros(*query.from));
    if (query.until)
        all.sql += " AND time <= " + std::to_string(toEpochMicros(*query.until));
    all.indexed = !query.message.empty() || isWhole(query.recipient) || isWhole(query.sender);
    // The index of what went wrong keeps the order of rows for one outcome.
    if (!all.indexed && query.outcomes.size() == 1 && query.outcomes[0] > MailOutcome::delivered) {
        all.sql += " AND outcome > 1";
        all.indexed = true;
    }
    return all;
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

Result<bool> searchDay(Database& database, std::int64_t day, const SearchQuery& query, base::Steady deadline, SearchWindow& window) {
    const auto newest = database.queryInteger("SELECT max(row) FROM recipient");
    if (!newest)
        return fail(newest.error());
    std::int64_t top = newest->value_or(0);
    if (query.after && query.after->day == day)
        top = std::min(top, query.after->row - 1);
    const std::size_t limit = std::clamp<std::size_t>(query.limit, 1, 1000);
    const Conditions conditions = conditionsOf(query);
    Statement s = database.prepare("SELECT " + std::string(columns) + " FROM recipient WHERE " + (conditions.indexed ? "+row" : "row") + " <= ?1 AND " +
                                   (conditions.indexed ? "+row" : "row") + " > ?2" + conditions.sql + " ORDER BY row DESC LIMIT ?3");
    while (top > 0) {
        const std::int64_t bottom = conditions.indexed ? 0 : std::max<std::int64_t>(0, top - chunk);
        s.bind(1, top).bind(2, bottom).bind(3, static_cast<std::int64_t>(limit - window.rows.size() + 1));
        for (std::size_t i = 0; i < conditions.texts.size(); ++i)
            s.bind(static_cast<int>(i) + 4, conditions.texts[i]);
        for (;;) {
            const auto more = s.step();
            if (!more)
                return fail(more.error());
            if (!*more)
                break;
            if (window.rows.size() == limit) {
                window.more = window.rows.back().key;
                s.reset();
                return false;
            }
            window.rows.push_back(readRow(s, day));
        }
        top = bottom;
        if (top > 0 && std::chrono::steady_clock::now() >= deadline) {
            window.more = SearchKey{day, top + 1};
            window.incomplete = true;
            return false;
        }
    }
    return true;
}

Result<void> readHistory(Database& database, std::int64_t day, const base::MessageId& message, std::optional<SearchKey> key, MessageHistory& history) {
    Statement rows = database.prepare("SELECT " + std::string(columns) + " FROM recipient WHERE " + (key ? "row = ?1" : "message = ?1") + " ORDER BY number");
    key ? rows.bind(1, key->row) : rows.bind(1, message.text());
    for (auto more = rows.step();; more = rows.step()) {
        if (!more)
            return fail(more.error());
        if (!*more)
            break;
        history.recipients.push_back(readRow(rows, day));
    }
    const std::string name = key ? "c" + std::to_string(key->row) : message.string();
    Statement trace = database.prepare("SELECT trace FROM record WHERE message = ?");
    const auto found = trace.bind(1, name).step();
    if (!found)
        return fail(found.error());
    if (*found)
        history.trace = std::string(trace.blob(0));
    Statement attempts = database.prepare("SELECT time, number, outcome, text, facts FROM attempt WHERE message = ? ORDER BY row");
    attempts.bind(1, message.text());
    for (auto more = attempts.step(); !message.empty(); more = attempts.step()) {
        if (!more)
            return fail(more.error());
        if (!*more)
            break;
        history.attempts.push_back({base::fromEpochMicros(attempts.integer(0)), static_cast<std::uint32_t>(attempts.integer(1)), outcomeOf(attempts.integer(2)), attempts.string(3), attempts.string(4)});
    }
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
