// SPDX-License-Identifier: Apache-2.0
// Searching one day's file of the event store: the query as SQL, run in slices of rows so that no question, however rare
// its answer, takes longer than its deadline.
#pragma once

#include "server/platform/store/database.h"
#include "server/platform/store/event_record.h"

namespace postroom::store {

/// What the SQL of searches needs on a connection. Once after it was opened.
base::Result<void> prepareForSearch(Database& database);

/// Adds what is found, newest first, until the window is full or `deadline` has passed; at least one slice is searched, so
/// that every call gets on. True when the day was searched to its end; otherwise window.more says where to go on.
base::Result<bool> searchDay(Database& database, std::int64_t day, const SearchQuery& query, base::Steady deadline, SearchWindow& window);

/// The columns of `recipient` that readSearchRow takes, in its order.
inline constexpr const char* searchColumns = "row, time, message, number, direction, sender, address, client, outcome, reason, host, subject, size, revision, changed, facts";
SearchRow readSearchRow(const Statement& statement, std::int64_t day);

} // namespace postroom::store
