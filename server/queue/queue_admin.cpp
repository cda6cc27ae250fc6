// SPDX-License-Identifier: Apache-2.0
#include "server/queue/queue_admin.h"

#include "server/queue/queue_rows.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::queue {

using base::fail;
using base::Result;
using State = ScheduledRecipient::State;

namespace {

base::Error notQueued(const base::MessageId& id) { return base::permanentError(base::ErrorKind::notFound, "There is no message " + id.string() + " in the queue"); }
base::Error conflict(std::string text) { return base::temporaryError(base::ErrorKind::conflict, std::move(text)); }

constexpr int queued = static_cast<int>(MessageState::queued);
constexpr int held = static_cast<int>(MessageState::held);
constexpr int binned = static_cast<int>(MessageState::binned);

} // namespace

// `from` -1: from any state but the bin.
Result<std::int64_t> QueueAdmin::setState(const base::MessageId& id, int from, int to, const std::string& reason, std::optional<base::Time> until) {
    std::int64_t row = 0;
    auto done = m_core.committer->run([&](store::Database& database) -> Result<void> {
        store::Statement& find = database.cached("SELECT row, state FROM message WHERE id = ?");
        const auto found = find.bind(1, id.text()).step();
        if (!found)
            return fail(found.error());
        const std::int64_t state = *found ? find.integer(1) : -1;
        row = *found ? find.integer(0) : 0;
        find.reset();
        if (row == 0 || (from == -1 ? state == binned : state != from))
            return fail(notQueued(id));
        store::Statement& update = database.cached("UPDATE message SET state = ?, reason = ?, changed = ?, hold_until = ? WHERE row = ?");
        update.bind(1, std::int64_t{to}).bindOrNull(2, reason).bind(3, base::toEpochMicros(m_core.clock.now())).bind(5, row);
        if (until)
            update.bind(4, base::toEpochMicros(*until));
        else
            update.bindNull(4);
        if (auto set = update.run(); !set || to != queued)
            return set;
        return database.cached("UPDATE recipient SET state = 0 WHERE message = ?").bind(1, row).run();
    });
    if (!done)
        return fail(done.error());
    return row;
}

Result<void> QueueAdmin::hold(const base::MessageId& id, const std::string& by, const std::string& reason, std::optional<base::Time> until) {
    if (until && *until <= m_core.clock.now())
        return fail(conflict("The time until which the message is to be held has passed"));
    if (auto set = setState(id, -1, held, reason.empty() ? "held by " + by : reason, until); !set)
        return fail(set.error());
    {
        const std::lock_guard lock(m_core.mutex);
        if (ScheduledMessage* message = m_core.state.scheduler.find(id)) {
            message->held = true;
            message->heldSince = m_core.clock.now();
            message->heldUntil = until.value_or(base::Time{});
            m_core.state.watchHold(*message);
        }
    }
    if (until)
        m_core.publish("queue.held", id, {{"by", by}, {"reason", reason}, {"until", base::toEpochMicros(*until)}});
    else
        m_core.publish("queue.held", id, {{"by", by}, {"reason", reason}});
    return {};
}

Result<void> QueueAdmin::release(const base::MessageId& id, const std::string& by) {
    if (auto set = setState(id, -1, queued, {}); !set)
        return fail(set.error());
    {
        const std::lock_guard lock(m_core.mutex);
        Scheduler& scheduler = m_core.state.scheduler;
        if (ScheduledMessage* message = scheduler.find(id)) {
            message->held = false;
            message->heldSince = message->heldUntil = {};
            const base::Time now = m_core.clock.now();
            for (ScheduledRecipient& recipient : message->recipients)
                if (recipient.state != State::out)
                    scheduler.wait(*message, recipient, recipient.state == State::held ? now : recipient.due);
        }
    }
    m_core.work.notify_all();
    m_core.publish("queue.released", id, {{"by", by}});
    return {};
}

Result<void> QueueAdmin::tryNow(const base::MessageId& id, const std::string& by) {
    {
        const std::lock_guard lock(m_core.mutex);
        ScheduledMessage* message = m_core.state.scheduler.find(id);
        if (message == nullptr)
            return fail(notQueued(id));
        if (message->held)
            return fail(conflict("The message " + id.string() + " is on hold; release it first"));
        message->forced = true;
        m_core.state.scheduler.runNow(*message, m_core.clock.now());
    }
    m_core.work.notify_all();
    m_core.publish("queue.tried", id, {{"by", by}});
    return {};
}

