// SPDX-License-Identifier: Apache-2.0
// From the query line to the event store and back.
#pragma once

#include "server/control/method_table.h"
#include "server/platform/store/event_store.h"
#include "shared/wire/trace_query.h"

namespace postroom::control {

struct TraceSearch {
    store::SearchQuery query;
    std::vector<wire::QueryTerm> terms; ///< as they were written
};

/// Reads the query line. Times are "@MICROSECONDS", "3h" (ago), or a date in UTC. Without after: the last 24 hours.
tl::expected<TraceSearch, wire::WireError> readTraceSearch(std::string_view line, base::Time now);

/// "rejected", "delivered", "bounced", "queued", "deferred", "discarded", "held", "redirected".
std::string_view outcomeWord(store::MailOutcome outcome);
/// When the outcome became what it is.
base::Time changedAt(const store::SearchRow& row);
base::Json searchRowJson(const store::SearchRow& row);

} // namespace postroom::control
