// SPDX-License-Identifier: Apache-2.0
// Control methods on the queue. Actions name a selection: `ids`, or a `filter`; without either they are refused.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

using F = FieldType;
using R = Role;
constexpr Presence optional = Presence::optional;

constexpr Field ids{"ids", F::list, "message ids", optional};
constexpr Field filter{"filter", F::object, "all that match {sender, recipient, domain, host, cause, text, queue, transport, held, received_before}; {} is all", optional};
constexpr Field reason{"reason", F::text, "why; kept with the event", optional};
constexpr Field done{"done", F::integer, "messages it was done to"};
constexpr Field failures{"failures", F::list, "objects {id, message}"};
constexpr Field undo{"undo", F::text, "the shell command that takes it back", optional};

constexpr CommandRow rows[] = {
    {"queue.list", R::auditor, "Messages in the queue, oldest first, with the reason why each recipient waits and when it is tried next.",
     {filter, {"after", F::text, "the `next` of the last reply", optional}, {"limit", F::integer, "at most so many; 100 when absent, 1000 at most", optional}},
     {{"messages", F::list, "objects {id, received, size, sender, subject, queue, held, hold_reason, recipients: [{address, state, attempts, next, cause, host}]}"},
       {"next", F::text, "key to go on after; null at the end"}, {"total", F::integer, "messages that match; with a filter only in the first window", optional}}},
    {"queue.groups", R::auditor, "The waiting recipients grouped: how many wait for one cause.",
     {{"by", F::text, "cause, domain, host, sender, age, transport or queue"}, filter},
     {{"groups", F::list, "objects {key, recipients, messages, oldest, next, sample}"}}},
    {"queue.causes", R::auditor, "All that waits by root cause, the largest first, each with what to do about it.", {},
     {{"causes", F::list, "objects {key, title, suggestion, action, recipients, messages, oldest, next, sample, hosts, domains}"}}},
    {"queue.show", R::auditor, "One message: envelope, reception, state of each recipient. Subject and headers are hidden from all but administrators.",
     {{"id", F::id, "message"}}, {{"message", F::object, "as in queue.list, with reception and headers"}}},
    {"queue.preview", R::operatorRole, "What an action would do: to how many messages, which for example, and what takes it back.",
     {{"action", F::text, "try, hold, release, give-up, remove, undo, reroute, change-sender, add-recipient or mark-delivered"}, ids, filter},
     {{"count", F::integer, "messages"}, {"recipients", F::integer, "recipients in them"}, {"sample", F::list, "up to ten, as in queue.list"},
       {"effect", F::text, "a sentence"}, {"inverse", F::text, "the action that takes it back; empty when none does"}}},
    {"queue.try", R::operatorRole, "Tries messages now, whatever their retry times say.", {ids, filter}, {done, failures}},
    {"queue.hold", R::operatorRole, "Puts messages on hold: kept, not delivered, until they are released or the time has come.",
     {ids, filter, reason, {"until", F::time, "release them then", optional}}, {done, failures, undo}},
    {"queue.release", R::operatorRole, "Releases messages from hold.", {ids, filter}, {done, failures, undo}},
    {"queue.give-up", R::operatorRole, "Gives delivery up; the sender is notified.",
     {ids, filter, {"recipients", F::list, "only these recipients", optional}, reason}, {done, failures}},
    {"queue.remove", R::operatorRole, "Moves messages to the bin; the sender hears nothing.", {ids, filter, reason}, {done, failures, undo}},
    {"queue.reroute", R::operatorRole, "Sends messages to these hosts instead of where the routers say, now and until they are delivered.",
     {ids, filter, {"hosts", F::text, "name, name:port or [address]:port, with commas; empty: where the routers say again"},
      {"transport", F::text, "a transport that delivers to hosts; the first when absent", optional}, reason}, {done, failures, undo}},
    {"queue.change-sender", R::operatorRole, "Changes the sender of messages: bounces go to the new one.",
     {ids, filter, {"sender", F::address, "the new one; empty or <> is the null sender"}, reason}, {done, failures, undo}},
    {"queue.add-recipient", R::operatorRole, "Adds a recipient to messages.", {ids, filter, {"recipient", F::address, "whom"}, reason}, {done, failures, undo}},
    {"queue.mark-delivered", R::operatorRole, "Ends delivery to recipients as if it were done; nothing is tried and nobody is told.",
     {ids, filter, {"recipients", F::list, "only these recipients", optional}, reason}, {done, failures, undo}},
    {"queue.suspend", R::operatorRole, "Delivers nothing to a destination until it is resumed; its mail waits. It survives a restart.",
     {{"domain", F::text, "a domain of recipients", optional}, {"host", F::text, "or a host, by name or address", optional}, reason,
      {"until", F::time, "resume it then", optional}}, {}},
    {"queue.resume", R::operatorRole, "Delivers to a suspended destination again.",
     {{"domain", F::text, "a domain of recipients", optional}, {"host", F::text, "or a host", optional}}, {}},
    {"queue.suspended", R::auditor, "The destinations that get nothing now.", {},
     {{"suspended", F::list, "objects {kind, name, reason, by, since, until}"}}},
    {"queue.hold-rule", R::operatorRole, "From now on puts incoming mail on hold that matches. It survives a restart.",
     {{"match", F::object, "{sender, recipient, domain, client, account, subject}, all of which must match; * stands for anything"}, reason,
      {"until", F::time, "the rule ends then", optional}}, {{"number", F::integer, "of the rule"}}},
    {"queue.hold-rules", R::auditor, "The hold rules, with how much each has put on hold since the server began.", {},
     {{"rules", F::list, "objects {number, match, reason, by, since, until, held}"}}},
    {"queue.remove-hold-rule", R::operatorRole, "Removes a hold rule; what it put on hold stays there.", {{"number", F::integer, "of the rule"}}, {}},
    {"queue.undo", R::operatorRole, "Brings removed messages back from the bin.", {ids}, {done, failures}},
    {"queue.bin", R::auditor, "What is in the bin and until when.", {{"after", F::text, "the `next` of the last reply", optional}, {"limit", F::integer, "at most so many", optional}},
     {{"messages", F::list, "as in queue.list, with the reason"}, {"next", F::text, "key to go on after; null at the end"}}},
    {"queue.run", R::operatorRole, "Starts a queue run: what is due, or with `force` all that is not on hold.",
     {{"force", F::boolean, "also what is not due yet", optional}, {"domain", F::text, "only recipients of this domain", optional},
      {"queue", F::text, "only this named queue", optional}}, {{"started", F::integer, "messages"}}},
};

} // namespace

std::span<const CommandRow> commandsQueue() { return rows; }

} // namespace postroom::catalogue
