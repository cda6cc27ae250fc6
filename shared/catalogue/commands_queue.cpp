// SPDX-License-Identifier: Apache-2.0
// Control methods on the queue.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

using F = FieldType;
using R = Role;
constexpr Presence optional = Presence::optional;

constexpr Field ids{"ids", F::list, "message ids"};
constexpr Field reason{"reason", F::text, "why; kept with the event", optional};
constexpr Field done{"done", F::integer, "messages it was done to"};
constexpr Field failures{"failures", F::list, "objects {id, error}", optional};

constexpr CommandRow rows[] = {
    {"queue.list", R::helpdesk, "Messages in the queue, oldest first, with the reason why each waits and when it is tried next.",
     {{"after", F::id, "continue after this message", optional}, {"limit", F::integer, "at most so many; 100 when absent, 1000 at most", optional},
       {"sender", F::text, "only this sender", optional}, {"recipient", F::text, "only with this recipient", optional},
       {"domain", F::text, "only with a recipient in this domain", optional}, {"host", F::text, "only waiting for this host", optional},
       {"held", F::boolean, "only those on hold, or only the others", optional}, {"text", F::text, "part of the reason", optional}},
     {{"messages", F::list, "objects {id, received, sender, size, held, recipients, next, reason}"},
       {"more", F::boolean, "are there more after these?"}, {"total", F::integer, "messages in the queue"}}},
    {"queue.show", R::helpdesk, "One message: envelope, headers, state of each recipient, attempts.",
     {{"id", F::id, "message"}, {"headers", F::boolean, "with the header section", optional},
       {"body", F::boolean, "with the body, up to 1 MiB (operators)", optional}},
     {{"message", F::object, "all about it"}}},
    {"queue.try", R::operatorRole, "Tries messages now, whatever their retry times say.", {ids}, {done, failures}},
    {"queue.hold", R::operatorRole, "Puts messages on hold.", {ids, reason}, {done, failures}},
    {"queue.release", R::operatorRole, "Releases messages from hold.", {ids}, {done, failures}},
    {"queue.give-up", R::operatorRole, "Gives delivery up; the sender gets a bounce.",
     {ids, {"recipients", F::list, "only these recipients", optional}, reason}, {done, failures}},
    {"queue.remove", R::operatorRole, "Moves messages to the bin; the sender hears nothing.", {ids, reason}, {done, failures}},
    {"queue.undo", R::operatorRole, "Brings removed messages back from the bin.", {ids}, {done, failures}},
    {"queue.run", R::operatorRole, "Starts a queue run: everything that is due, or everything.",
     {{"force", F::boolean, "also what is not due yet", optional}, {"domain", F::text, "only this domain", optional}}, {{"started", F::integer, "messages"}}},
    {"queue.submit", R::none, "Puts a message into the queue that a local program hands over (sendmail).",
     {{"sender", F::address, "envelope sender; the caller's own address when absent", optional}, {"recipients", F::list, "recipients"},
       {"message", F::text, "the message, base64"}, {"from_headers", F::boolean, "take recipients from the headers (-t)", optional}},
     {{"id", F::id, "message id"}}},
};

} // namespace

std::span<const CommandRow> commandsQueue() { return rows; }

} // namespace postroom::catalogue
