// SPDX-License-Identifier: Apache-2.0
#include "server/platform/store/event_store.h"

#include "server/platform/store/event_batch.h"
#include "server/platform/store/event_search.h"
#include "server/platform/store/migration.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace postroom::store {

namespace fs = std::filesystem;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t openFiles = 8;   ///< connections kept for writing, and by each reader
constexpr std::size_t idleReaders = 2;
constexpr std::size_t keptRecords = 512; ///< room of a batch that stays allocated between batches, about 0.5 MB

std::int64_t dayOfRecord(const MessageRecord& record) { return eventDay(record.time); }
std::int64_t dayOfRecord(const AttemptRecord& record) { return eventDay(record.received); }
std::int64_t dayOfRecord(const AuditRecord& record) { return eventDay(record.time); }

base::Result<void> writeRecord(Database& database, const MessageRecord& record) { return writeMessageRecord(database, record); }
base::Result<void> writeRecord(Database& database, const AttemptRecord& record) { return writeAttemptRecord(database, record); }
base::Result<void> writeRecord(Database& database, const AuditRecord& record) { return writeAuditRecord(database, record); }

/// The second of reception stands in the first six characters of a message id.
std::int64_t dayOfMessage(const base::MessageId& id) {
    std::int64_t seconds = 0;
    for (const char c : id.text().substr(0, 6))
        seconds = seconds * 62 + (c <= '9' ? c - '0' : c <= 'Z' ? c - 'A' + 10 : c - 'a' + 36);
    return seconds / 86'400;
}

} // namespace

std::unique_ptr<EventStore> EventStore::start(EventStoreSettings settings, const base::Clock& clock, events::Sink& events) {
    return std::unique_ptr<EventStore>(new EventStore(std::move(settings), clock, events));
}

EventStore::EventStore(EventStoreSettings settings, const base::Clock& clock, events::Sink& events)
    : m_settings(std::move(settings)), m_clock(clock), m_events(events), m_thread([this] { loop(); }) {}

EventStore::~EventStore() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = m_hurry = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void EventStore::record(MessageRecord record) {
    const std::size_t bytes = 256 + record.trace.size() + record.facts.size() + record.recipients.size() * 128;
    const base::Time time = record.time;
    push(std::move(record), bytes, time);
}

void EventStore::record(AttemptRecord record) {
    const std::size_t bytes = 256 + record.facts.size() + record.text.size();
    const base::Time time = record.time;
    push(std::move(record), bytes, time);
}

void EventStore::record(AuditRecord record) {
    const std::size_t bytes = 256 + record.text.size();
    const base::Time time = record.time;
    push(std::move(record), bytes, time);
}

void EventStore::push(Record record, std::size_t bytes, base::Time time) {
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_queue.size() >= m_settings.queueLimit || m_queueBytes + bytes > m_settings.queueBytes) {
            if (m_gap.lost++ == 0)
                m_gap.since = time;
            m_gap.until = time;
            ++m_lostEver;
            return;
        }
        wake = m_queue.empty();
        m_queue.push_back(std::move(record));
        m_queueBytes += bytes;
        ++m_pushed;
    }
    if (wake)
        m_wake.notify_one();
}

void EventStore::flush(base::Milliseconds wait) {
    std::unique_lock lock(m_mutex);
    const std::uint64_t until = m_pushed;
    if (m_written >= until)
        return;
    m_hurry = true;
    m_wake.notify_one();
    m_done.wait_for(lock, wait, [&] { return m_written >= until; });
}

void EventStore::loop() {
    std::vector<Record> batch;
    int failures = 0;
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [&] { return !m_queue.empty() || m_stop; });
            m_wake.wait_for(lock, m_settings.gather, [&] { return m_hurry; });
            m_hurry = m_stop;
            batch.swap(m_queue);
            m_queueBytes = 0;
            if (batch.empty() && m_stop)
                return;
        }
        mergeAttempts(batch);
        // A batch that cannot be written is kept and tried again; new records wait in the queue until it is full.
        for (failures = 0; !write(batch); ++failures) {
            std::unique_lock lock(m_mutex);
            if (m_stop && failures >= 2)
                break;
            m_wake.wait_for(lock, m_settings.retryAfter, [&] { return m_stop && failures < 2; });
        }
        const std::lock_guard lock(m_mutex);
        m_written += batch.size();
        if (batch.capacity() > keptRecords)
            batch = {};
        else
            batch.clear();
        m_done.notify_all();
    }
}

