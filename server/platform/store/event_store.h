// SPDX-License-Identifier: Apache-2.0
// The event store: what happened to mail, a file for each day (UTC) of reception. Recording never blocks and never
// fails: records go into a bounded queue and one thread writes them. When a file is locked, full or damaged the mail goes
// on; what the queue cannot hold is counted, and the gap (how many, from when to when, why) is written into the store and
// sent as store.gap when it works again. A damaged file is set aside as FILE.damaged-SECONDS and a new one is begun.
#pragma once

#include "server/platform/events/event.h"
#include "server/platform/store/event_batch.h"
#include "server/platform/store/event_day.h"
#include "shared/base/guarded.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

namespace postroom::store {

struct EventStoreSettings {
    std::string directory;                ///< of the events-*.db files; must exist
    std::size_t queueLimit = 20'000;      ///< records waiting; beyond it they are lost and counted
    std::size_t queueBytes = 64U << 20U;  ///< of traces and facts waiting
    base::Milliseconds gather{100};       ///< how long the writer collects before it writes: fewer, larger commits
    base::Milliseconds busyTimeout{500};
    base::Milliseconds retryAfter{500};   ///< after a failure
};

class EventStore {
public:
    static std::unique_ptr<EventStore> start(EventStoreSettings settings, const base::Clock& clock, events::Sink& events);
    /// Writes what waits (for a second at most when the store fails), then stops.
    ~EventStore();
    EventStore(const EventStore&) = delete;
    EventStore& operator=(const EventStore&) = delete;

    // Thread-safe, never block.
    void record(MessageRecord record);
    void record(AttemptRecord record);
    void record(AuditRecord record);

    /// Waits until what was recorded before is written, or `wait` has passed. Searches do it themselves, briefly.
    void flush(base::Milliseconds wait);

    // Thread-safe; each opens the day files it needs.
    /// Newest first. However rare the answer: it returns when query.patience is over, with a key to go on from.
    base::Result<SearchWindow> search(const SearchQuery& query);
    base::Result<AuditWindow> audit(const AuditQuery& query);
    /// notFound when no day knows it. The day is in the id; the days around it are looked at too.
    base::Result<MessageHistory> history(const base::MessageId& message);
    base::Result<MessageHistory> history(const SearchKey& key);
    /// The packed trace that belongs to a row of a search; empty when none was kept, or when another row of the same refusal has it.
    base::Result<std::string> trace(const SearchRow& row);
    /// The histories of rows that a search has just found, without their traces: each message once, in the order of the rows.
    base::Result<std::vector<MessageHistory>> histories(const std::vector<SearchRow>& rows);
    /// Of the last `days` days.
    base::Result<std::vector<EventGap>> gaps(int days);

    /// Deletes the files of days before `firstDay` (days since 1970). Returns how many.
    base::Result<std::size_t> expire(std::int64_t firstDay);

    [[nodiscard]] std::uint64_t lost() const { return m_lostEver; }
    /// Why the store cannot be written at this moment; empty when it can.
    [[nodiscard]] std::string failure() const { return *m_failure.lock(); }

private:
    using Record = EventRecord;
    /// Connections for reading, one for each day that was looked at; used by one caller at a time.
    struct Readers {
        std::map<std::int64_t, Database> days;
        std::uint64_t generation = 0;
    };
    class Lease;
    EventStore(EventStoreSettings settings, const base::Clock& clock, events::Sink& events);
    void push(Record record, std::size_t bytes, base::Time time);
    void loop();
    bool write(const std::vector<Record>& batch);
    base::Result<void> writeDay(std::int64_t day, const std::vector<const Record*>& records);
    base::Result<Database*> writer(std::int64_t day);
    void failed(std::int64_t day, const base::Error& error);
    void recovered();
    void setAside(std::int64_t day, const base::Error& error);
    [[nodiscard]] std::vector<std::int64_t> days() const;
    base::Result<Database*> reader(Readers& open, std::int64_t day) const;
    base::Result<MessageHistory> historyOn(const std::vector<std::int64_t>& days, const base::MessageId& message, std::optional<SearchKey> key);

    const EventStoreSettings m_settings;
    const base::Clock& m_clock;
    events::Sink& m_events;
    std::mutex m_mutex;
    std::condition_variable m_wake, m_done;
    std::vector<Record> m_queue;
    std::size_t m_queueBytes = 0;
    std::uint64_t m_pushed = 0, m_written = 0;
    EventGap m_gap; ///< not yet written; guarded by m_mutex
    bool m_hurry = false, m_stop = false;
    base::Guarded<std::string> m_failure;
    std::atomic<std::uint64_t> m_lostEver{0};
    std::map<std::int64_t, Database> m_writers; ///< the writer's thread only
    base::Guarded<std::vector<std::unique_ptr<Readers>>> m_idleReaders;
    std::atomic<std::uint64_t> m_generation{0}; ///< rises when a file goes: older connections are not used again
    std::thread m_thread;
};

} // namespace postroom::store
