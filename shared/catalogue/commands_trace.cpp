// SPDX-License-Identifier: Apache-2.0
// Control methods on what happened: traces, events, logs.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

using F = FieldType;
using R = Role;
constexpr Presence optional = Presence::optional;

constexpr CommandRow rows[] = {
    {"trace.search", R::helpdesk, "Finds recipients of messages by sender, recipient, host, time, outcome; newest first.",
     {{"after", F::text, "key to continue after, from the last reply", optional}, {"limit", F::integer, "at most so many; 100 when absent", optional},
       {"from", F::time, "not before", optional}, {"until", F::time, "not after", optional}, {"sender", F::text, "sender, or part of it", optional},
       {"recipient", F::text, "recipient, or part of it", optional}, {"client", F::text, "address of the client", optional},
       {"outcome", F::text, "delivered, deferred, failed, refused, discarded, held, queued", optional},
       {"message", F::id, "message id", optional}, {"text", F::text, "part of a reply or reason", optional}},
     {{"rows", F::list, "objects {key, id, time, sender, recipient, client, outcome, reason}"}, {"more", F::text, "key to continue with", optional}}},
    {"trace.show", R::helpdesk, "Everything recorded about a message or a refused session: decisions, attempts, replies.",
     {{"id", F::text, "message id, or the key of a row"}}, {{"trace", F::object, "the record"}}},
    {"trace.explain", R::helpdesk, "The same in sentences.", {{"id", F::text, "message id, or the key of a row"}}, {{"text", F::text, "the explanation"}}},
    {"events.subscribe", R::helpdesk, "Sends events as they happen, each with a sequence number; a gap in the numbers means refetch.",
     {{"names", F::list, "events or beginnings of names; all when absent", optional}, {"from", F::integer, "sequence number to resume at", optional}},
     {{"subscription", F::integer, "number of the subscription"}, {"sequence", F::integer, "number of the next event"}}},
    {"events.unsubscribe", R::helpdesk, "Ends a subscription.", {{"subscription", F::integer, "its number"}}, {}},
    {"log.read", R::auditor, "Recorded events as log lines, oldest first.",
     {{"format", F::text, "classic or json"}, {"from", F::time, "not before", optional}, {"until", F::time, "not after", optional},
       {"message", F::id, "only this message", optional}, {"limit", F::integer, "at most so many", optional}, {"after", F::text, "continue after this key", optional}},
     {{"lines", F::list, "texts"}, {"more", F::text, "key to continue with", optional}}},
};

} // namespace

std::span<const CommandRow> commandsTrace() { return rows; }

} // namespace postroom::catalogue
