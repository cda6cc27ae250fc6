// SPDX-License-Identifier: Apache-2.0
#include "tests/benchmark/trace/event_generator.h"

#include "server/platform/store/event_day.h"
#include "server/platform/store/migration.h"
#include "shared/base/message_id.h"

#include <array>

namespace postroom::benchmark {

namespace {

using base::Result;
using store::MailOutcome;

/// Repeats for the same number, so that every run makes the same store.
std::uint64_t scatter(std::uint64_t value) {
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31U);
}

constexpr std::array<std::string_view, 16> words{"invoice", "meeting", "offer", "order", "delivery", "question", "report", "holiday", "contract", "newsletter", "photos", "reminder", "project", "budget", "application", "support"};
struct Refusal {
    std::string_view cause, text;
};
constexpr std::array<Refusal, 5> refusals{{{"unknown-recipient", "550 5.1.1 there is no such mailbox here"},
                                           {"blocklist", "550 5.7.1 your address is listed in zen.test"},
                                           {"relay", "550 5.7.1 relay not permitted"},
                                           {"content", "550 5.7.1 this looks like spam"},
                                           {"temporary", "451 4.7.1 greylisted, try again later"}}};

struct Row {
    store::MessageRecord message;
    store::AttemptRecord attempt;
    bool tried = false;
};

Row makeRow(std::uint64_t number, base::Time time, base::MessageIdSource& ids) {
    const std::uint64_t r = scatter(number);
    Row row;
    store::MessageRecord& m = row.message;
    m.time = time;
    m.revision.value = 7;
    const auto domain = std::to_string(r % 4000);
    m.sender = r % 50 == 0 ? "" : std::string(words[(r >> 8U) % words.size()]) + "." + std::to_string((r >> 12U) % 300) + "@sender" + domain + ".example";
    m.client = std::to_string(11 + r % 180) + "." + std::to_string((r >> 16U) % 250) + "." + std::to_string((r >> 24U) % 250) + "." + std::to_string((r >> 32U) % 250);
    m.subject = std::string(words[(r >> 3U) % words.size()]) + " " + std::string(words[(r >> 20U) % words.size()]) + " " + std::to_string(number);
    m.size = static_cast<std::int64_t>(800 + r % 90'000);
    const std::string recipient = "user" + std::to_string((r >> 5U) % 20'000) + "@d" + std::to_string((r >> 7U) % 40) + ".local.example";
    const std::string helo = "mail.sender" + domain + ".example";
    const unsigned kind = static_cast<unsigned>((r >> 40U) % 100);
    if (kind >= 70 && kind < 95) { // a quarter is refused
        const Refusal& refusal = refusals[(r >> 44U) % refusals.size()];
        m.recipients.push_back({0, recipient, refusal.text.starts_with('4') ? MailOutcome::refusedForNow : MailOutcome::refused, std::string(refusal.text)});
        m.facts = R"({"event":"recipient.refused","class":")" + std::string(refusal.cause) + R"(","phase":"rcpt","helo":")" + helo + R"(","acl":"acl_check_rcpt","statement":4})";
        return row;
    }
    m.message = ids.next();
    m.facts = R"({"helo":")" + helo + R"(","host_name":")" + helo + R"(","protocol":"esmtps","listener":"mx","tls":"TLS1.3:TLS_AES_256_GCM_SHA384:256","message_id":"<)" + std::to_string(r) + "@" + helo + R"(>"})";
    const MailOutcome outcome = kind < 92 ? MailOutcome::delivered : kind < 97 ? MailOutcome::deferred : kind < 99 ? MailOutcome::failed : MailOutcome::discarded;
    const std::string text = outcome == MailOutcome::delivered ? "250 2.0.0 OK" : outcome == MailOutcome::discarded ? "discarded by acl_check_data statement 3" : "connection to mx" + std::to_string(r % 90) + ".example refused";
    m.recipients.push_back({0, recipient, outcome, text, "mx" + std::to_string(r % 90) + ".local.example", time + std::chrono::milliseconds(40)});
    row.tried = number % 20 == 0;
    row.attempt = {m.message, time, time + std::chrono::milliseconds(40), 0, recipient, {}, outcome, text, m.recipients[0].host,
                   R"({"router":"local","transport":"lmtp","host_name":"mx.local.example","host_address":"192.0.2.9","host_port":24})", true};
    return row;
}

Result<std::vector<std::string>> takeIndexes(store::Database& database) {
    std::vector<std::string> sql, names;
    auto list = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL");
    for (;;) {
        const auto more = list.step();
        if (!more)
            return base::fail(more.error());
        if (!*more)
            break;
        names.push_back(list.string(0));
        sql.push_back(list.string(1));
    }
    for (const std::string& name : names)
        if (auto dropped = database.execute("DROP INDEX " + name); !dropped)
            return base::fail(dropped.error());
    return sql;
}

Result<void> generateDay(const GeneratedStore& wanted, std::int64_t day, std::int64_t first, std::int64_t count, base::Time begin, base::Time end) {
    store::DatabaseSettings settings;
    settings.file = wanted.folder + "/" + store::eventFileName(day);
    settings.synchronous = store::Synchronous::off;
    settings.cacheKiB = 131'072;
    auto database = store::openStore(settings, store::eventsSchema());
    if (!database)
        return base::fail(database.error());
    auto indexes = takeIndexes(*database);
    if (!indexes)
        return base::fail(indexes.error());
    base::FakeClock clock(begin);
    base::MessageIdSource ids(clock, 1);
    auto transaction = store::Transaction::begin(*database);
    if (!transaction)
        return base::fail(transaction.error());
    for (std::int64_t i = 0; i < count; ++i) {
        const base::Time time = begin + (end - begin) * i / count;
        clock.advance(time - clock.now());
        const Row row = makeRow(static_cast<std::uint64_t>(first + i), time, ids);
        auto written = store::writeMessageRecord(*database, row.message);
        if (written && row.tried)
            written = store::writeAttemptRecord(*database, row.attempt);
        if (!written)
            return written;
    }
    for (const std::string& sql : *indexes)
        if (auto made = database->execute(sql); !made)
            return made;
    if (auto committed = transaction->commit(); !committed)
        return committed;
    return database->execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace

Result<void> generateEvents(const GeneratedStore& wanted) {
    const std::int64_t last = store::eventDay(wanted.until);
    for (int i = 0; i < wanted.days; ++i) {
        const std::int64_t day = last - wanted.days + 1 + i;
        const base::Time begin{std::chrono::days(day)};
        const base::Time end = day == last ? wanted.until : begin + std::chrono::hours(24) - std::chrono::seconds(1);
        const std::int64_t first = wanted.recipients * i / wanted.days;
        if (auto made = generateDay(wanted, day, first, wanted.recipients * (i + 1) / wanted.days - first, begin, end); !made)
            return made;
    }
    return {};
}

} // namespace postroom::benchmark
