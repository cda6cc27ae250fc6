// SPDX-License-Identifier: Apache-2.0
// Rows of queue.db that nobody of us wrote: the input becomes the columns of a message, its content, a recipient and the
// retry memory, as an administrator with sqlite3 or a bad disk could leave them. Reading them must yield values or
// errors, never a crash, and what was read can be settled and counted.
#include "server/platform/store/migration.h"
#include "server/queue/ledger.h"
#include "server/queue/queue_rows.h"

#include <cstdlib>
#include <string_view>

using namespace postroom;
using namespace postroom::queue;

namespace {

/// Takes fields off the input: text up to the next 0xFF byte, numbers from eight bytes.
struct Input {
    std::string_view rest;
    std::string_view text() {
        const std::size_t end = std::min(rest.find('\xff'), rest.size());
        const std::string_view out = rest.substr(0, end);
        rest.remove_prefix(std::min(rest.size(), end + 1));
        return out;
    }
    std::int64_t number() {
        std::uint64_t value = 0;
        for (int i = 0; i < 8 && !rest.empty(); ++i) {
            value = value << 8U | static_cast<unsigned char>(rest.front());
            rest.remove_prefix(1);
        }
        return static_cast<std::int64_t>(value);
    }
};

/// Every column of `table` from the input; a leading even byte makes it a number. `key` is the value of the first column.
void insert(store::Database& database, const std::string& table, int columns, Input& input, std::int64_t key) {
    std::string sql = "INSERT OR REPLACE INTO " + table + " VALUES (?";
    for (int i = 1; i < columns; ++i)
        sql += ",?";
    store::Statement s = database.prepare(sql + ")");
    s.bind(1, key);
    for (int i = 2; i <= columns; ++i) {
        const bool number = !input.rest.empty() && (static_cast<unsigned char>(input.rest.front()) & 1U) == 0;
        if (!input.rest.empty())
            input.rest.remove_prefix(1);
        if (number)
            s.bind(i, input.number());
        else
            s.bind(i, input.text());
    }
    static_cast<void>(s.run());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static store::Database database = [] {
        store::DatabaseSettings settings;
        settings.file = ":memory:";
        settings.mode = store::OpenMode::readWrite;
        auto opened = store::Database::open(settings);
        if (!opened || !store::migrate(*opened, store::queueSchema()))
            std::abort();
        return std::move(*opened);
    }();
    static const BodySpool spool = *BodySpool::open(std::string(std::getenv("TMPDIR") != nullptr ? std::getenv("TMPDIR") : "/tmp") + "/postroom-fuzz-spool");
    for (const char* table : {"message", "recipient", "content", "reception", "outcome", "retry"})
        static_cast<void>(database.execute(std::string("DELETE FROM ") + table));
    Input input{std::string_view(reinterpret_cast<const char*>(data), size)};
    insert(database, "message", 14, input, 1);
    static_cast<void>(database.execute("UPDATE message SET id = '1r31eq-00000000001-0000' WHERE length(id) <> 23"));
    insert(database, "recipient", 17, input, 1);
    insert(database, "content", 32, input, 1);
    insert(database, "reception", 5, input, 1);
    insert(database, "outcome", 6, input, 1);
    insert(database, "retry", 7, input, 7);
    static_cast<void>(loadMessage(database, 1, spool));
    static_cast<void>(loadRecipients(database, 1, {0, 1, 2, 0xffffffffU}));
    static_cast<void>(loadRetryMemory(database));
    Scheduler scheduler({});
    static_cast<void>(loadSchedule(database, 0, [&](ScheduledMessage message) { scheduler.add(std::move(message)); }));
    while (const auto job = scheduler.next(base::Time::max() - std::chrono::hours(1))) {
        const RetryRules rules = defaultRetryRules();
        const RetryMemory memory;
        std::vector<RecipientOutcome> outcomes(job->recipients.size());
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            outcomes[i].number = job->recipients[i];
            outcomes[i].kind = static_cast<RecipientOutcome::Kind>(i % 6);
        }
        Settlement settlement = settleOutcomes(*scheduler.find(job->id), outcomes, {}, {rules, memory, {std::chrono::hours(24)}, base::fromEpochMicros(1'700'000'000'000'000), 0.5, 9});
        static_cast<void>(applySettlement(database, settlement));
        scheduler.remove(job->id);
    }
    static_cast<void>(Ledger::check(database));
    return 0;
}
