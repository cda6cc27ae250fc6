// SPDX-License-Identifier: Apache-2.0
// Control methods about the connection and the server itself.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

using F = FieldType;
using R = Role;
constexpr Presence optional = Presence::optional;

constexpr CommandRow rows[] = {
    {"hello", R::none, "Must be first: agrees on the protocol version and tells who the caller is taken for.",
     {{"version", F::integer, "version of the protocol that the client speaks"}, {"client", F::text, "name and version of the client", optional}},
     {{"version", F::integer, "version of the protocol"}, {"server", F::text, "name and version of the server"},
       {"host_name", F::text, "primary host name"}, {"user", F::text, "who the caller is taken for"},
       {"roles", F::list, "the caller's role; empty: may only submit mail"}, {"epoch", F::text, "differs after each start of the server"},
       {"maximum_frame", F::integer, "longest line in bytes"}}},
    {"server.status", R::auditor, "What the server is doing and what is wrong with it.", {},
     {{"version", F::text, "version"}, {"host_name", F::text, "primary host name"}, {"process_id", F::integer, "process"},
       {"started", F::time, "since when it runs"}, {"stopping", F::boolean, "is it ending?"}, {"revision", F::integer, "revision in force"},
       {"reverts_at", F::time, "when an unconfirmed revision is taken back", optional},
       {"state_directory", F::text, "where the stores are"}, {"runtime_directory", F::text, "where the socket is"},
       {"listeners", F::list, "objects {name, address, port, role, connections, accepted, problem}"},
       {"certificates", F::list, "as the ports serve them: objects {name, subject, issuer, names, not_before, not_after, self_signed, fingerprint, file}"}, {"disks", F::list, "objects {path, free_bytes, total_bytes}"},
       {"alarms", F::list, "objects {name, sentence, fix, grave, since}"}, {"resolver", F::text, "state of the resolver"},
       {"receiving_workers", F::integer, "threads that receive"}, {"delivering_workers", F::integer, "threads that deliver"},
       {"counters", F::object, "totals since the start by metric name"}, {"queue", F::object, "messages, held, oldest", optional}}},
    {"server.reload", R::administrator, "Reads certificates and files outside the configuration again and opens the logs anew.", {}, {}},
    {"server.reopen-logs", R::administrator, "Opens the log files anew, after they were rotated.", {}, {}},
    {"server.check-aliases", R::auditor, "Reads the alias files: their entries, and what is wrong with them. Nothing needs to be rebuilt.", {},
     {{"files", F::list, "objects {file, entries, longest, bytes, problems, aliases: [{name, targets}], the first 2000}"}}},
    {"server.stop", R::administrator, "Ends the server in order: sessions and deliveries that run are finished first.", {}, {}},
    {"ledger.check", R::auditor, "Counts receptions and outcomes in the stores, independently of each other, and says whether they agree.", {},
     {{"accepted", F::integer, "recipients answered 250"}, {"generated", F::integer, "recipients made by redirection"},
       {"delivered", F::integer, "delivered"}, {"queued", F::integer, "still waiting"}, {"bounced", F::integer, "failed"},
       {"discarded", F::integer, "dropped by a named rule"}, {"held", F::integer, "on hold or in the bin"},
       {"redirected", F::integer, "replaced by others"}, {"balanced", F::boolean, "do they agree?"},
       {"missing", F::list, "texts: messages and days concerned"}, {"sentence", F::text, "the result for a person"}}},
    {"upload.chunk", R::none, "A piece of content that is too long for one frame; another request then names the upload as NAME_upload.",
     {{"upload", F::integer, "number that the client chooses for the whole"}, {"data", F::text, "the piece; data_b64 for bytes; up to 1 MiB"}}, {}},
    {"submit.message", R::none, "Puts in a message that a local program hands over (sendmail).",
     {{"message", F::text, "header and body; message_b64 or message_upload", optional}, {"message_upload", F::integer, "number of an upload", optional},
       {"sender", F::text, "envelope sender, \"<>\" for the null sender; the caller's own address when absent", optional},
       {"full_name", F::text, "name for a From field that has to be made", optional},
       {"recipients", F::list, "addresses", optional}, {"recipients_from_header", F::boolean, "also take To, Cc and Bcc (-t)", optional},
       {"notify", F::text, "DSN NOTIFY: never, or a list of success, failure, delay", optional},
       {"return", F::text, "DSN RET: full or headers", optional}, {"envelope_id", F::text, "DSN ENVID", optional},
       {"queue_only", F::boolean, "wait for the next queue run", optional}},
     {{"outcome", F::text, "accepted, refused or deferred"}, {"id", F::id, "message id; empty when it was not accepted"},
       {"text", F::text, "the reply, or why not"}, {"refused_recipients", F::list, "objects {address, text}"}}},
    {"submit.smtp", R::none, "Opens a real SMTP session (sendmail -bs); session.feed and session.close go on with it.", {},
     {{"session", F::integer, "its number"}, {"replies", F::text, "the greeting"}, {"closed", F::boolean, "has it ended?"}}},
};

} // namespace

std::span<const CommandRow> commandsServer() { return rows; }

} // namespace postroom::catalogue