bool EventStore::write(const std::vector<Record>& batch) {
    std::map<std::int64_t, std::vector<const Record*>> byDay;
    for (const Record& record : batch)
        byDay[std::visit([](const auto& r) { return dayOfRecord(r); }, record)].push_back(&record);
    for (const auto& [day, records] : byDay) {
        auto done = writeDay(day, records);
        if (done)
            continue;
        failed(day, done.error());
        if (done.error().temporary)
            return false; // rows of other days may be written twice after this; better than not at all
        setAside(day, done.error());
        if (done = writeDay(day, records); !done)
            return false;
    }
    recovered();
    return true;
}

Result<void> EventStore::writeDay(std::int64_t day, const std::vector<const Record*>& records) {
    auto database = writer(day);
    if (!database)
        return fail(database.error());
    auto transaction = Transaction::begin(**database);
    if (!transaction)
        return fail(transaction.error());
    for (const Record* record : records) {
        auto done = std::visit([&](const auto& each) { return writeRecord(**database, each); }, *record);
        if (!done && done.error().kind != base::ErrorKind::conflict && done.error().kind != base::ErrorKind::limit)
            return done;
    }
    EventGap gap;
    {
        const std::lock_guard lock(m_mutex);
        gap = m_gap;
    }
    if (gap.lost > 0) {
        gap.reason = gap.reason.empty() ? "more records than could be written" : gap.reason;
        if (auto done = writeGap(**database, gap); !done)
            return done;
    }
    if (auto committed = transaction->commit(); !committed)
        return committed;
    if (gap.lost > 0) {
        {
            const std::lock_guard lock(m_mutex);
            m_gap.lost -= gap.lost;
            m_gap.since = gap.until;
            if (m_gap.lost == 0)
                m_gap = EventGap();
        }
        events::Event event;
        event.name = "store.gap";
        event.time = m_clock.now();
        event.with("store", (*database)->file()).with("lost", gap.lost).with("from", base::toEpochMicros(gap.since)).with("until", base::toEpochMicros(gap.until)).with("reason", gap.reason);
        m_events.publish(std::move(event));
    }
    return {};
}

Result<Database*> EventStore::writer(std::int64_t day) {
    if (const auto found = m_writers.find(day); found != m_writers.end()) {
        // A file that somebody deleted under us is begun anew.
        if (::access(found->second.file().c_str(), F_OK) == 0)
            return &found->second;
        m_writers.erase(found);
    }
    DatabaseSettings settings;
    settings.file = m_settings.directory + "/" + eventFileName(day);
    settings.synchronous = Synchronous::normal;
    settings.busyTimeout = m_settings.busyTimeout;
    auto opened = openStore(settings, eventsSchema());
    if (!opened)
        return fail(opened.error());
    // Nobody waits for this thread: it moves its log itself.
    if (auto set = opened->execute("PRAGMA wal_autocheckpoint=2000"); !set)
        return fail(set.error());
    while (m_writers.size() >= openFiles)
        m_writers.erase(m_writers.begin());
    return &(m_writers[day] = std::move(*opened));
}

void EventStore::failed(std::int64_t day, const base::Error& error) {
    m_writers.erase(day);
    const bool first = m_failure.lock()->empty();
    *m_failure.lock() = error.text();
    {
        const std::lock_guard lock(m_mutex);
        m_gap.reason = error.publicText;
    }
    if (!first)
        return;
    events::Event event;
    event.name = "store.failed";
    event.time = m_clock.now();
    event.with("store", eventFileName(day)).with("reason", error.text());
    m_events.publish(std::move(event));
}

