// SPDX-License-Identifier: Apache-2.0
// Control methods on what happened: traces, events, logs.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

using F = FieldType;
using R = Role;
constexpr Presence optional = Presence::optional;

constexpr CommandRow rows[] = {
    {"trace.search", R::auditor, "Finds recipients of messages, newest first, one row for each. The standard window is the last 24 hours.",
     {{"query", F::text, "the query line: from: to: status: after: before: msgid: ip: reason: subject:", optional},
       {"after", F::text, "the `next` of the last reply", optional}, {"limit", F::integer, "at most so many; 100 when absent, 1000 at most", optional}},
     {{"rows", F::list, "objects {key, id, time, sender, recipient, outcome, reason, statement, client, client_name, helo, host, transport, tls, size, subject, message_id, revision, decided}"},
       {"next", F::text, "key to go on after; null at the end"}, {"since", F::time, "begin of the window that was searched"},
       {"until", F::time, "its end"}, {"incomplete", F::boolean, "a rare answer: this window ended by time; go on with `next`, rows or not"},
       {"searched_to", F::time, "with `next`: how far back was searched", optional},
       {"hint", F::text, "when the last window found nothing: what was seen of this domain in that time", optional},
       {"evidence", F::list, "the same as objects {what: accepted|refused|refused-for-now|tls-failed|refused-at-connect, recipients, last, query}", optional},
       {"problems", F::list, "texts: days that cannot be read", optional}}},
    {"trace.show", R::auditor, "Everything recorded about a message or a refused recipient: reception, decisions, delivery attempts, events.",
     {{"id", F::text, "message id, or the key of a row"}},
     {{"message", F::object, "id, time, sender, size, revision, client, helo, tls, protocol, subject"},
       {"recipients", F::list, "objects {address, outcome, reason, attempts}"},
       {"decisions", F::list, "the decision trace: objects {phase, recipient, time, outcome, reply, decided_by, object, statement, revision, statements: [{acl, object, number, verb, decided, terms}]}"},
       {"transcript", F::list, "what was said in the session: objects {side: client|server|note, text}; without content and secrets"},
       {"timeline", F::list, "in order of time: objects {time, what, recipient, text}"},
       {"notices", F::list, "bounces and delay notices of ours about it: objects {id, time, to, outcome, reason, raw, fields, recipients}"},
       {"notice", F::object, "when it is such a notice itself: {raw, fields, recipients}", optional},
       {"trace_problem", F::text, "why its decision trace cannot be read", optional}}},
    {"trace.verdicts", R::auditor, "What each check said of each recipient: recipients across, checks down.", {{"id", F::text, "message id, or the key of a row"}},
     {{"recipients", F::list, "addresses"},
       {"checks", F::list, "objects {phase, title, common, cells}; a cell for each recipient: {outcome, reply, decided_by, object, statement, decision: index in trace.show} or null"}}},
    {"trace.case", R::helpdesk, "A case file of one message: record, verdicts, sentences, the configuration that decided. Addresses are pseudonyms unless a reason is given.",
     {{"id", F::text, "message id, or the key of a row"}, {"unmasked", F::boolean, "with the addresses; recorded like trace.reveal", optional},
       {"reason", F::text, "why they are needed; at least ten characters", optional}},
     {{"case", F::object, "format postroom-case, version 1; see case_files in the manual"}}},
    {"audit.list", R::auditor, "Who looked at the content of mail, changed something or was denied it; newest first, kept as long as traces.",
     {{"kind", F::text, "revealed, action or denied; all when absent", optional}, {"user", F::text, "only this user", optional}, {"message", F::text, "only about this message", optional},
       {"since", F::time, "not before", optional}, {"until", F::time, "not after", optional}, {"after", F::text, "the `next` of the last reply", optional},
       {"limit", F::integer, "at most so many; 100 when absent, 1000 at most", optional}},
     {{"entries", F::list, "objects {time, kind, user, role, message, what, text}"}, {"next", F::text, "key to go on after; null at the end"}}},
    {"trace.explain", R::auditor, "The same in sentences, the answer first.", {{"id", F::text, "message id, or the key of a row"}},
     {{"text", F::list, "lines"}, {"sentence", F::text, "the first of them"}}},
    {"trace.reveal", R::helpdesk, "Subject and headers of a message, or a piece of its body. The reason and the reader are recorded.",
     {{"id", F::id, "message"}, {"reason", F::text, "why they are needed; at least ten characters"},
       {"part", F::text, "subject, headers or body", optional}, {"offset", F::integer, "first byte of the body wanted", optional}},
     {{"part", F::text, "which part"}, {"content", F::text, "the part; content_b64 for bytes; of the body at most 1 MiB"}, {"next", F::integer, "offset to go on at; null at the end"}}},
    {"events.subscribe", R::auditor, "Sends events as they happen, numbered; a `gap` notification says which were missed.",
     {{"names", F::list, "names of events, or their beginnings with the dot (\"message.\"); all when absent", optional},
       {"message", F::text, "only of this message", optional}, {"connection", F::integer, "only of this SMTP connection", optional},
       {"after", F::integer, "number of the last event seen in this epoch; what is still kept since then is sent first", optional}},
     {{"subscription", F::integer, "number of the subscription"}, {"last", F::integer, "number of the last event so far"}, {"epoch", F::text, "of the server, as in hello", optional}}},
    {"events.unsubscribe", R::auditor, "Ends a subscription.", {{"subscription", F::integer, "its number"}}, {}},
    {"log.read", R::auditor, "Recorded events as log lines, newest window first, lines in order of time.",
     {{"format", F::text, "classic (Exim's main log) or json", optional}, {"since", F::time, "not before", optional}, {"until", F::time, "not after", optional},
       {"message", F::text, "only of this message", optional}, {"after", F::text, "the `next` of the last reply", optional}, {"limit", F::integer, "about so many lines; a message is not cut apart", optional}},
     {{"lines", F::list, "texts, or objects for json"}, {"next", F::text, "key to go on after; null at the end"}}},
};

} // namespace

std::span<const CommandRow> commandsTrace() { return rows; }

} // namespace postroom::catalogue
