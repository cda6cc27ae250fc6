// SPDX-License-Identifier: Apache-2.0
#include "server/queue/mail_queue.h"

#include "server/platform/store/event_store.h"
#include "server/platform/store/migration.h"
#include "server/queue/queue_admin.h"
#include "server/queue/queue_events.h"
#include "server/queue/queue_records.h"
#include "server/queue/queue_rows.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace postroom::queue {

using base::fail;
using base::Result;

Result<std::unique_ptr<MailQueue>> MailQueue::open(QueueSettings settings, const base::Clock& clock, events::Sink& events) {
    auto spool = BodySpool::open(settings.spoolDirectory);
    if (!spool)
        return fail(spool.error());
    std::unique_ptr<MailQueue> queue(new MailQueue(std::make_unique<QueueCore>(std::move(settings), clock, events, std::move(*spool))));
    if (auto started = queue->start(); !started)
        return fail(started.error());
    return queue;
}

MailQueue::~MailQueue() { stop(); }

Result<void> MailQueue::start() {
    QueueCore& core = *m_core;
    store::DatabaseSettings at;
    at.file = core.settings.file;
    at.vfs = core.settings.vfs;
    at.busyTimeout = core.settings.busyTimeout;
    auto writer = store::openStore(at, store::queueSchema());
    if (!writer)
        return fail(writer.error());
    auto row = firstFreeRow(*writer);
    auto memory = loadRetryMemory(*writer);
    auto suspensions = loadSuspensions(*writer);
    auto holdRules = loadHoldRules(*writer);
    if (!row || !memory)
        return fail(!row ? row.error() : memory.error());
    if (!suspensions || !holdRules)
        return fail(!suspensions ? suspensions.error() : holdRules.error());
    useOrders( std::move(*suspensions), std::move(*holdRules));
    core.nextRow = *row;
    for (RetryRecord& record : *memory)
        core.state.memory.put(std::move(record));
    if (auto read = loadSchedule(*writer, 0, [&](ScheduledMessage message) {
            core.state.watchHold(message);
            core.state.scheduler.add(std::move(message));
        });
        !read)
        return read;
    store::DatabaseSettings reading = at;
    reading.mode = store::OpenMode::readOnly;
    auto reader = store::Database::open(reading);
    if (!reader)
        return fail(reader.error());
    *core.reader.lock() = std::move(*reader);
    core.retryRules.publish(std::make_shared<const RetryRules>(defaultRetryRules()));
    auto committer = store::GroupCommitter::start(std::move(*writer), at, core.settings.committer);
    if (!committer)
        return fail(committer.error());
    core.committer = std::move(*committer);
    return rescueBodies();
}

namespace {
std::int64_t fileSize(const std::string& path) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    return error ? 0 : static_cast<std::int64_t>(size);
}
} // namespace

Result<void> MailQueue::rescueBodies() {
    auto reader = m_core->reader.lock();
    Result<void> asked;
    // Asked for each file, which is named after its message: most mail has none, and reading all rows would take long.
    const auto moved = m_core->spool.rescue([&](std::string_view path) {
        store::Statement& s = reader->cached("SELECT 1 FROM message m JOIN content c ON c.message = m.row WHERE m.id = ? AND c.body_file = ?");
        const auto found = s.bind(1, path.substr(path.rfind('/') + 1)).bind(2, path).step();
        if (!found)
            asked = fail(found.error());
        s.reset();
        return !found || *found;
    });
    if (!asked)
        return asked;
    if (!moved)
        return fail(moved.error());
    for (const std::string& path : *moved)
        m_core->publish("store.lost-and-found", {}, {{"file", path}, {"size", fileSize(path)}});
    return {};
}

std::unique_ptr<BodyWriter> MailQueue::newBody(const base::MessageId& id) { return m_core->spool.newBody(id); }

void MailQueue::discard(const Body& body) { m_core->spool.remove(body.file); }

