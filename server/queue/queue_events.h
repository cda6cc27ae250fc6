// SPDX-License-Identifier: Apache-2.0
// The queue's values as events and as what delivery sees. Names and fields are catalogue rows.
#pragma once

#include "server/platform/events/event.h"
#include "server/queue/settlement.h"

namespace postroom::queue {

/// message.accepted, with what the classic line `<=` shows.
events::Event acceptedEvent(const IncomingMessage& message);
/// "delivery.done", "delivery.deferred", "delivery.failed", "delivery.discarded", "delivery.redirected", "queue.held".
std::string_view outcomeEventName(RecipientOutcome::Kind kind);
events::Event outcomeEvent(const Settlement& settlement, const RecipientOutcome& outcome, const RecipientChange& change);

/// A message from memory right after acceptance, as load() gives it.
QueuedMessage queuedMessage(IncomingMessage message, const Job& job);

} // namespace postroom::queue
