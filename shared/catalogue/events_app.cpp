// SPDX-License-Identifier: Apache-2.0
// Events of the server as a whole: start and stop, configuration, listeners, control connections.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

using F = FieldType;
using S = EventSeverity;
constexpr Presence optional = Presence::optional;

constexpr Field revision{"revision", F::integer, "number of the revision", optional};
constexpr Field digest{"digest", F::text, "digest of the revision"};
constexpr Field author{"author", F::text, "who did it"};
constexpr Field comment{"comment", F::text, "why, or what was said", optional};

constexpr EventRow rows[] = {
    {"server.started", S::notice, "The server is ready.",
     {{"version", F::text, "version of Postroom"}, revision, {"pid", F::integer, "process"},
      {"queued", F::integer, "messages in the queue", optional}, {"duration_ms", F::integer, "milliseconds to get ready", optional}}},
    {"server.stopping", S::notice, "The server is stopping; sessions are finished first.", {{"reason", F::text, "who or what asked"}}},
    {"config.applied", S::notice, "A configuration revision is in force.",
     {author, comment, digest, revision, {"previous", F::integer, "revision that it replaces", optional},
      {"confirm_within", F::duration, "seconds to confirm", optional}}},
    {"config.refused", S::warning, "A configuration change was refused; the running revision stays.",
     {author, comment, {"digest", F::text, "digest of the running revision", optional}, {"errors", F::list, "what is wrong and where", optional},
      {"conflicts", F::list, "objects that somebody else changed", optional}}},
    {"config.rolled-back", S::warning, "The configuration went back to an earlier revision: it was asked for, or a change was not confirmed in time.",
     {author, comment, digest, revision, {"previous", F::integer, "revision that was left", optional}}},
    {"config.confirmed", S::info, "A revision that had to be confirmed was confirmed.", {author, comment, digest, revision}},
    {"config.secret-set", S::notice, "The value of a secret was set; the configuration itself did not change.", {author, comment, digest}},
    {"listener.up", S::notice, "A listener takes connections.",
     {{"listener", F::text, "its name"}, {"address", F::host, "address"}, {"port", F::integer, "port"}}},
    {"listener.down", S::notice, "A listener takes no more connections.",
     {{"listener", F::text, "its name"}, {"address", F::host, "address"}, {"port", F::integer, "port"}}},
    {"lookup.server-down", S::error, "A server that lookups ask does not answer; mail that needs it is deferred until it does.",
     {{"server", F::text, "which, without its password"}, {"reason", F::text, "what happened"}}},
    {"lookup.server-up", S::notice, "A server that lookups ask answers again.",
     {{"server", F::text, "which"}, {"down_seconds", F::integer, "how long it did not"}}},
    {"perl.log", S::notice, "A Perl function wrote a line (Exim::log_write, warn).", {{"text", F::text, "the line"}}},
    {"control.action", S::notice, "A user of the control socket changed something, or tried to.",
     {{"user", F::text, "who"}, {"uid", F::integer, "number of the user"}, {"role", F::text, "role"}, {"method", F::text, "what was asked for"},
      {"request", F::text, "its fields, without contents and secrets"}, {"outcome", F::text, "done, or why not"}}},
    {"control.revealed", S::notice, "Somebody who normally may not see it looked at the content of a message.",
     {{"user", F::text, "who"}, {"uid", F::integer, "number of the user"}, {"role", F::text, "role"}, {"part", F::text, "subject, headers or body"},
      {"reason", F::text, "the reason that was given"}}},
    {"control.connected", S::debug, "A program connected to the control socket.",
     {{"user", F::text, "who"}, {"uid", F::integer, "number of the user"}, {"role", F::text, "role"}, {"program", F::text, "what it calls itself", optional}}},
    {"control.denied", S::warning, "A program asked the control socket for something its user may not do.",
     {{"user", F::text, "who"}, {"uid", F::integer, "number of the user"}, {"role", F::text, "role"}, {"method", F::text, "what it asked for"}}},
};

} // namespace

std::span<const EventRow> eventsApp() { return rows; }

} // namespace postroom::catalogue