Result<void> QueueAdmin::giveUp(const base::MessageId& id, const std::string& by, const std::string& reason, const std::vector<std::string>& recipients) {
    const auto chosen = [&](const ScheduledRecipient& recipient) {
        return recipients.empty() || std::any_of(recipients.begin(), recipients.end(), [&](const std::string& address) { return base::equalsIgnoreCase(address, recipient.address); });
    };
    const std::string why = reason.empty() ? "delivery was given up by " + by : reason;
    std::vector<std::uint32_t> numbers;
    std::int64_t row = 0;
    bool wasHeld = false;
    {
        const std::lock_guard lock(m_core.mutex);
        const ScheduledMessage* message = m_core.state.scheduler.find(id);
        if (message == nullptr)
            return fail(notQueued(id));
        row = message->row;
        for (const ScheduledRecipient& recipient : message->recipients)
            if (chosen(recipient))
                numbers.push_back(recipient.number);
        if (numbers.empty())
            return fail(base::permanentError(base::ErrorKind::notFound, "None of these recipients waits in " + id.string()));
        wasHeld = message->held;
        if (wasHeld && !recipients.empty())
            return fail(conflict("The message " + id.string() + " is on hold; release it first"));
    }
    if (wasHeld)
        if (auto released = release(id, by); !released)
            return released;
    auto kept = m_core.committer->run([&](store::Database& database) -> Result<void> {
        for (const std::uint32_t number : numbers) {
            store::Statement& update = database.cached("UPDATE recipient SET given_up = ?, state = 0, due = ? WHERE message = ? AND number = ?");
            if (auto set = update.bind(1, why).bind(2, base::toEpochMicros(m_core.clock.now())).bind(3, row).bind(4, std::int64_t{number}).run(); !set)
                return set;
        }
        return {};
    });
    if (!kept)
        return kept;
    {
        const std::lock_guard lock(m_core.mutex);
        Scheduler& scheduler = m_core.state.scheduler;
        ScheduledMessage* message = scheduler.find(id);
        if (message == nullptr)
            return fail(notQueued(id));
        message->giveUp = why;
        for (ScheduledRecipient& recipient : message->recipients)
            if (chosen(recipient)) {
                recipient.givenUp = true;
                if (recipient.state != State::out)
                    scheduler.wait(*message, recipient, m_core.clock.now());
            }
    }
    m_core.work.notify_all();
    m_core.publish("queue.given-up", id, {{"by", by}, {"reason", reason}});
    return {};
}

Result<void> QueueAdmin::remove(const base::MessageId& id, const std::string& by, const std::string& reason) {
    {
        // Held from here on: no job begins while it is moved.
        const std::lock_guard lock(m_core.mutex);
        ScheduledMessage* message = m_core.state.scheduler.find(id);
        if (message != nullptr && message->anyOut())
            return fail(conflict("The message " + id.string() + " is being delivered at this moment; hold it or try again"));
        if (message != nullptr)
            message->held = true;
    }
    auto set = setState(id, -1, binned, "removed by " + by + (reason.empty() ? "" : ": " + reason));
    const std::lock_guard lock(m_core.mutex);
    if (!set) {
        Scheduler& scheduler = m_core.state.scheduler;
        if (ScheduledMessage* message = scheduler.find(id)) {
            message->held = false;
            for (ScheduledRecipient& recipient : message->recipients)
                if (recipient.state != State::held)
                    scheduler.wait(*message, recipient, recipient.due);
        }
        return fail(set.error());
    }
    m_core.state.scheduler.remove(id);
    static_cast<void>(m_core.state.recent.take(id));
    m_core.publish("queue.removed", id, {{"by", by}, {"reason", reason}});
    return {};
}

Result<void> QueueAdmin::undo(const base::MessageId& id, const std::string& by) {
    auto row = setState(id, binned, queued, {});
    if (!row)
        return fail(row.error().kind == base::ErrorKind::notFound ? base::permanentError(base::ErrorKind::notFound, "There is no message " + id.string() + " in the bin") : row.error());
    {
        auto reader = m_core.reader.lock();
        const std::lock_guard lock(m_core.mutex);
        if (auto read = loadSchedule(*reader, *row, [&](ScheduledMessage message) { m_core.state.scheduler.add(std::move(message)); }); !read) // queued: no hold to watch
            return read;
    }
    m_core.work.notify_all();
    m_core.publish("queue.restored", id, {{"by", by}});
    return {};
}

