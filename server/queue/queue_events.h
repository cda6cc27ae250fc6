// SPDX-License-Identifier: Apache-2.0
// The queue's values as events and as what delivery sees. Event names and fields are catalogue rows (area "queue").
#pragma once

#include "server/platform/events/event.h"
#include "server/queue/settlement.h"

namespace postroom::queue {

/// message.accepted, with what the classic line `<=` shows.
events::Event acceptedEvent(const IncomingMessage& message);
/// "recipient.delivered", "recipient.deferred", "recipient.failed", "recipient.discarded", "recipient.redirected", "recipient.held".
std::string_view outcomeEventName(RecipientOutcome::Kind kind);
events::Event outcomeEvent(const base::MessageId& id, base::Time time, const RecipientOutcome& outcome, const RecipientChange& change);

/// A message from memory right after acceptance, as load() gives it.
QueuedMessage queuedMessage(IncomingMessage message, const Job& job);

} // namespace postroom::queue
