// SPDX-License-Identifier: Apache-2.0
// Control methods that try something without doing it: routing, expansion, a whole SMTP dialogue. They also work under
// `postroomd --evaluate`, on a configuration file and without a daemon.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

using F = FieldType;
using R = Role;
constexpr Presence optional = Presence::optional;

constexpr Field configuration{"configuration", F::object, "{revision}, {base, changes} or {text}; the one in force when absent", optional};
constexpr Field facts{"facts", F::object, "variables by name without the dollar; now, sender, recipient", optional};
constexpr Field folder{"folder", F::text, "relative file names in facts start here", optional};
constexpr Field message{"message", F::text, "header and body that $h_... and $message_... see; message_b64 or message_upload", optional};
constexpr Field messageUpload{"message_upload", F::integer, "number of an upload", optional};

constexpr CommandRow rows[] = {
    {"address.test", R::auditor, "Where an address goes: router, transport, hosts; and why the other routers did not take it.",
     {{"address", F::text, "recipient"}, {"sender", F::text, "envelope sender; absent: the null sender", optional},
       {"verify", F::boolean, "as for verification instead of delivery", optional}, configuration, facts, folder, message, messageUpload},
     {{"routes", F::list, "objects {outcome, address, parents, router, transport, hosts, text, pipe_or_file, errors_to, steps}"}}},
    {"address.rewrite", R::auditor, "What the rewrite rules make of an address in each place where it may stand.",
     {{"address", F::text, "an address"}, configuration, facts, folder, message, messageUpload},
     {{"places", F::list, "objects {place: sender|recipient|From|Sender|Reply-To|To|Cc|Bcc, address, changed, steps: [{rule, from, to, last}]}"}}},
    {"address.retry", R::auditor, "Which retry rule applies when an address or a host fails for now, and when a message that arrives now would be tried.",
     {{"address", F::text, "recipient", optional}, {"host", F::text, "the host that failed; it is asked about before the address", optional},
       {"sender", F::text, "envelope sender", optional}, {"error", F::text, "as in retry rules: rcpt_452, refused_MX; any that no rule names when absent", optional},
       {"schedule", F::text, "ask about these steps instead of the rules: F,2h,15m; G,16h,1h,1.5", optional}, configuration},
     {{"rule", F::object, "{number from 1, pattern, error, senders}; absent when none applies and it fails at once", optional},
       {"tries", F::list, "seconds after the arrival of each try, the first at once"}, {"gives_up", F::boolean, "it fails with the last of them; otherwise it goes on"},
       {"random", F::boolean, "the times of a step H are drawn; those in the middle are said"}}},
    {"expand", R::operatorRole, "Expands strings, one after another under the same facts.",
     {{"expressions", F::list, "texts; {b64} for bytes"}, configuration, facts, folder, message, messageUpload,
       {"explain", F::boolean, "also what was looked at", optional}},
     {{"results", F::list, "objects {result, tainted, microseconds} or {error, forced, microseconds}, with steps when explained"}}},
    {"lookup.servers", R::auditor, "The servers that lookups ask: how each does, and how often a kept answer served.", {},
     {{"servers", F::list, "objects {server, kind, state: unknown|up|down, since, problem, questions, failures, average_us, idle_connections}"},
       {"cache_hits", F::integer, "answers that were used again"}, {"cache_misses", F::integer, "questions that had to be asked"},
       {"cache_entries", F::integer, "answers kept now"}}},
    {"lookup.test", R::operatorRole, "Connects to the servers that lookups ask and puts a harmless question to them.",
     {{"server", F::text, "as lookup.servers names it; all when absent", optional}},
     {{"results", F::list, "objects {server, answers, text, microseconds}"}}},
    {"config.simulate", R::operatorRole,
     "Leads a whole SMTP dialogue with a configuration and with the one in force, and says where the answers differ; nothing is accepted.",
     {{"dialogue", F::text, "what the client says, a line each; dialogue_b64 or dialogue_upload", optional},
       {"dialogue_upload", F::integer, "number of an upload", optional}, configuration,
       {"against", F::object, "what to compare with, as configuration; the one in force when absent", optional},
       {"client", F::host, "address of the client; 127.0.0.1 when absent", optional}, {"client_port", F::integer, "its port", optional},
       {"interface", F::host, "our address", optional}, {"interface_port", F::integer, "our port", optional},
       {"listener", F::text, "name of a listener; an mx listener when absent", optional},
       {"authenticated_id", F::text, "as if this user had authenticated", optional}, {"tls", F::boolean, "as if STARTTLS had been done", optional}},
     {{"steps", F::list, "objects {said, differs: no|reply|rule, after: {replies, closed, would_accept, decisions, sentences}, before: the same}"},
       {"differences", F::integer, "steps whose reply differs"}, {"rules", F::integer, "steps with the same reply by another rule"}}},
    {"config.test", R::operatorRole, "Runs the tests that stand in a configuration.",
     {configuration, {"names", F::list, "names of tests; all that are enabled when absent", optional}},
     {{"ok", F::boolean, "all passed"}, {"tests", F::list, "objects {name, passed, text, reply, transcript, sentences}"}}},
    {"config.replay", R::operatorRole,
     "Puts recorded mail to a configuration and says what it would decide otherwise. Goes on with `next` until that is null.",
     {configuration, {"query", F::text, "which, as in trace.search; all of the last 24 h when absent", optional},
       {"limit", F::integer, "at most so many cases in this window; 1000 when absent", optional},
       {"after", F::text, "the `next` of the last reply", optional},
       {"patience_ms", F::duration, "milliseconds after which the window ends; 2000 when absent", optional}},
     {{"cases", F::integer, "messages and refusals looked at"}, {"same", F::integer, "decided as they were"},
       {"drifted", F::integer, "decided otherwise than then, but so by the configuration in force too"},
       {"differing", F::list, "objects {key, id, time, sender, client, decisions: [{phase, recipient, before, after: {outcome, reply, decided_by}, sentences}]}"},
       {"unreplayable", F::integer, "something that the rules ask was not recorded"},
       {"missing", F::list, "objects {what, example, cases}: what was not recorded, in a sentence, and what was asked for an example"}, {"next", F::text, "go on with it; null: that was all"}}},
    {"session.open", R::operatorRole, "Opens an SMTP session as a client at some address would see it; nothing is accepted.",
     {{"client", F::host, "address of the client; 127.0.0.1 when absent", optional}, {"client_port", F::integer, "its port", optional},
       {"interface", F::host, "our address", optional}, {"interface_port", F::integer, "our port", optional},
       {"listener", F::text, "name of a listener; an mx listener when absent", optional},
       {"authenticated_id", F::text, "as if this user had authenticated", optional}, {"tls", F::boolean, "as if STARTTLS had been done", optional},
       {"explain", F::boolean, "with the decisions", optional}, configuration},
     {{"session", F::integer, "its number"}, {"replies", F::text, "the greeting"}, {"closed", F::boolean, "has it ended?"},
       {"decisions", F::list, "as in trace.show", optional}, {"sentences", F::list, "the same for people", optional}}},
    {"session.feed", R::none, "What the client says next in a session of this connection.",
     {{"session", F::integer, "its number"}, {"data", F::text, "lines with CR LF; data_b64 or data_upload", optional}, {"data_upload", F::integer, "number of an upload", optional}},
     {{"session", F::integer, "its number"}, {"replies", F::text, "what the server says"}, {"closed", F::boolean, "has it ended?"},
       {"decisions", F::list, "since the last step", optional}, {"sentences", F::list, "the same for people", optional},
       {"would_accept", F::text, "id of a message that would have been accepted now", optional}}},
    {"session.close", R::none, "The client closes the connection.", {{"session", F::integer, "its number"}}, {}},
};

} // namespace

std::span<const CommandRow> commandsDiagnose() { return rows; }

} // namespace postroom::catalogue