std::vector<base::Time> MailQueue::dueTimes(const IncomingMessage& message) const {
    const base::Time now = m_core->clock.now();
    std::vector<base::Time> due(message.envelope.recipients.size(), message.deliverNow ? now : notByItself);
    const std::lock_guard lock(m_core->mutex);
    const RetryMemory& memory = m_core->state.memory;
    if (!message.deliverNow || memory.empty())
        return due;
    for (std::size_t i = 0; i < due.size(); ++i) {
        const std::string& address = message.envelope.recipients[i].address;
        for (const std::string& key : {addressKey(address), addressKey(address, message.envelope.sender), domainKey(address)})
            if (const RetryRecord* record = memory.find(key); record != nullptr && record->nextTry > due[i])
                due[i] = record->nextTry;
    }
    return due;
}

namespace {
/// A message of which nothing is left to do.
Settlement endOf(const IncomingMessage& message, std::int64_t row, base::Time now) {
    Settlement end;
    end.row = row;
    end.id = message.id;
    end.sender = message.envelope.sender;
    end.received = message.reception.time;
    end.time = now;
    end.finished = true;
    for (const RecipientOutcome& outcome : message.delivered) {
        RecipientChange change;
        change.what = RecipientChange::What::finished;
        change.number = outcome.number;
        change.address = message.envelope.recipients.at(outcome.number).address;
        change.text = outcome.confirmation;
        change.host = outcome.hostName;
        change.transport = outcome.transport;
        change.attempts = 1;
        change.lastTry = change.due = now;
        end.changes.push_back(std::move(change));
    }
    return end;
}
} // namespace

Result<void> MailQueue::accept(IncomingMessage message) {
    std::string heldBy; // usually nobody
    if (!message.queueName.empty() || m_core->anyHoldRule.load(std::memory_order_relaxed))
        applyOrders(message, heldBy);
    const std::int64_t row = m_core->nextRow++;
    const NewMessage incoming{row, message, message.body.file.empty() ? std::string() : m_core->spool.relative(message.body.file), dueTimes(message)};
    // Everybody was discarded by a rule, or has the message already.
    const bool over = message.envelope.recipients.empty() || !message.delivered.empty();
    Settlement end;
    if (over)
        end = endOf(message, row, m_core->clock.now());
    auto kept = m_core->committer->run([&](store::Database& database) -> Result<void> {
        if (auto inserted = insertMessage(database, incoming); !inserted || !over)
            return inserted;
        return applySettlement(database, end);
    });
    if (!kept || over)
        m_core->spool.remove(message.body.file);
    if (!kept)
        return kept;
    if (m_core->events.wanted("message.accepted"))
        m_core->events.publish(acceptedEvent(message));
    if (!heldBy.empty())
        m_core->publish("queue.held", message.id, {{"by", heldBy}, {"reason", message.freezeReason}});
    if (m_core->records != nullptr)
        m_core->records->record(messageRecord(message));
    if (over)
        announce(end, Job{message.id, {}, false, {}}, message.delivered);
    else
        enter(std::move(message), row, incoming.due);
    return {};
}

void MailQueue::enter(IncomingMessage message, std::int64_t row, const std::vector<base::Time>& due) {
    ScheduledMessage scheduled;
    scheduled.row = row;
    scheduled.id = message.id;
    scheduled.received = message.reception.time;
    scheduled.sender = message.envelope.sender;
    scheduled.queueName = message.queueName;
    scheduled.held = !message.freezeReason.empty();
    if (scheduled.held)
        scheduled.heldSince = scheduled.received;
    scheduled.nextNumber = static_cast<std::uint32_t>(message.envelope.recipients.size() + message.discarded.size());
    scheduled.recipients.resize(message.envelope.recipients.size());
    for (std::size_t i = 0; i < due.size(); ++i) {
        scheduled.recipients[i].number = static_cast<std::uint32_t>(i);
        scheduled.recipients[i].address = message.envelope.recipients[i].address;
        scheduled.recipients[i].due = due[i];
    }
    const bool soon = message.deliverNow && !scheduled.held;
    const bool oneJob = due.size() == 1; // with more recipients the thread in nextJob() finds out how many there are
    message.packedTrace = {};
    std::shared_ptr<const std::function<bool()>> arrived;
    {
        const std::lock_guard lock(m_core->mutex);
        if (scheduled.held)
            m_core->state.watchHold(scheduled);
        m_core->state.scheduler.add(std::move(scheduled));
        if (soon) {
            m_core->state.recent.put(std::move(message));
            arrived = m_core->state.arrived;
        }
    }
    if (soon && (!oneJob || arrived == nullptr || !(*arrived)()))
        m_core->work.notify_one();
}

