// SPDX-License-Identifier: Apache-2.0
// Control methods on the queue. Actions name a selection: `ids`, or a `filter`; without either they are refused.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

using F = FieldType;
using R = Role;
constexpr Presence optional = Presence::optional;

constexpr Field ids{"ids", F::list, "message ids", optional};
constexpr Field filter{"filter", F::object, "all that match {sender, recipient, domain, host, cause, text, held, received_before}; {} is all", optional};
constexpr Field reason{"reason", F::text, "why; kept with the event", optional};
constexpr Field done{"done", F::integer, "messages it was done to"};
constexpr Field failures{"failures", F::list, "objects {id, message}"};
constexpr Field undo{"undo", F::text, "the shell command that takes it back", optional};

constexpr CommandRow rows[] = {
    {"queue.list", R::auditor, "Messages in the queue, oldest first, with the reason why each recipient waits and when it is tried next.",
     {filter, {"after", F::text, "the `next` of the last reply", optional}, {"limit", F::integer, "at most so many; 100 when absent, 1000 at most", optional}},
     {{"messages", F::list, "objects {id, received, size, sender, subject, queue, held, hold_reason, recipients: [{address, state, attempts, next, cause, host}]}"},
       {"next", F::text, "key to go on after; null at the end"}, {"total", F::integer, "messages that match"}}},
    {"queue.groups", R::auditor, "The waiting recipients grouped: how many wait for one cause.",
     {{"by", F::text, "cause, domain, host or sender"}, filter},
     {{"groups", F::list, "objects {key, recipients, messages, oldest, next, sample}"}}},
    {"queue.show", R::auditor, "One message: envelope, reception, state of each recipient. Subject and headers are hidden from all but administrators.",
     {{"id", F::id, "message"}}, {{"message", F::object, "as in queue.list, with reception and headers"}}},
    {"queue.preview", R::operatorRole, "What an action would do: to how many messages, which for example, and what takes it back.",
     {{"action", F::text, "try, hold, release, give-up, remove or undo"}, ids, filter},
     {{"count", F::integer, "messages"}, {"recipients", F::integer, "recipients in them"}, {"sample", F::list, "up to ten, as in queue.list"},
       {"effect", F::text, "a sentence"}, {"inverse", F::text, "the action that takes it back; empty when none does"}}},
    {"queue.try", R::operatorRole, "Tries messages now, whatever their retry times say.", {ids, filter}, {done, failures}},
    {"queue.hold", R::operatorRole, "Puts messages on hold: kept, not delivered.", {ids, filter, reason}, {done, failures, undo}},
    {"queue.release", R::operatorRole, "Releases messages from hold.", {ids, filter}, {done, failures, undo}},
    {"queue.give-up", R::operatorRole, "Gives delivery up; the sender is notified.",
     {ids, filter, {"recipients", F::list, "only these recipients", optional}, reason}, {done, failures}},
    {"queue.remove", R::operatorRole, "Moves messages to the bin; the sender hears nothing.", {ids, filter, reason}, {done, failures, undo}},
    {"queue.undo", R::operatorRole, "Brings removed messages back from the bin.", {ids}, {done, failures}},
    {"queue.bin", R::auditor, "What is in the bin and until when.", {{"after", F::text, "the `next` of the last reply", optional}, {"limit", F::integer, "at most so many", optional}},
     {{"messages", F::list, "as in queue.list, with the reason"}, {"next", F::text, "key to go on after; null at the end"}}},
    {"queue.run", R::operatorRole, "Starts a queue run: what is due, or with `force` all that is not on hold.",
     {{"force", F::boolean, "also what is not due yet", optional}, {"domain", F::text, "only recipients of this domain", optional}}, {{"started", F::integer, "messages"}}},
};

} // namespace

std::span<const CommandRow> commandsQueue() { return rows; }

} // namespace postroom::catalogue
