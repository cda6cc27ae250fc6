// SPDX-License-Identifier: Apache-2.0
// The ledger's entries, written in the transactions that they are about. What came in (reception) is counted when it is
// accepted, what became of it (outcome) when it is settled; neither is derived from the other.
#pragma once

#include "server/platform/store/database.h"
#include "server/queue/message.h"
#include "server/queue/settlement.h"

namespace postroom::queue {

/// In the transaction of acceptance, with the outcomes of recipients that a rule discarded.
base::Result<void> recordReception(store::Database& database, std::int64_t row, const IncomingMessage& message);
/// In the transaction that adds recipients to a queued message. notFound: there is none any more.
base::Result<void> recordGenerated(store::Database& database, std::int64_t row, std::int64_t recipients);
/// In the transaction of a settlement. When the message is finished and both sides agree they move to the day's totals.
base::Result<void> recordOutcomes(store::Database& database, Settlement& settlement);

} // namespace postroom::queue
