// SPDX-License-Identifier: Apache-2.0
// Control methods on bounces that users bring.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

using F = FieldType;
constexpr Presence optional = Presence::optional;

constexpr CommandRow rows[] = {
    {"bounce.explain", Role::auditor,
     "Explains a bounce, a delay notice or one reply of a server: who refused, why, whose problem it is, what to do, and an answer for the user. "
     "Every sentence is an object {code, arguments, text}: text is English, code and arguments are for other languages.",
     {{"text", F::text, "the whole report, a piece of it, or a line such as \"550 5.7.26 ...\"; text_b64 or text_upload", optional},
       {"text_upload", F::integer, "number of an upload", optional}},
     {{"kind", F::text, "failure, delay, success, feedback, auto_reply, status_line or not_a_bounce"},
       {"recipients", F::list,
        "objects {address, original, final, action, status, code, temporary, diagnostic, command, remote_host, remote_address, organisation, reason, reason_title, "
        "basis, party, who, why, problem, steps, reply}; party is nobody, sender, sender_server, recipient, recipient_server or unknown"},
       {"reporting_mta", F::text, "who wrote the report"}, {"report_subject", F::text, "its subject"}, {"sender", F::text, "to whom it was sent"},
       {"envelope_id", F::text, "ENVID"}, {"feedback_type", F::text, "of an abuse or authentication report"},
       {"returned", F::object, "what it gives back of the message: {present, message_id, from, to, title, date, queue_ids}"},
       {"message", F::object, "our message, when it is ours: {id, matched_by, rows}, rows as in trace.search; null otherwise"},
       {"message_error", F::text, "why it could not be looked for", optional}}},
};

} // namespace

std::span<const CommandRow> commandsBounce() { return rows; }

} // namespace postroom::catalogue
