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
     {who, reason, recipients, {"until", F::time, "it is released by itself then", optional}}},
    {"queue.released", S::notice, "A message was released from hold.", {who, recipients}},
    {"queue.tried", S::info, "An administrator asked that a message be tried now.", {who, recipients}},
    {"queue.given-up", S::notice, "Delivery was given up by hand; the sender gets a bounce.", {who, reason, recipients}},
    {"queue.removed", S::notice, "A message was removed to the bin; `queue undo` brings it back while the bin keeps it.",
     {who, reason, recipients}},
    {"queue.rerouted", S::notice, "An administrator chose where a message goes; without hosts the routers do again.",
     {who, {"hosts", F::text, "hosts it goes to"}, {"transport", F::text, "transport, empty for the first that delivers to hosts"}, reason}},
    {"queue.sender-changed", S::notice, "The sender of a queued message was changed: bounces go to the new one.",
     {who, {"old", F::address, "before"}, {"new", F::address, "now; empty is the null sender"}, reason}},
    {"queue.recipient-added", S::notice, "A recipient was added to a queued message.", {who, recipients, reason}},
    {"queue.marked-delivered", S::notice, "Recipients were marked delivered by hand: nothing more is tried for them.", {who, recipients, reason}},
    {"queue.suspended", S::notice, "A destination gets nothing until it is resumed; mail for it waits.",
     {who, {"kind", F::text, "domain or host"}, {"name", F::text, "its name"}, reason, {"until", F::time, "it is resumed by itself then; null: when somebody does"}}},
    {"queue.resumed", S::notice, "A suspended destination gets mail again.",
     {who, {"kind", F::text, "domain or host"}, {"name", F::text, "its name"}}},
    {"queue.hold-rule-added", S::notice, "From now on incoming mail that matches is put on hold.",
     {who, {"number", F::integer, "of the rule"}, {"filter", F::object, "what it matches"}, reason,
      {"until", F::time, "it ends by itself then; null: when somebody removes it"}}},
    {"queue.hold-rule-removed", S::notice, "A hold rule was removed; what it put on hold stays there.", {who, {"number", F::integer, "of the rule"}}},
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