void MailQueue::announceTo(std::function<bool()> arrived) {
    const std::lock_guard lock(m_core->mutex);
    m_core->state.arrived = arrived ? std::make_shared<const std::function<bool()>>(std::move(arrived)) : nullptr;
}

std::optional<Job> MailQueue::tryNextJob() {
    const base::Time now = m_core->clock.now();
    const std::lock_guard lock(m_core->mutex);
    if (m_core->state.stopped)
        return std::nullopt;
    auto job = m_core->state.scheduler.next(now);
    if (job)
        if (ScheduledMessage* message = m_core->state.scheduler.find(job->id); message != nullptr) {
            message->forced = false;
            for (const std::uint32_t number : job->recipients)
                if (const ScheduledRecipient* recipient = message->find(number); recipient->cutoff != base::Time{} && now > recipient->cutoff)
                    job->forced = true; // the ultimate try
        }
    return job;
}

std::optional<base::Time> MailQueue::nextDue() const {
    const std::lock_guard lock(m_core->mutex);
    return m_core->state.scheduler.nextDue();
}

std::optional<Job> MailQueue::nextJob() {
    for (;;) {
        if (auto job = tryNextJob())
            return job;
        std::unique_lock lock(m_core->mutex);
        if (m_core->state.stopped)
            return std::nullopt;
        const auto due = m_core->state.scheduler.nextDue();
        const base::Time now = m_core->clock.now();
        if (due && *due <= now) {
            if (m_core->state.scheduler.jobsOut() < m_core->settings.scheduler.jobs)
                continue; // it came due between the two looks
        }
        // An hour at most: the wall clock may be set meanwhile.
        const auto wait = due && *due > now ? std::min<base::Microseconds>(*due - now, std::chrono::hours(1)) : base::Microseconds(std::chrono::hours(1));
        m_core->work.wait_for(lock, wait);
    }
}

Result<QueuedMessage> MailQueue::load(const Job& job) {
    std::optional<IncomingMessage> recent;
    std::int64_t row = 0;
    {
        const std::lock_guard lock(m_core->mutex);
        const ScheduledMessage* scheduled = m_core->state.scheduler.find(job.id);
        if (scheduled == nullptr)
            return fail(base::permanentError(base::ErrorKind::notFound, "The message is not in the queue", job.id.string()));
        row = scheduled->row;
        recent = m_core->state.recent.take(job.id);
    }
    if (recent)
        return queuedMessage(std::move(*recent), job);
    auto message = [&]() -> Result<QueuedMessage> {
        auto reader = m_core->reader.lock();
        auto loaded = loadMessage(*reader, row, m_core->spool);
        if (!loaded)
            return loaded;
        auto recipients = loadRecipients(*reader, row, job.recipients);
        if (!recipients)
            return fail(recipients.error());
        loaded->due = std::move(*recipients);
        return loaded;
    }();
    if (message && !message->body.file.empty() && ::access(message->body.file.c_str(), R_OK) != 0)
        return fail(bodyMissing(job.id, message->body.file));
    return message;
}

// Somebody deleted the file: sending the message without its body would be worse than not sending it.
base::Error MailQueue::bodyMissing(const base::MessageId& id, const std::string& file) {
    m_core->publish("store.body-missing", id, {{"file", file}});
    if (auto held = QueueAdmin(*this).hold(id, "queue", "its body " + file + " is missing"); !held)
        return held.error();
    return base::permanentError(base::ErrorKind::notFound, "The body of the message is missing; it was put on hold", file);
}

