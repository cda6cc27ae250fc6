// SPDX-License-Identifier: Apache-2.0
// Events of reception: connections, sessions, authentication, TLS towards clients, messages and recipients.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

using F = FieldType;
using S = EventSeverity;
constexpr Presence optional = Presence::optional;

constexpr Field client{"client", F::host, "address of the client (the real one behind a proxy)"};
constexpr Field clientPort{"client_port", F::integer, "port of the client", optional};
constexpr Field listener{"listener", F::text, "name of the listener", optional};
constexpr Field hostName{"host_name", F::text, "verified name of the client", optional};
constexpr Field helo{"helo", F::text, "name that the client gave in HELO or EHLO", optional};
constexpr Field account{"account", F::text, "account that the client authenticated as", optional};
constexpr Field sender{"sender", F::address, "envelope sender; empty for a bounce"};
constexpr Field recipient{"recipient", F::address, "envelope recipient"};
constexpr Field phase{"phase", F::text, "point of the session: connect, mail, rcpt, data, prdr..."};
constexpr Field reply{"reply", F::text, "reply that was sent"};
constexpr Field reason{"reason", F::text, "why, for the log"};
constexpr Field acl{"acl", F::text, "ACL that decided", optional};
constexpr Field trace{"trace", F::text, "decision trace, packed, in base64", optional};
constexpr Field statement{"statement", F::integer, "number of the deciding statement in the ACL", optional};

