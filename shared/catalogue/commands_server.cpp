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
     {{"protocol", F::integer, "version of the protocol that the client speaks"}, {"program", F::text, "name and version of the client"}},
     {{"protocol", F::integer, "version to be used"}, {"version", F::text, "version of the server"}, {"host", F::text, "its name"},
       {"user", F::text, "who the caller is"}, {"role", F::text, "its role"}}},
    {"server.status", R::auditor, "What the server is doing: sessions, queue, deliveries, stores, limits.", {},
     {{"version", F::text, "version"}, {"started", F::time, "since when it runs"}, {"revision", F::integer, "revision in force"},
       {"digest", F::text, "its digest"}, {"listeners", F::list, "objects {name, address, port, role, connections}"},
       {"sessions", F::integer, "SMTP sessions open"}, {"deliveries", F::integer, "deliveries running"},
       {"queued", F::integer, "messages waiting"}, {"held", F::integer, "messages on hold"}, {"rates", F::object, "per second, last minute", optional},
       {"stores", F::list, "objects {name, size, state}"}}},
    {"server.reload", R::administrator, "Reads certificates and files of the configuration again; opens log files anew.", {}, {}},
    {"server.stop", R::administrator, "Stops the server after finishing the sessions.",
     {{"within", F::duration, "seconds to finish sessions in", optional}}, {}},
    {"ledger.check", R::auditor, "Counts receptions and outcomes in the stores and says whether they agree.", {},
     {{"accepted", F::integer, "recipients accepted"}, {"delivered", F::integer, "delivered"}, {"queued", F::integer, "still queued"},
       {"bounced", F::integer, "failed and reported"}, {"discarded", F::integer, "dropped by a rule"}, {"held", F::integer, "on hold"},
       {"balanced", F::boolean, "do they agree?"}, {"missing", F::list, "messages concerned", optional}}},
};

} // namespace

std::span<const CommandRow> commandsServer() { return rows; }

} // namespace postroom::catalogue
