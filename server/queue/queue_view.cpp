// SPDX-License-Identifier: Apache-2.0
#include "server/queue/queue_view.h"

#include "server/queue/queue_rows.h"

#include <algorithm>

namespace postroom::queue {

using base::fail;
using base::Result;
using store::Database;
using store::Statement;

namespace {

constexpr std::size_t listedRecipients = 100;

Result<std::int64_t> rowOf(Database& database, const base::MessageId& id) {
    Statement& s = database.cached("SELECT row FROM message WHERE id = ?");
    const auto found = s.bind(1, id.text()).step();
    if (!found)
        return fail(found.error());
    const std::int64_t row = *found ? s.integer(0) : 0;
    s.reset();
    return row;
}

std::string listSql(const ListQuery& query) {
    std::string sql = "SELECT m.row, m.id, m.received, m.sender, m.subject, m.size, m.state, m.reason, m.queue_name, m.hold_until FROM message m WHERE m.row > ?1";
    switch (query.which) {
    case ListQuery::Which::queued: sql += " AND m.state < 2"; break;
    case ListQuery::Which::held: sql += " AND m.state = 1"; break;
    case ListQuery::Which::notHeld: sql += " AND m.state = 0"; break;
    case ListQuery::Which::bin: sql += " AND m.state = 2"; break;
    }
    if (!query.sender.empty())
        sql += " AND m.sender = ?2 COLLATE NOCASE";
    if (!query.queueName.empty())
        sql += " AND m.queue_name = ?8";
    std::string of;
    if (!query.recipient.empty())
        of += " AND r.address = ?3 COLLATE NOCASE";
    if (!query.domain.empty())
        of += " AND substr(r.address, -length(?4)) = ?4 COLLATE NOCASE";
    if (!query.host.empty())
        of += " AND r.host = ?5 COLLATE NOCASE";
    if (!of.empty())
        sql += " AND EXISTS (SELECT 1 FROM recipient r WHERE r.message = m.row" + of + ")";
    if (!query.text.empty())
        sql += " AND (instr(lower(coalesce(m.reason, '')), lower(?6)) > 0 OR EXISTS (SELECT 1 FROM recipient r WHERE r.message = m.row AND instr(lower(coalesce(r.error, '')), lower(?6)) > 0))";
    return sql + " ORDER BY m.row LIMIT ?7";
}

Result<void> addRecipients(Database& database, std::int64_t row, ListedMessage& message) {
    Statement& s = database.cached("SELECT address, due, attempts, error, host, state, transport FROM recipient WHERE message = ? ORDER BY number");
    s.bind(1, row);
    bool anyHeld = message.held;
    for (;;) {
        const auto more = s.step();
        if (!more)
            return fail(more.error());
        if (!*more)
            break;
        ++message.recipientCount;
        const base::Time due = base::fromEpochMicros(s.integer(1));
        ListedRecipient recipient{s.string(0), s.string(3), s.string(4), s.string(6), {}, static_cast<std::uint32_t>(s.integer(2)), s.integer(5) != 0};
        if (!recipient.held && !message.held && !message.binned && due != notByItself)
            recipient.next = due;
        if (recipient.next && (!message.next || due < *message.next))
            message.next = due;
        anyHeld = anyHeld || recipient.held;
        message.attempts = std::max(message.attempts, recipient.attempts);
        if (message.reason.empty())
            message.reason = recipient.reason;
        if (message.host.empty())
            message.host = recipient.host;
        if (message.transport.empty())
            message.transport = recipient.transport;
        if (message.recipients.size() < listedRecipients)
            message.recipients.push_back(std::move(recipient));
    }
    message.held = anyHeld && !message.next;
    return {};
}

ListedMessage listed(const Statement& s) {
    ListedMessage message;
    message.id = base::MessageId::fromText(s.text(1)).value_or(base::MessageId());
    message.received = base::fromEpochMicros(s.integer(2));
    message.sender = s.string(3);
    message.subject = s.string(4);
    message.size = s.integer(5);
    message.held = s.integer(6) == 1;
    message.binned = s.integer(6) == 2;
    message.reason = s.string(7);
    message.queueName = s.string(8);
    if (!s.isNull(9))
        message.heldUntil = base::fromEpochMicros(s.integer(9));
    return message;
}

std::string_view outcomeName(std::int64_t kind) {
    constexpr std::string_view names[] = {"delivered", "bounced", "discarded", "redirected"};
    return kind >= 0 && kind < 4 ? names[kind] : "unknown";
}

Result<void> addWaiting(Database& database, std::int64_t row, ShownMessage& shown) {
    std::vector<std::uint32_t> numbers;
    Statement& s = database.cached("SELECT number, state, due, first_failed, last_try, host, transport, retry_error FROM recipient WHERE message = ? ORDER BY number");
    s.bind(1, row);
    for (;;) {
        const auto more = s.step();
        if (!more)
            return fail(more.error());
        if (!*more)
            break;
        numbers.push_back(static_cast<std::uint32_t>(s.integer(0)));
        ShownRecipient recipient;
        recipient.held = s.integer(1) != 0;
        if (const base::Time due = base::fromEpochMicros(s.integer(2)); due != notByItself)
            recipient.due = due;
        recipient.firstFailed = base::fromEpochMicros(s.integer(3));
        recipient.lastTry = base::fromEpochMicros(s.integer(4));
        recipient.host = s.string(5);
        recipient.transport = s.string(6);
        recipient.retryError = s.string(7);
        shown.waiting.push_back(std::move(recipient));
    }
    auto recipients = loadRecipients(database, row, numbers);
    if (!recipients)
        return fail(recipients.error());
    for (std::size_t i = 0; i < std::min(shown.waiting.size(), recipients->size()); ++i)
        shown.waiting[i].recipient = (*recipients)[i];
    shown.message.due = std::move(*recipients);
    return {};
}

Result<void> addFinished(Database& database, std::int64_t row, ShownMessage& shown) {
    Statement& s = database.cached("SELECT number, kind, time, address, text FROM outcome WHERE message = ? ORDER BY number");
    s.bind(1, row);
    for (;;) {
        const auto more = s.step();
        if (!more)
            return fail(more.error());
        if (!*more)
            return {};
        shown.finished.push_back({static_cast<std::uint32_t>(s.integer(0)), s.string(3), std::string(outcomeName(s.integer(1))), s.string(4), base::fromEpochMicros(s.integer(2))});
    }
}

} // namespace

Result<ListWindow> QueueView::list(const ListQuery& query) {
    ListWindow window;
    const std::size_t limit = std::clamp<std::size_t>(query.limit, 1, 1000);
    {
        const std::lock_guard lock(m_core.mutex);
        window.total = m_core.state.scheduler.size();
    }
    auto reader = m_core.reader.lock();
    std::int64_t after = 0;
    if (!query.after.empty()) {
        auto row = rowOf(*reader, query.after);
        if (!row)
            return fail(row.error());
        after = *row;
        if (after == 0)
            return fail(base::permanentError(base::ErrorKind::notFound, "The message to continue after has left the queue; begin again", query.after.string()));
    }
    std::vector<std::int64_t> rows;
    Statement s = reader->prepare(listSql(query));
    const std::string domain = "@" + query.domain;
    s.bind(1, after).bind(7, static_cast<std::int64_t>(limit + 1));
    if (!query.sender.empty())
        s.bind(2, query.sender == "<>" ? std::string_view("") : std::string_view(query.sender));
    if (!query.recipient.empty())
        s.bind(3, query.recipient);
    if (!query.domain.empty())
        s.bind(4, domain);
    if (!query.host.empty())
        s.bind(5, query.host);
    if (!query.text.empty())
        s.bind(6, query.text);
    if (!query.queueName.empty())
        s.bind(8, query.queueName);
    for (;;) {
        const auto more = s.step();
        if (!more)
            return fail(more.error());
        if (!*more)
            break;
        if (rows.size() == limit) {
            window.more = true;
            s.reset();
            break;
        }
        rows.push_back(s.integer(0));
        window.messages.push_back(listed(s));
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (auto added = addRecipients(*reader, rows[i], window.messages[i]); !added)
            return fail(added.error());
    return window;
}

Result<ShownMessage> QueueView::show(const base::MessageId& id) {
    auto reader = m_core.reader.lock();
    const auto row = rowOf(*reader, id);
    if (!row)
        return fail(row.error());
    if (*row == 0)
        return fail(base::permanentError(base::ErrorKind::notFound, "There is no message " + id.string() + " in the queue"));
    ShownMessage shown;
    auto message = loadMessage(*reader, *row, m_core.spool);
    if (!message)
        return fail(message.error());
    shown.message = std::move(*message);
    Statement& s = reader->cached("SELECT row, id, received, sender, subject, size, state, reason, queue_name, hold_until FROM message WHERE row = ?");
    const auto found = s.bind(1, *row).step();
    if (!found)
        return fail(found.error());
    if (*found)
        shown.summary = listed(s);
    s.reset();
    for (auto* add : {addWaiting, addFinished})
        if (auto added = add(*reader, *row, shown); !added)
            return fail(added.error());
    if (auto added = addRecipients(*reader, *row, shown.summary); !added)
        return fail(added.error());
    return shown;
}

std::vector<RetryRecord> QueueView::retryMemory() {
    const std::lock_guard lock(m_core.mutex);
    return m_core.state.memory.all();
}

} // namespace postroom::queue