Result<Settled> MailQueue::settle(const Job& job, std::vector<RecipientOutcome> outcomes, std::vector<HostResult> hosts) {
    Settlement settlement;
    const auto rules = m_core->retryRules.get();
    {
        const std::lock_guard lock(m_core->mutex);
        ScheduledMessage* message = m_core->state.scheduler.find(job.id);
        if (message == nullptr)
            return fail(base::permanentError(base::ErrorKind::notFound, "The message is not in the queue", job.id.string()));
        const double chance = std::uniform_real_distribution<double>(0, 1)(m_core->state.random);
        const QueuePolicy& policy = m_core->state.policy;
        const bool byHand = !message->queueName.empty() && std::find(policy.queuesByHand.begin(), policy.queuesByHand.end(), message->queueName) != policy.queuesByHand.end();
        settlement = settleOutcomes(*message, outcomes, hosts, {*rules, m_core->state.memory, policy.delayWarnings, m_core->clock.now(), chance, message->nextNumber, byHand});
        message->nextNumber += static_cast<std::uint32_t>(settlement.children.size());
    }
    std::string bodyFile;
    auto kept = m_core->committer->run([&](store::Database& database) -> Result<void> {
        if (settlement.finished)
            if (auto file = bodyFileOf(database, settlement.row); file)
                bodyFile = *file;
        return applySettlement(database, settlement);
    });
    if (!kept)
        return fail(kept.error());
    if (!bodyFile.empty())
        m_core->spool.remove(m_core->spool.absolute(bodyFile));
    follow(settlement);
    announce(settlement, job, outcomes);
    return std::move(settlement.answer);
}

// The store has it: now the schedule follows.
void MailQueue::follow(const Settlement& settlement) {
    bool wake = false;
    {
        const std::lock_guard lock(m_core->mutex);
        QueueState& state = m_core->state;
        for (const RetryRecord& record : settlement.remembered)
            state.memory.put(record);
        for (const std::string& key : settlement.forgotten)
            state.memory.erase(key);
        followSchedule(state.scheduler, settlement);
        if (settlement.holds)
            if (const ScheduledMessage* message = state.scheduler.findRow(settlement.row))
                state.watchHold(*message);
        // The usual end, everything delivered, is nothing to who waits in nextJob(): whoever settles asks for the next job.
        wake = !settlement.finished;
    }
    if (wake)
        m_core->work.notify_one();
}

void MailQueue::announce(const Settlement& settlement, const Job& job, const std::vector<RecipientOutcome>& outcomes) {
    const std::string ofHost = hostKey({});
    for (const RetryRecord& record : settlement.remembered)
        if (record.key.starts_with(ofHost) && record.firstFailed == settlement.time)
            m_core->publish("host.down", {}, {{"host", record.key.substr(ofHost.size())}, {"error", record.retryError}, {"reason", record.error}});
    for (const std::string& key : settlement.forgotten)
        if (key.starts_with(ofHost))
            m_core->publish("host.up", {}, {{"host", key.substr(ofHost.size())}});
    for (const RecipientOutcome& outcome : outcomes) {
        const auto change = std::find_if(settlement.changes.begin(), settlement.changes.end(), [&](const auto& c) { return c.number == outcome.number; });
        if (change == settlement.changes.end())
            continue;
        if (m_core->events.wanted(outcomeEventName(outcome.kind)))
            m_core->events.publish(outcomeEvent(settlement, outcome, *change));
        if (m_core->records != nullptr)
            m_core->records->record(attemptRecord(settlement, outcome, *change));
    }
    if (settlement.finished)
        m_core->publish("message.completed", job.id,
                        {{"age", std::chrono::duration_cast<base::Seconds>(settlement.time - settlement.received).count()},
                         {"delivered", settlement.totals[0]}, {"failed", settlement.totals[1]}, {"discarded", settlement.totals[2]}});
}

void MailQueue::release(const Job& job) {
    {
        const std::lock_guard lock(m_core->mutex);
        Scheduler& scheduler = m_core->state.scheduler;
        ScheduledMessage* message = scheduler.find(job.id);
        if (message == nullptr)
            return;
        scheduler.takeBack(*message, job.recipients);
        for (const std::uint32_t number : job.recipients)
            if (ScheduledRecipient* recipient = message->find(number); recipient != nullptr && recipient->state == ScheduledRecipient::State::waiting)
                scheduler.wait(*message, *recipient, recipient->due);
    }
    m_core->work.notify_one();
}

void MailQueue::stop() {
    {
        const std::lock_guard lock(m_core->mutex);
        m_core->state.stopped = true;
    }
    m_core->work.notify_all();
}

void MailQueue::recordTo(store::EventStore& store) { m_core->records = &store; }

void MailQueue::setRetryRules(std::shared_ptr<const RetryRules> rules) { m_core->retryRules.publish(std::move(rules)); }

std::size_t MailQueue::size() const {
    const std::lock_guard lock(m_core->mutex);
    return m_core->state.scheduler.size();
}

} // namespace postroom::queue
