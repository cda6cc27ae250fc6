// SPDX-License-Identifier: Apache-2.0
#include "server/queue/queue_rows.h"

#include "server/queue/ledger_rows.h"
#include "shared/base/json.h"

#include <algorithm>
#include <limits>

namespace postroom::queue {

using base::fail;
using base::Result;
using base::toEpochMicros;
using store::Database;
using store::Statement;

namespace {

constexpr const char* insertMessageSql =
    "INSERT INTO message (row, id, received, revision, sender, size, state, reason, changed, queue_name, bounce_of, subject)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr const char* insertContentSql =
    "INSERT INTO content VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr const char* insertRecipientSql =
    "INSERT INTO recipient (message, number, address, state, due, original, notify, errors_to, parent) VALUES (?,?,?,?,?,?,?,?,?)";
constexpr const char* selectContentSql =
    "SELECT m.id, m.received, m.revision, m.sender, m.queue_name, m.bounce_of, m.warnings, m.tried, m.reroute, c.* FROM message m JOIN content c"
    " ON c.message = m.row WHERE m.row = ?";

constexpr std::int64_t lastMicros = 253'402'300'799'000'000; ///< the end of the year 9999

/// A time of a row; what no clock can have said becomes "never was".
base::Time timeOf(std::int64_t micros) { return micros < 0 || micros > lastMicros ? base::Time{} : base::fromEpochMicros(micros); }
base::Time dueOf(std::int64_t micros) { return micros > lastMicros ? notByItself : timeOf(micros); }

std::int64_t notifyBits(const mail::Notify& notify) {
    return (notify.never ? 1 : 0) | (notify.success ? 2 : 0) | (notify.failure ? 4 : 0) | (notify.delay ? 8 : 0);
}

mail::Notify notifyOf(std::int64_t bits) { return {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0}; }

Result<void> insertRecipient(Database& database, std::int64_t row, std::uint32_t number, const mail::Recipient& recipient, std::string_view parent, base::Time due) {
    return database.cached(insertRecipientSql)
        .bind(1, row).bind(2, std::int64_t{number}).bind(3, recipient.address).bind(4, 0).bind(5, toEpochMicros(due))
        .bindOrNull(6, recipient.originalRecipient).bind(7, notifyBits(recipient.notify)).bindOrNull(8, recipient.errorsTo).bindOrNull(9, parent).run();
}

std::string variablesText(const std::vector<AclVariable>& variables) {
    if (variables.empty())
        return {};
    base::Json list = base::Json::array();
    for (const AclVariable& variable : variables)
        list.append(base::Json(base::Json::Array{variable.name, variable.value, variable.tainted}));
    return list.text();
}

void readVariables(std::string_view text, std::vector<AclVariable>& into) {
    if (text.empty())
        return;
    const auto list = base::Json::parse(text);
    if (!list)
        return;
    for (const base::Json& item : list->items())
        if (item.items().size() == 3)
            into.push_back({item.items()[0].toString(), item.items()[1].toString(), item.items()[2].toBool(true)});
}

Result<void> insertContent(Database& database, const NewMessage& incoming, const std::string& variables) {
    const IncomingMessage& message = incoming.message;
    const Reception& from = message.reception;
    Statement& s = database.cached(insertContentSql);
    s.bind(1, incoming.row).bindBlob(2, message.headers);
    if (incoming.bodyFile.empty())
        s.bindBlob(3, message.body.inlineBytes).bindNull(4);
    else
        s.bindNull(3).bind(4, incoming.bodyFile);
    s.bind(5, message.body.size).bind(6, message.body.lines).bind(7, std::int64_t{(message.body.eightBit ? 1 : 0) | (message.body.zeroByte ? 2 : 0)});
    s.bind(8, static_cast<std::int64_t>(message.envelope.dsnReturn)).bindOrNull(9, message.envelope.envelopeId);
    s.bind(10, static_cast<std::int64_t>(message.envelope.body)).bind(11, std::int64_t{(message.envelope.smtputf8 ? 1 : 0) | (message.envelope.prdr ? 2 : 0)});
    s.bind(12, toEpochMicros(from.completed)).bindOrNull(13, from.protocol).bindOrNull(14, from.hostAddress).bind(15, std::int64_t{from.hostPort});
    s.bindOrNull(16, from.hostName).bindOrNull(17, from.helo).bindOrNull(18, from.interfaceAddress).bind(19, std::int64_t{from.interfacePort});
    s.bindOrNull(20, from.listener).bindOrNull(21, from.proxyAddress).bindOrNull(22, from.authenticatedId).bindOrNull(23, from.authenticator);
    s.bindOrNull(24, from.authenticatedSender).bindOrNull(25, from.tlsVersion).bindOrNull(26, from.tlsCipher).bindOrNull(27, from.tlsSni);
    s.bindOrNull(28, from.tlsPeerDn).bind(29, std::int64_t{from.tlsVerified ? 1 : 0}).bindOrNull(30, from.localUser);
    s.bind(31, static_cast<std::int64_t>(from.connection)).bindOrNull(32, variables);
    return s.run();
}

void readContent(Statement& s, QueuedMessage& message, const BodySpool& spool) {
    constexpr int first = 9; // the columns before it are of `message`
    const auto text = [&](int column) { return s.string(first + column); };
    const auto number = [&](int column) { return s.integer(first + column); };
    message.headers = std::string(s.blob(first + 1));
    if (s.isNull(first + 3))
        message.body.inlineBytes = std::string(s.blob(first + 2));
    else
        message.body.file = spool.absolute(text(3));
    message.body.size = std::max<std::int64_t>(0, number(4));
    message.body.lines = number(5);
    message.body.eightBit = (number(6) & 1) != 0;
    message.body.zeroByte = (number(6) & 2) != 0;
    message.envelope.dsnReturn = static_cast<mail::DsnReturn>(std::clamp<std::int64_t>(number(7), 0, 2));
    message.envelope.envelopeId = text(8);
    message.envelope.body = static_cast<mail::BodyType>(std::clamp<std::int64_t>(number(9), 0, 2));
    message.envelope.smtputf8 = (number(10) & 1) != 0;
    message.envelope.prdr = (number(10) & 2) != 0;
    Reception& from = message.reception;
    from.completed = timeOf(number(11));
    from.protocol = text(12), from.hostAddress = text(13), from.hostPort = static_cast<std::uint16_t>(number(14));
    from.hostName = text(15), from.helo = text(16), from.interfaceAddress = text(17), from.interfacePort = static_cast<std::uint16_t>(number(18));
    from.listener = text(19), from.proxyAddress = text(20), from.authenticatedId = text(21), from.authenticator = text(22);
    from.authenticatedSender = text(23), from.tlsVersion = text(24), from.tlsCipher = text(25), from.tlsSni = text(26);
    from.tlsPeerDn = text(27), from.tlsVerified = number(28) != 0, from.localUser = text(29);
    from.connection = static_cast<std::uint64_t>(number(30));
    readVariables(s.text(first + 31), message.aclVariables);
}

} // namespace

Result<void> insertMessage(Database& database, const NewMessage& incoming) {
    const IncomingMessage& message = incoming.message;
    const bool held = !message.freezeReason.empty();
    auto done = database.cached(insertMessageSql)
                    .bind(1, incoming.row).bind(2, message.id.text()).bind(3, toEpochMicros(message.reception.time)).bind(4, message.revision.value)
                    .bind(5, message.envelope.sender).bind(6, static_cast<std::int64_t>(message.headers.size()) + message.body.size)
                    .bind(7, static_cast<std::int64_t>(held ? MessageState::held : MessageState::queued)).bindOrNull(8, message.freezeReason)
                    .bind(9, toEpochMicros(message.reception.time)).bindOrNull(10, message.queueName).bindOrNull(11, message.bounceOf).bindOrNull(12, message.subject).run();
    if (!done)
        return done;
    const std::string variables = variablesText(message.aclVariables);
    if (done = insertContent(database, incoming, variables); !done)
        return done;
    std::uint32_t number = 0;
    for (const mail::Recipient& recipient : message.envelope.recipients) {
        if (done = insertRecipient(database, incoming.row, number, recipient, {}, incoming.due[number]); !done)
            return done;
        ++number;
    }
    return recordReception(database, incoming.row, message);
}

Result<QueuedMessage> loadMessage(Database& database, std::int64_t row, const BodySpool& spool) {
    Statement& s = database.cached(selectContentSql);
    auto found = s.bind(1, row).step();
    if (!found)
        return fail(found.error());
    if (!*found)
        return fail(base::permanentError(base::ErrorKind::notFound, "The message is not in the queue", "row " + std::to_string(row)));
    QueuedMessage message;
    message.id = base::MessageId::fromText(s.text(0)).value_or(base::MessageId());
    message.reception.time = timeOf(s.integer(1));
    message.revision.value = s.integer(2);
    message.sender = s.string(3);
    message.envelope.sender = message.sender;
    message.queueName = s.string(4);
    message.bounceOf = s.string(5);
    message.warningsSent = static_cast<std::uint32_t>(s.integer(6));
    message.firstDelivery = s.integer(7) == 0;
    message.reroute = s.string(8);
    readContent(s, message, spool);
    s.reset();
    return message;
}

Result<std::vector<QueuedRecipient>> loadRecipients(Database& database, std::int64_t row, const std::vector<std::uint32_t>& numbers) {
    std::vector<QueuedRecipient> recipients;
    if (numbers.empty())
        return recipients;
    Statement& s = database.cached("SELECT number, address, original, notify, errors_to, parent, attempts, error FROM recipient"
                                   " WHERE message = ? AND number BETWEEN ? AND ?");
    const auto [low, high] = std::minmax_element(numbers.begin(), numbers.end());
    s.bind(1, row).bind(2, std::int64_t{*low}).bind(3, std::int64_t{*high});
    for (;;) {
        const auto more = s.step();
        if (!more)
            return fail(more.error());
        if (!*more)
            return recipients;
        const auto number = static_cast<std::uint32_t>(s.integer(0));
        if (!std::binary_search(numbers.begin(), numbers.end(), number))
            continue;
        recipients.push_back({number, {s.string(1), s.string(2), notifyOf(s.integer(3)), s.string(4)}, s.string(5), static_cast<std::uint32_t>(s.integer(6)), s.string(7)});
    }
}

Result<void> appendRecipient(Database& database, std::int64_t row, std::uint32_t number, const mail::Recipient& recipient, base::Time due) {
    return insertRecipient(database, row, number, recipient, {}, due);
}

Result<void> loadSchedule(Database& database, std::int64_t only, const std::function<void(ScheduledMessage)>& visit) {
    Statement& s = database.cached("SELECT m.row, m.id, m.received, m.sender, m.state, m.warnings, r.number, r.address, r.state, r.due, r.attempts,"
                                   " r.first_failed, r.last_try, r.cutoff, (SELECT max(number) FROM outcome o WHERE o.message = m.row), m.changed, m.hold_until, m.queue_name, r.given_up"
                                   " FROM message m JOIN recipient r ON r.message = m.row WHERE m.state < 2 AND m.row BETWEEN ? AND ? ORDER BY m.row, r.number");
    s.bind(1, only != 0 ? only : std::numeric_limits<std::int64_t>::min()).bind(2, only != 0 ? only : std::numeric_limits<std::int64_t>::max());
    ScheduledMessage message;
    const auto hand = [&] {
        if (message.row != 0 && !message.id.empty())
            visit(std::move(message));
        message = ScheduledMessage();
    };
    for (;;) {
        const auto more = s.step();
        if (!more)
            return fail(more.error());
        if (!*more)
            break;
        if (s.integer(0) != message.row) {
            hand();
            message.row = s.integer(0);
            message.id = base::MessageId::fromText(s.text(1)).value_or(base::MessageId());
            message.received = timeOf(s.integer(2));
            message.sender = s.string(3);
            message.held = s.integer(4) == 1;
            if (message.held) {
                message.heldSince = timeOf(s.integer(15));
                message.heldUntil = timeOf(s.integer(16));
            }
            message.queueName = s.string(17);
            message.warnings = static_cast<std::uint32_t>(s.integer(5));
            message.nextNumber = static_cast<std::uint32_t>(s.isNull(14) ? 0 : s.integer(14) + 1);
        }
        ScheduledRecipient recipient;
        recipient.number = static_cast<std::uint32_t>(s.integer(6));
        recipient.address = s.string(7);
        recipient.state = s.integer(8) == 1 ? ScheduledRecipient::State::held : ScheduledRecipient::State::waiting;
        recipient.due = dueOf(s.integer(9));
        recipient.attempts = static_cast<std::uint32_t>(s.integer(10));
        recipient.firstFailed = timeOf(s.integer(11));
        recipient.lastTry = timeOf(s.integer(12));
        recipient.cutoff = timeOf(s.integer(13));
        recipient.givenUp = !s.isNull(18);
        if (recipient.givenUp)
            message.giveUp = s.string(18);
        message.nextNumber = std::max(message.nextNumber, recipient.number + 1);
        message.recipients.push_back(std::move(recipient));
    }
    hand();
    return {};
}

Result<std::string> bodyFileOf(Database& database, std::int64_t row) {
    Statement& s = database.cached("SELECT body_file FROM content WHERE message = ?");
    const auto found = s.bind(1, row).step();
    if (!found)
        return fail(found.error());
    std::string file = *found ? s.string(0) : std::string();
    s.reset();
    return file;
}

Result<std::vector<RetryRecord>> loadRetryMemory(Database& database) {
    std::vector<RetryRecord> records;
    Statement& s = database.cached("SELECT key, first_failed, last_try, next_try, expired, retry_error, error FROM retry");
    for (;;) {
        const auto more = s.step();
        if (!more)
            return fail(more.error());
        if (!*more)
            return records;
        records.push_back({s.string(0), timeOf(s.integer(1)), timeOf(s.integer(2)), timeOf(s.integer(3)), s.integer(4) != 0, s.string(5), s.string(6)});
    }
}

Result<std::int64_t> firstFreeRow(Database& database) {
    const auto last = database.queryInteger("SELECT max(coalesce((SELECT max(row) FROM message), 0), coalesce((SELECT max(message) FROM reception), 0),"
                                            " coalesce((SELECT max(message) FROM outcome), 0), coalesce((SELECT max(message) FROM content), 0))");
    if (!last)
        return fail(last.error());
    return last->value_or(0) + 1;
}

Result<void> writeRetryMemory(Database& database, const std::vector<RetryRecord>& remembered, const std::vector<std::string>& forgotten) {
    for (const RetryRecord& record : remembered)
        if (auto done = database.cached("INSERT OR REPLACE INTO retry VALUES (?,?,?,?,?,?,?)")
                            .bind(1, record.key).bind(2, toEpochMicros(record.firstFailed)).bind(3, toEpochMicros(record.lastTry)).bind(4, toEpochMicros(record.nextTry))
                            .bind(5, std::int64_t{record.expired ? 1 : 0}).bind(6, record.retryError).bind(7, record.error).run();
            !done)
            return done;
    for (const std::string& key : forgotten)
        if (auto done = database.cached("DELETE FROM retry WHERE key = ?").bind(1, key).run(); !done)
            return done;
    return {};
}

namespace {

Result<void> writeChange(Database& database, std::int64_t row, const RecipientChange& change) {
    if (change.what == RecipientChange::What::finished)
        return database.cached("DELETE FROM recipient WHERE message = ? AND number = ?").bind(1, row).bind(2, std::int64_t{change.number}).run();
    return database.cached("UPDATE recipient SET state = ?, due = ?, attempts = ?, first_failed = ?, last_try = ?, cutoff = ?, error = ?, host = ?,"
                           " transport = ?, retry_error = ? WHERE message = ? AND number = ?")
        .bind(1, std::int64_t{change.what == RecipientChange::What::held ? 1 : 0}).bind(2, toEpochMicros(change.due)).bind(3, std::int64_t{change.attempts})
        .bind(4, toEpochMicros(change.firstFailed)).bind(5, toEpochMicros(change.lastTry)).bind(6, toEpochMicros(change.cutoff))
        .bindOrNull(7, change.text).bindOrNull(8, change.host).bindOrNull(9, change.transport).bindOrNull(10, change.retryError)
        .bind(11, row).bind(12, std::int64_t{change.number}).run();
}

} // namespace

Result<void> applySettlement(Database& database, Settlement& settlement) {
    for (const RecipientChange& change : settlement.changes)
        if (auto done = writeChange(database, settlement.row, change); !done)
            return done;
    for (const NewRecipient& child : settlement.children)
        if (auto done = insertRecipient(database, settlement.row, child.number, child.recipient, child.parent, settlement.time); !done)
            return done;
    if (auto done = recordOutcomes(database, settlement); !done)
        return done;
    if (auto done = writeRetryMemory(database, settlement.remembered, settlement.forgotten); !done)
        return done;
    if (!settlement.finished)
        return database.cached("UPDATE message SET tried = 1, warnings = ? WHERE row = ?").bind(1, std::int64_t{settlement.warnings}).bind(2, settlement.row).run();
    if (auto done = database.cached("DELETE FROM content WHERE message = ?").bind(1, settlement.row).run(); !done)
        return done;
    return database.cached("DELETE FROM message WHERE row = ?").bind(1, settlement.row).run();
}

} // namespace postroom::queue
