// SPDX-License-Identifier: Apache-2.0
#include "server/queue/ledger_rows.h"

#include <array>

namespace postroom::queue {

using base::fail;
using base::Result;
using store::Database;
using store::Statement;

namespace {

constexpr std::size_t finalKinds = 4;
using Counts = std::array<std::int64_t, finalKinds>; ///< by FinalKind

Result<void> insertOutcome(Database& database, std::int64_t row, std::int64_t number, FinalKind kind, base::Time time, std::string_view address, std::string_view text) {
    return database.cached("INSERT INTO outcome VALUES (?,?,?,?,?,?)")
        .bind(1, row).bind(2, number).bind(3, static_cast<std::int64_t>(kind)).bind(4, base::toEpochMicros(time)).bind(5, address).bindOrNull(6, text).run();
}

Result<Counts> earlierOutcomes(Database& database, std::int64_t row) {
    Counts counts{};
    Statement& s = database.cached("SELECT kind, count(*) FROM outcome WHERE message = ? GROUP BY kind");
    s.bind(1, row);
    for (;;) {
        const auto more = s.step();
        if (!more)
            return fail(more.error());
        if (!*more)
            return counts;
        if (s.integer(0) >= 0 && s.integer(0) < static_cast<std::int64_t>(finalKinds))
            counts[static_cast<std::size_t>(s.integer(0))] += s.integer(1);
    }
}

struct In {
    bool there = false;
    std::int64_t day = 0, recipients = 0, generated = 0;
};

Result<In> receptionOf(Database& database, std::int64_t row) {
    Statement& s = database.cached("SELECT day, recipients, generated FROM reception WHERE message = ?");
    const auto found = s.bind(1, row).step();
    if (!found)
        return fail(found.error());
    In in;
    if (*found)
        in = {true, s.integer(0), s.integer(1), s.integer(2)};
    s.reset();
    return in;
}

Result<void> addToTotals(Database& database, const In& in, const Counts& out) {
    if (auto done = database.cached("INSERT INTO ledger_in VALUES (?,1,?,?) ON CONFLICT (day) DO UPDATE SET messages = messages + 1,"
                                    " recipients = recipients + excluded.recipients, generated = generated + excluded.generated")
                        .bind(1, in.day).bind(2, in.recipients).bind(3, in.generated).run();
        !done)
        return done;
    return database.cached("INSERT INTO ledger_out VALUES (?,1,?,?,?,?) ON CONFLICT (day) DO UPDATE SET messages = messages + 1, delivered = delivered + excluded.delivered,"
                           " bounced = bounced + excluded.bounced, discarded = discarded + excluded.discarded, redirected = redirected + excluded.redirected")
        .bind(1, in.day).bind(2, out[0]).bind(3, out[1]).bind(4, out[2]).bind(5, out[3]).run();
}

Result<void> removeEntries(Database& database, std::int64_t row, bool outcomes) {
    if (auto done = database.cached("DELETE FROM reception WHERE message = ?").bind(1, row).run(); !done || !outcomes)
        return done;
    return database.cached("DELETE FROM outcome WHERE message = ?").bind(1, row).run();
}

} // namespace

Result<void> recordReception(Database& database, std::int64_t row, const IncomingMessage& message) {
    const auto kept = static_cast<std::int64_t>(message.envelope.recipients.size());
    const auto discarded = static_cast<std::int64_t>(message.discarded.size());
    std::int64_t number = kept;
    for (const DiscardedRecipient& recipient : message.discarded)
        if (auto done = insertOutcome(database, row, number++, FinalKind::discarded, message.reception.time, recipient.address, recipient.rule); !done)
            return done;
    return database.cached("INSERT INTO reception (message, id, day, recipients) VALUES (?,?,?,?)")
        .bind(1, row).bind(2, message.id.text()).bind(3, dayOf(message.reception.time)).bind(4, kept + discarded).run();
}

Result<void> recordGenerated(Database& database, std::int64_t row, std::int64_t recipients) {
    const auto in = receptionOf(database, row);
    if (!in)
        return fail(in.error());
    if (!in->there)
        return fail(base::permanentError(base::ErrorKind::notFound, "The message is not in the queue", "row " + std::to_string(row)));
    return database.cached("UPDATE reception SET generated = generated + ? WHERE message = ?").bind(1, recipients).bind(2, row).run();
}

Result<void> recordOutcomes(Database& database, Settlement& settlement) {
    Counts now{};
    for (const RecipientChange& change : settlement.changes)
        if (change.what == RecipientChange::What::finished)
            ++now[static_cast<std::size_t>(change.final)];
    if (!settlement.children.empty())
        if (auto done = database.cached("UPDATE reception SET generated = generated + ? WHERE message = ?")
                            .bind(1, static_cast<std::int64_t>(settlement.children.size())).bind(2, settlement.row).run();
            !done)
            return done;
    if (settlement.finished) {
        const auto earlier = earlierOutcomes(database, settlement.row);
        const auto in = receptionOf(database, settlement.row);
        if (!earlier || !in)
            return fail(!earlier ? earlier.error() : in.error());
        Counts all = now;
        std::int64_t sum = 0;
        bool had = false;
        for (std::size_t i = 0; i < finalKinds; ++i) {
            all[i] += (*earlier)[i];
            sum += all[i];
            had = had || (*earlier)[i] != 0;
        }
        settlement.totals = all;
        if (in->there && sum == in->recipients + in->generated) {
            if (auto done = addToTotals(database, *in, all); !done)
                return done;
            return removeEntries(database, settlement.row, had);
        }
    }
    for (const RecipientChange& change : settlement.changes)
        if (change.what == RecipientChange::What::finished)
            if (auto done = insertOutcome(database, settlement.row, change.number, change.final, settlement.time, change.address, change.text); !done)
                return done;
    return {};
}

} // namespace postroom::queue
