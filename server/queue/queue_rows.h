// SPDX-License-Identifier: Apache-2.0
// The rows of queue.db (schema/queue), read and written. Functions without state; whoever calls them holds the
// connection and its transaction. Reading tolerates whatever stands in a row: a value out of range becomes its default.
#pragma once

#include "server/platform/store/database.h"
#include "server/queue/body_spool.h"
#include "server/queue/settlement.h"

#include <functional>

namespace postroom::queue {

enum class MessageState : std::uint8_t { queued = 0, held = 1, binned = 2 };

struct NewMessage {
    std::int64_t row = 0;
    const IncomingMessage& message;
    std::string bodyFile; ///< relative; empty: inline
    std::vector<base::Time> due; ///< for each recipient
};

/// Message, content, recipients, reception and the outcomes of discarded recipients.
base::Result<void> insertMessage(store::Database& database, const NewMessage& message);

/// Everything but `due`. Errors: notFound.
base::Result<QueuedMessage> loadMessage(store::Database& database, std::int64_t row, const BodySpool& spool);
base::Result<std::vector<QueuedRecipient>> loadRecipients(store::Database& database, std::int64_t row, const std::vector<std::uint32_t>& numbers);

/// A recipient that an administrator adds.
base::Result<void> appendRecipient(store::Database& database, std::int64_t row, std::uint32_t number, const mail::Recipient& recipient, base::Time due);

/// All that is queued or held (not what is in the bin), as the scheduler wants it. `only` 0 means every message.
base::Result<void> loadSchedule(store::Database& database, std::int64_t only, const std::function<void(ScheduledMessage)>& visit);
/// Relative path of the spooled body, "" for an inline one or no such message.
base::Result<std::string> bodyFileOf(store::Database& database, std::int64_t row);
base::Result<std::vector<RetryRecord>> loadRetryMemory(store::Database& database);
/// The first row number that no table has ever used.
base::Result<std::int64_t> firstFreeRow(store::Database& database);

/// Writes a settlement, its ledger entries included.
base::Result<void> applySettlement(store::Database& database, Settlement& settlement);
base::Result<void> writeRetryMemory(store::Database& database, const std::vector<RetryRecord>& remembered, const std::vector<std::string>& forgotten);

} // namespace postroom::queue