std::size_t QueueAdmin::run(RunScope scope, const std::string& domain, const std::string& queueName) {
    const base::Time now = m_core.clock.now();
    std::size_t count = 0;
    {
        const std::lock_guard lock(m_core.mutex);
        Scheduler& scheduler = m_core.state.scheduler;
        const std::string tail = "@" + domain;
        const std::vector<std::string>& byHand = m_core.state.policy.queuesByHand;
        scheduler.forEach([&](ScheduledMessage& message) {
            bool any = false;
            if (queueName.empty() ? std::find(byHand.begin(), byHand.end(), message.queueName) != byHand.end() : message.queueName != queueName)
                return;
            if (!message.held)
                for (ScheduledRecipient& recipient : message.recipients) {
                    if (recipient.state != State::waiting || (!domain.empty() && !base::endsWithIgnoreCase(recipient.address, tail)))
                        continue;
                    if (scope == RunScope::everything || recipient.due == notByItself)
                        scheduler.wait(message, recipient, std::min(recipient.due, now));
                    any = any || recipient.due <= now;
                }
            if (any && scope == RunScope::everything)
                message.forced = true;
            count += any ? 1 : 0;
        });
    }
    m_core.work.notify_all();
    return count;
}

Result<void> QueueAdmin::expireOne(std::int64_t row, const base::MessageId& id) {
    std::string bodyFile;
    auto done = m_core.committer->run([&](store::Database& database) -> Result<void> {
        Settlement over;
        over.row = row;
        over.id = id;
        over.time = m_core.clock.now();
        over.finished = true;
        store::Statement& s = database.cached("SELECT r.number, r.address FROM recipient r JOIN message m ON m.row = r.message WHERE m.row = ? AND m.state = 2");
        s.bind(1, row);
        for (;;) {
            const auto more = s.step();
            if (!more)
                return fail(more.error());
            if (!*more)
                break;
            RecipientChange change;
            change.what = RecipientChange::What::finished;
            change.final = FinalKind::discarded;
            change.number = static_cast<std::uint32_t>(s.integer(0));
            change.address = s.string(1);
            change.text = "removed by hand";
            over.changes.push_back(std::move(change));
        }
        if (over.changes.empty())
            return {}; // it was brought back meanwhile
        if (auto file = bodyFileOf(database, row))
            bodyFile = *file;
        return applySettlement(database, over);
    });
    if (!done)
        return done;
    if (!bodyFile.empty())
        m_core.spool.remove(m_core.spool.absolute(bodyFile));
    m_core.publish("queue.expired-from-bin", id);
    return {};
}

Result<std::size_t> QueueAdmin::expire() {
    std::vector<std::pair<std::int64_t, base::MessageId>> old;
    QueuePolicy policy;
    {
        const std::lock_guard lock(m_core.mutex);
        policy = m_core.state.policy;
    }
    {
        auto reader = m_core.reader.lock();
        store::Statement& s = reader->cached("SELECT row, id FROM message WHERE state = 2 AND changed < ? LIMIT 1000");
        s.bind(1, base::toEpochMicros(m_core.clock.now() - policy.binKeeps));
        for (;;) {
            const auto more = s.step();
            if (!more)
                return fail(more.error());
            if (!*more)
                break;
            old.emplace_back(s.integer(0), base::MessageId::fromText(s.text(1)).value_or(base::MessageId()));
        }
    }
    for (const auto& [row, id] : old)
        if (auto done = expireOne(row, id); !done)
            return fail(done.error());
    std::vector<std::string> forgotten;
    {
        const std::lock_guard lock(m_core.mutex);
        for (const RetryRecord& record : m_core.state.memory.all())
            if (record.lastTry < m_core.clock.now() - policy.retryDataExpire)
                forgotten.push_back(record.key);
        for (const std::string& key : forgotten)
            m_core.state.memory.erase(key);
    }
    if (!forgotten.empty())
        if (auto done = m_core.committer->run([&](store::Database& database) { return writeRetryMemory(database, {}, forgotten); }); !done)
            return fail(done.error());
    return old.size();
}

} // namespace postroom::queue