constexpr EventRow rows[] = {
    {"connection.opened", S::debug, "A client connected.",
     {client, clientPort, listener, {"local", F::host, "address the client connected to", optional},
      {"local_port", F::integer, "port the client connected to", optional},
      {"proxy", F::host, "address of the proxy in front of the client", optional}}},
    {"connection.closed", S::debug, "A connection ended.",
     {client, clientPort, listener, helo, {"how", F::text, "quit, lost, timeout, dropped, shutdown"},
      {"messages", F::integer, "messages accepted"}, {"duration_ms", F::integer, "milliseconds from accept to close"},
      {"bytes_in", F::bytes, "bytes received", optional}, {"bytes_out", F::bytes, "bytes sent", optional}}},
    {"connection.refused", S::notice,
     "A connection was refused before a session began: a limit was reached or an ACL said no. If it is a limit, see "
     "smtp_accept_max and smtp_accept_max_per_host.",
     {client, clientPort, listener, hostName, reason, {"reply", F::text, "reply that was sent; empty when none was", optional}, trace}},
    {"connection.lost", S::info, "A client went away in the middle of a session.",
     {client, clientPort, helo, phase, {"detail", F::text, "what the system said", optional}}},
    {"connection.timeout", S::info, "A client said nothing for too long and was disconnected.",
     {client, clientPort, helo, phase, {"waited", F::duration, "seconds waited"}}},
    {"proxy.failed", S::warning,
     "A connection from a host of hosts_proxy did not begin with a valid PROXY header. Check that the proxy sends one.",
     {{"proxy", F::host, "address of the peer"}, listener, reason}},
    {"xclient.accepted", S::info, "A proxy told the real client by XCLIENT.",
     {client, clientPort, {"proxy", F::host, "address of the proxy"}, {"login", F::text, "login it vouched for", optional}}},
    {"protocol.violation", S::notice,
     "A client broke the SMTP protocol: commands sent too early, a bare line ending, too many errors.",
     {client, clientPort, helo, phase, reason, reply}},
    {"command.rejected", S::info, "A command was refused by an ACL (EHLO, STARTTLS, AUTH, MAIL, VRFY...).",
     {client, clientPort, helo, account, phase, {"command", F::text, "the command with its argument", optional}, reply, reason,
      acl, statement, trace}},
    {"etrn.run", S::info, "A client asked by ETRN that the mail which waits for a domain be tried now, and its ACL allowed it.",
     {client, clientPort, helo, account, {"domain", F::text, "as asked"}, {"started", F::integer, "messages that are tried"}}},
    {"tls.started", S::debug, "A client session is encrypted.",
     {client, {"version", F::text, "TLS version"}, {"cipher", F::text, "cipher suite"},
      {"sni", F::text, "server name that the client asked for", optional}}},
    {"tls.failed", S::notice, "A TLS handshake with a client failed. The reason is what the TLS library said.",
     {client, clientPort, helo, hostName, listener, reason, trace}},
    {"auth.done", S::info, "A client authenticated.",
     {client, clientPort, helo, {"account", F::text, "account"}, {"mechanism", F::text, "PLAIN, LOGIN, SCRAM-SHA-256"},
      {"authenticator", F::text, "authenticator of the configuration"}}},
    {"auth.failed", S::notice, "A client failed to authenticate. Many of these from one host are an attack on passwords.",
     {client, clientPort, helo, {"account", F::text, "account it tried", optional}, {"mechanism", F::text, "mechanism"},
      {"authenticator", F::text, "authenticator of the configuration", optional}, reason}},
    {"recipient.accepted", S::debug, "A recipient was accepted in the SMTP session; the message itself may still be refused.",
     {client, sender, recipient, acl, statement}},
    {"recipient.refused", S::info, "A recipient was refused for good.",
     {client, clientPort, helo, account, sender, recipient, phase, reply, reason, acl, statement, trace}},
    {"recipient.deferred", S::info, "A recipient was refused for now; the client should try again.",
     {client, clientPort, helo, account, sender, recipient, phase, reply, reason, acl, statement, trace}},
    {"message.received", S::debug, "The whole of a message arrived and is being decided on.",
     {client, sender, {"recipients", F::integer, "recipients so far accepted"}, {"size", F::bytes, "size of the message"}}},
    {"message.accepted", S::info, "A message was accepted and is durable; the client was told so.",
     {{"client", F::host, "address of the client; empty when it came not by SMTP", optional}, clientPort, helo,
      {"host_name", F::text, "verified name of the client", optional}, {"ident", F::text, "local user that submitted it", optional},
      account, {"protocol", F::text, "received protocol: esmtps, esmtpsa, local..."}, sender,
      {"recipients", F::list, "recipients, in order"}, {"size", F::bytes, "size of the message"},
      {"message_id", F::text, "Message-ID header", optional}, {"subject", F::text, "Subject header", optional},
      {"tls", F::text, "TLS version and cipher", optional}, {"authenticator", F::text, "authenticator used", optional},
      {"prdr", F::boolean, "replies for each recipient were given", optional},
      {"proxy", F::host, "address of the proxy", optional}, {"parent", F::id, "message of which this is a bounce", optional},
      {"held", F::boolean, "it was put on hold at once", optional}, {"reply", F::text, "reply that was sent", optional}}},
    {"message.rejected", S::info, "A message was refused as a whole, for now or for good.",
     {client, clientPort, helo, account, sender, {"recipients", F::list, "recipients, in order"}, phase, reply, reason, acl,
      statement, {"size", F::bytes, "bytes received", optional}, trace}},
    {"cutthrough.queued", S::info, "A message that was to be delivered while its client waits (cutthrough_delivery) went into the queue instead.",
     {client, clientPort, helo, account, sender, reason}},
    {"message.discarded", S::info, "A message, or a recipient of it, was accepted and dropped because a rule said discard.",
     {client, sender, {"recipients", F::list, "recipients that were dropped"}, reason, acl, statement}},
    {"message.rewritten", S::info, "Rewrite rules changed addresses of a message, in the envelope or in header fields.",
     {{"client", F::host, "address of the client", optional}, sender, {"changes", F::list, "addresses: where, from, to"}}},
    {"message.not-stored", S::error,
     "A message could not be made durable and was refused with a temporary error. Look at the free space and the state of "
     "the disk that holds the queue.",
     {{"client", F::host, "address of the client", optional}, sender, reason}},
    {"prdr.verdict", S::info, "The fate of one recipient was decided on the content of the message (PRDR).",
     {client, sender, recipient, {"verdict", F::text, "acceptance, temporary refusal, refusal, discard"}, reply, reason, acl,
      statement}},
    {"acl.warn", S::info, "A warn statement had something to say.",
     {client, phase, {"text", F::text, "its log_message"}, acl, statement}},
    {"acl.log", S::info, "A logwrite modifier wrote a line.",
     {{"client", F::host, "address of the client", optional}, phase, {"text", F::text, "the line"}, acl, statement}},
    {"text.failed", S::warning, "A text of the configuration could not be expanded for a message; the usual one was taken.", {client, phase, reason}},
};

} // namespace

std::span<const EventRow> eventsReceive() { return rows; }

} // namespace postroom::catalogue
