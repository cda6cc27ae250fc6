// SPDX-License-Identifier: Apache-2.0
// Control methods that try something without doing it: routing, expansion, a whole SMTP dialogue.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

using F = FieldType;
using R = Role;
constexpr Presence optional = Presence::optional;

constexpr Field revision{"revision", F::integer, "revision to try it under; the one in force when absent", optional};

constexpr CommandRow rows[] = {
    {"address.test", R::helpdesk, "Which router takes an address, which transport, which hosts; and why the others did not.",
     {{"address", F::address, "recipient"}, {"sender", F::address, "envelope sender", optional}, {"verify", F::text, "sender or recipient: as for verification", optional}, revision},
     {{"routes", F::list, "objects {address, router, transport, hosts}"}, {"trace", F::list, "what each router said"}, {"error", F::text, "why it cannot be routed", optional}}},
    {"expand", R::operatorRole, "Expands a string.",
     {{"text", F::text, "the string"}, {"facts", F::object, "values of variables", optional}, {"message", F::id, "as for this queued message", optional}, revision},
     {{"result", F::text, "the result"}, {"failed", F::text, "forced or error", optional}, {"message", F::text, "why it failed", optional}}},
    {"session.open", R::operatorRole, "Opens a simulated SMTP session from a given client; nothing is accepted.",
     {{"client", F::host, "address of the client"}, {"port", F::integer, "port of the client", optional}, {"listener", F::text, "listener", optional}, revision},
     {{"session", F::integer, "number of the session"}, {"output", F::text, "the greeting"}, {"decisions", F::list, "decisions so far"}}},
    {"session.feed", R::operatorRole, "Feeds bytes to a simulated session.",
     {{"session", F::integer, "its number"}, {"input", F::text, "bytes, base64"}},
     {{"output", F::text, "bytes, base64"}, {"decisions", F::list, "decisions since the last call"}, {"closed", F::boolean, "has it ended?"}}},
    {"session.close", R::operatorRole, "Ends a simulated session.", {{"session", F::integer, "its number"}}, {}},
};

} // namespace

std::span<const CommandRow> commandsDiagnose() { return rows; }

} // namespace postroom::catalogue
