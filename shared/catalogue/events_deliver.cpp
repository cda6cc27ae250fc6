// SPDX-License-Identifier: Apache-2.0
// Events of delivery: routing, attempts, outcomes, bounces.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

using F = FieldType;
using S = EventSeverity;
constexpr Presence optional = Presence::optional;

constexpr Field recipient{"recipient", F::address, "address that was delivered to"};
constexpr Field original{"original", F::address, "recipient of the envelope, when an alias changed it", optional};
constexpr Field router{"router", F::text, "router that accepted the address", optional};
constexpr Field transport{"transport", F::text, "transport", optional};
constexpr Field host{"host", F::text, "name of the remote host", optional};
constexpr Field hostAddress{"host_address", F::host, "address of the remote host", optional};
constexpr Field hostPort{"host_port", F::integer, "port of the remote host", optional};
constexpr Field sender{"sender", F::address, "envelope sender; empty for a bounce", optional};
constexpr Field replyText{"reply", F::text, "reply of the remote host", optional};
constexpr Field tls{"tls", F::text, "TLS version and cipher", optional};
constexpr Field took{"duration_ms", F::integer, "milliseconds of this attempt", optional};
constexpr Field attempts{"attempts", F::integer, "attempts so far", optional};
constexpr Field errorClass{"error", F::text, "what failed, as in retry rules: refused, timeout_connect, rcpt_452...", optional};
constexpr Field reason{"reason", F::text, "why"};

constexpr EventRow rows[] = {
    {"delivery.done", S::info, "A recipient has its copy.",
     {recipient, original, sender, router, transport, host, hostAddress, hostPort, replyText, tls,
      {"size", F::bytes, "bytes delivered", optional}, took, {"age", F::duration, "seconds since reception", optional}, attempts,
      {"prdr", F::boolean, "the host answered for each recipient", optional},
      {"chunking", F::boolean, "the message was sent by BDAT", optional},
      {"file", F::text, "mailbox file or folder", optional},
      {"cutthrough", F::boolean, "it was delivered while the message came in", optional}}},
    {"delivery.deferred", S::notice, "A delivery did not work out for now and will be tried again.",
     {recipient, original, sender, router, transport, host, hostAddress, hostPort, replyText, errorClass, reason, took, attempts,
      {"next", F::time, "when it is tried next", optional}}},
    {"delivery.failed", S::notice, "A delivery failed for good; the sender is told unless it asked not to be.",
     {recipient, original, sender, router, transport, host, hostAddress, hostPort, replyText, errorClass, reason, took, attempts}},
    {"delivery.discarded", S::info, "A recipient was dropped because a router said :blackhole:.",
     {recipient, original, router}},
    {"delivery.redirected", S::debug, "An alias turned an address into others.",
     {recipient, router, {"children", F::list, "the new addresses"}}},
    {"host.down", S::notice, "A host did not take connections; it is left alone until its retry time.",
     {host, errorClass, reason}},
    {"host.up", S::info, "A host that was down takes mail again.", {host}},
    {"bounce.created", S::info, "A bounce was put into the queue for the sender of a message that failed.",
     {{"bounce", F::id, "message id of the bounce"}, {"to", F::address, "where it goes"},
      {"recipients", F::list, "recipients that failed"}}},
    {"bounce.suppressed", S::notice,
     "A message failed and no bounce was made: its sender is empty, or it asked not to be told.",
     {reason, {"recipients", F::list, "recipients that failed"}}},
    {"notice.created", S::info, "A notice of delay or success to the sender, or of skipped addresses to syntax_errors_to, was put into the queue.",
     {{"notice", F::id, "message id of the notice"}, {"to", F::address, "where it goes"},
      {"kind", F::text, "delay, success, relayed, skipped"}, {"recipients", F::list, "recipients concerned"}}},
};

} // namespace

std::span<const EventRow> eventsDeliver() { return rows; }

} // namespace postroom::catalogue
