// SPDX-License-Identifier: Apache-2.0
// The queue's values as rows of the event store.
#pragma once

#include "server/platform/store/event_record.h"
#include "server/queue/settlement.h"

namespace postroom::queue {

/// Takes the packed trace out of the message.
store::MessageRecord messageRecord(IncomingMessage& message);
store::AttemptRecord attemptRecord(const Settlement& settlement, const RecipientOutcome& outcome, const RecipientChange& change);

} // namespace postroom::queue