void EventStore::recovered() {
    if (m_failure.lock()->empty())
        return;
    m_failure.lock()->clear();
    events::Event event;
    event.name = "store.recovered";
    event.time = m_clock.now();
    event.with("store", "events");
    m_events.publish(std::move(event));
}

void EventStore::setAside(std::int64_t day, const base::Error& error) {
    const std::string file = m_settings.directory + "/" + eventFileName(day);
    const std::string target = file + ".damaged-" + std::to_string(base::toEpochSeconds(m_clock.now()));
    ++m_generation;
    ::rename(file.c_str(), target.c_str());
    for (const char* part : {"-wal", "-shm"})
        ::rename((file + part).c_str(), (target + part).c_str());
    const std::lock_guard lock(m_mutex);
    // How many rows the damaged file had nobody knows; that there is a gap must be said.
    if (m_gap.lost++ == 0)
        m_gap.since = base::Time(std::chrono::days(day));
    m_gap.until = m_clock.now();
    m_gap.reason = error.publicText + "; the old file was set aside as " + target;
}

std::vector<std::int64_t> EventStore::days() const {
    std::vector<std::int64_t> found;
    std::error_code error;
    for (fs::directory_iterator file(m_settings.directory, error), end; !error && file != end; file.increment(error))
        if (const auto day = eventFileDay(file->path().filename().string()))
            found.push_back(*day);
    std::sort(found.rbegin(), found.rend());
    return found;
}

