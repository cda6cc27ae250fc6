// SPDX-License-Identifier: Apache-2.0
// Events of the queue and of its stores.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

using F = FieldType;
using S = EventSeverity;
constexpr Presence optional = Presence::optional;

constexpr Field who{"by", F::text, "who asked: a user of the control socket, or the rule that did it"};
constexpr Field reason{"reason", F::text, "why", optional};
constexpr Field recipients{"recipients", F::list, "recipients concerned; absent for all", optional};

constexpr EventRow rows[] = {
    {"queue.held", S::notice, "A message was put on hold: it is kept and not delivered until it is released.",
     {who, reason, recipients}},
    {"queue.released", S::notice, "A message was released from hold.", {who, recipients}},
    {"queue.tried", S::info, "An administrator asked that a message be tried now.", {who, recipients}},
    {"queue.given-up", S::notice, "Delivery was given up by hand; the sender gets a bounce.", {who, reason, recipients}},
    {"queue.removed", S::notice, "A message was removed to the bin; `queue undo` brings it back while the bin keeps it.",
     {who, reason, recipients}},
    {"queue.restored", S::notice, "A removed message was brought back from the bin.", {who}},
    {"queue.expired-from-bin", S::info, "A removed message was deleted for good because its time in the bin was over.", {}},
    {"message.completed", S::info, "Every recipient of a message has a final outcome; it left the queue.",
     {{"age", F::duration, "seconds from reception"}, {"delivered", F::integer, "recipients delivered"},
      {"failed", F::integer, "recipients that failed"}, {"discarded", F::integer, "recipients dropped by a rule", optional}}},
    {"ledger.gap", S::error,
     "The books do not balance: messages were accepted for which no outcome is known, or outcomes without a message. Run "
     "`postroomctl ledger` and keep the stores as they are.",
     {{"accepted", F::integer, "recipients accepted"}, {"accounted", F::integer, "recipients with a known state"},
      {"missing", F::list, "messages concerned, at most 100"}}},
    {"store.gap", S::error,
     "Events could not be recorded for a while; mail went on. The count says how many are missing.",
     {{"store", F::text, "name of the store"}, {"lost", F::integer, "events not recorded"}, {"from", F::time, "first of them"},
      {"until", F::time, "last of them"}, reason}},
    {"store.failed", S::error, "A store cannot be written. Look at the free space and at the permissions of the state folder.",
     {{"store", F::text, "name of the store"}, {"reason", F::text, "what the system said"}}},
    {"store.recovered", S::notice, "A store can be written again.", {{"store", F::text, "name of the store"}}},
    {"store.lost-and-found", S::warning,
     "A message body without an entry in the queue was found at start and moved aside. It was never acknowledged to a "
     "client, or its entry was deleted by hand.",
     {{"file", F::text, "where it is now"}, {"size", F::bytes, "its size"}}},
    {"store.body-missing", S::error, "A queued message has no body any more; it was put on hold.",
     {{"file", F::text, "the missing file", optional}}},
};

} // namespace

std::span<const EventRow> eventsQueue() { return rows; }

} // namespace postroom::catalogue
