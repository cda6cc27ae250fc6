// SPDX-License-Identifier: Apache-2.0
// Control methods that answer "is mail flowing?": the figures of the overview and of its charts.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

using F = FieldType;
using R = Role;
constexpr Presence optional = Presence::optional;

constexpr CommandRow rows[] = {
    {"stats.overview", R::auditor, "The state of the server at a glance. Cheap: what costs something is looked at every few seconds at most, however many ask.", {},
     {{"time", F::time, "now"}, {"sentence", F::text, "is mail flowing?"}, {"flowing", F::boolean, "no alarm is grave"},
       {"rates", F::object, "a minute, over the last five: received, accepted, delivered, deferred, bounced, rejected, connections"},
       {"last_hour", F::object, "totals with the same names"}, {"last_day", F::object, "totals with the same names"},
       {"rejections", F::list, "of the last day, most first: objects {class, title, help, count, query}"},
       {"queue", F::object, "messages, recipients, held, oldest {id, received, sender}, by_cause: [{cause, messages, recipients, oldest, sample, held}], counted: when"},
       {"disks", F::list, "as in server.status"}, {"certificates", F::list, "as in server.status"}, {"listeners", F::list, "as in server.status"},
       {"connections", F::integer, "SMTP sessions now"}, {"revision", F::object, "as config.running"},
       {"ledger", F::object, "{known, balanced, sentence, checked}: of the check that runs every minute"},
       {"alarms", F::list, "objects {name, sentence, fix, grave, since}"}}},
    {"stats.series", R::auditor, "What happened in each span of a window, with the trace query that shows its mail.",
     {{"window", F::duration, "seconds: 86400 when absent; 604800 at most", optional},
       {"step", F::duration, "seconds of a bucket, whole minutes: 600 for a day and 3600 beyond when absent", optional}},
     {{"step", F::duration, "seconds of a bucket"}, {"counted_since", F::time, "before it nothing was counted: empty buckets there mean nothing"},
       {"queries", F::object, "what to put before a bucket's query for one kind: {rejected: \"status:rejected\", ...}"},
       {"buckets", F::list, "oldest first: objects {from, until, received, accepted, delivered, deferred, bounced, discarded, rejected, rejected_by: {class: count}, connections, query}; what is 0 is absent"}}},
};

} // namespace

std::span<const CommandRow> commandsStats() { return rows; }

} // namespace postroom::catalogue