/// One caller's connections, given back at the end unless a file has gone meanwhile.
class EventStore::Lease {
public:
    explicit Lease(EventStore& store) : m_store(store) {
        auto idle = store.m_idleReaders.lock();
        while (!idle->empty() && m_readers == nullptr) {
            m_readers = std::move(idle->back());
            idle->pop_back();
            if (m_readers->generation != store.m_generation)
                m_readers.reset();
        }
        if (m_readers == nullptr) {
            m_readers = std::make_unique<Readers>();
            m_readers->generation = store.m_generation;
        }
    }
    ~Lease() {
        auto idle = m_store.m_idleReaders.lock();
        if (idle->size() < idleReaders && m_readers->generation == m_store.m_generation)
            idle->push_back(std::move(m_readers));
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Readers& operator*() { return *m_readers; }
    void close(std::int64_t day) { m_readers->days.erase(day); }

private:
    EventStore& m_store;
    std::unique_ptr<Readers> m_readers;
};

Result<Database*> EventStore::reader(Readers& open, std::int64_t day) const {
    if (const auto found = open.days.find(day); found != open.days.end())
        return &found->second;
    DatabaseSettings settings;
    settings.file = m_settings.directory + "/" + eventFileName(day);
    settings.mode = OpenMode::readOnly;
    settings.cacheKiB = 2048;
    settings.busyTimeout = base::Milliseconds(200);
    auto opened = Database::open(settings);
    if (!opened)
        return fail(opened.error());
    if (auto prepared = prepareForSearch(*opened); !prepared)
        return fail(prepared.error());
    while (open.days.size() >= openFiles)
        open.days.erase(open.days.begin());
    return &(open.days[day] = std::move(*opened));
}

Result<SearchWindow> EventStore::search(const SearchQuery& query) {
    const base::Steady deadline = std::chrono::steady_clock::now() + query.patience;
    flush(std::min(base::Milliseconds(100), query.patience / 2));
    SearchWindow window;
    Lease open(*this);
    for (const std::int64_t day : days()) {
        if (query.after && day > query.after->day)
            continue;
        if (query.until && day > eventDay(*query.until))
            continue;
        if (query.from && day < eventDay(*query.from))
            break;
        auto database = reader(*open, day);
        auto on = database ? searchDay(**database, day, query, deadline, window) : Result<bool>(fail(database.error()));
        if (!on) {
            open.close(day);
            window.problems.push_back(eventFileName(day) + ": " + on.error().text());
            continue;
        }
        if (!*on)
            return window;
        if (std::chrono::steady_clock::now() >= deadline) {
            window.more = SearchKey{day, 0};
            window.searchedTo = base::Time(std::chrono::days(day));
            window.incomplete = true;
            return window;
        }
    }
    window.more.reset();
    window.searchedTo.reset();
    window.incomplete = false;
    return window;
}

Result<AuditWindow> EventStore::audit(const AuditQuery& query) {
    flush(base::Milliseconds(200));
    AuditWindow window;
    Lease open(*this);
    for (const std::int64_t day : days()) {
        if ((query.after && day > query.after->day) || (query.until && day > eventDay(*query.until)))
            continue;
        if (query.from && day < eventDay(*query.from))
            break;
        auto database = reader(*open, day);
        auto on = database ? readAudit(**database, day, query, window) : Result<bool>(fail(database.error()));
        if (!on) {
            open.close(day);
            return fail(on.error());
        }
        if (!*on)
            break;
    }
    return window;
}

Result<MessageHistory> EventStore::historyOn(const std::vector<std::int64_t>& wanted, const base::MessageId& message, std::optional<SearchKey> key) {
    flush(base::Milliseconds(200));
    MessageHistory history;
    Lease open(*this);
    for (const std::int64_t day : wanted) {
        if (::access((m_settings.directory + "/" + eventFileName(day)).c_str(), F_OK) != 0)
            continue;
        auto database = reader(*open, day);
        if (!database)
            return fail(database.error());
        if (auto read = readHistory(**database, day, message, key, history); !read) {
            open.close(day);
            return fail(read.error());
        }
        if (!history.recipients.empty())
            return history;
    }
    return fail(base::permanentError(base::ErrorKind::notFound, "Nothing is recorded about " + (key ? key->text() : message.string())));
}

Result<MessageHistory> EventStore::history(const base::MessageId& message) {
    const std::int64_t day = dayOfMessage(message);
    return historyOn({day, day - 1, day + 1}, message, std::nullopt);
}

Result<MessageHistory> EventStore::history(const SearchKey& key) {
    auto found = historyOn({key.day}, {}, key);
    // The row of a message stands for all of it.
    if (found && !found->recipients.front().message.empty())
        return historyOn({key.day}, found->recipients.front().message, std::nullopt);
    return found;
}

Result<std::string> EventStore::trace(const SearchRow& row) {
    Lease open(*this);
    auto database = reader(*open, row.key.day);
    return database ? readTrace(**database, row) : Result<std::string>(fail(database.error()));
}

Result<std::vector<MessageHistory>> EventStore::histories(const std::vector<SearchRow>& rows) {
    std::vector<MessageHistory> all;
    std::unordered_map<base::MessageId, bool> seen;
    Lease open(*this);
    for (const SearchRow& row : rows) {
        MessageHistory history;
        if (row.message.empty()) {
            history.recipients.push_back(row);
        } else if (seen.emplace(row.message, true).second) {
            auto database = reader(*open, row.key.day);
            if (!database)
                return fail(database.error());
            if (auto read = readHistory(**database, row.key.day, row.message, std::nullopt, history, false); !read) {
                open.close(row.key.day);
                return fail(read.error());
            }
        } else {
            continue;
        }
        all.push_back(std::move(history));
    }
    return all;
}

Result<std::vector<EventGap>> EventStore::gaps(int last) {
    std::vector<EventGap> all;
    Lease open(*this);
    for (const std::int64_t day : days()) {
        if (day <= eventDay(m_clock.now()) - last)
            break;
        auto database = reader(*open, day);
        if (!database)
            return fail(database.error());
        auto found = readGaps(**database);
        if (!found)
            return fail(found.error());
        all.insert(all.end(), found->begin(), found->end());
    }
    return all;
}

Result<std::size_t> EventStore::expire(std::int64_t firstDay) {
    std::size_t count = 0;
    ++m_generation;
    for (const std::int64_t day : days()) {
        if (day >= firstDay)
            continue;
        const std::string file = m_settings.directory + "/" + eventFileName(day);
        if (::unlink(file.c_str()) != 0)
            return fail(base::systemError(errno, "The file " + file + " cannot be deleted"));
        ::unlink((file + "-wal").c_str());
        ::unlink((file + "-shm").c_str());
        ++count;
    }
    return count;
}

} // namespace postroom::store
