// SPDX-License-Identifier: Apache-2.0
// One day's file of the event store: its rows written and read. Whoever calls holds the connection.
#pragma once

#include "server/platform/store/database.h"
#include "server/platform/store/event_record.h"

#include <chrono>

namespace postroom::store {

/// "events-2026-11-20.db", and back.
std::string eventFileName(std::int64_t day);
std::optional<std::int64_t> eventFileDay(std::string_view name);
inline std::int64_t eventDay(base::Time time) { return std::chrono::floor<std::chrono::days>(time).time_since_epoch().count(); }

base::Result<void> writeMessageRecord(Database& database, const MessageRecord& record);
base::Result<void> writeAttemptRecord(Database& database, const AttemptRecord& record);
base::Result<void> writeGap(Database& database, const EventGap& gap);

base::Result<void> writeAuditRecord(Database& database, const AuditRecord& record);
/// Appends the day's records, newest first. True: go on with the day before.
base::Result<bool> readAudit(Database& database, std::int64_t day, const AuditQuery& query, AuditWindow& window);
/// Appends what the day knows of the message; `key` names a row instead when it is given.
base::Result<void> readHistory(Database& database, std::int64_t day, const base::MessageId& message, std::optional<SearchKey> key, MessageHistory& history, bool withTrace = true);
/// The packed trace that belongs to the row; empty without one.
base::Result<std::string> readTrace(Database& database, const SearchRow& row);
base::Result<std::vector<EventGap>> readGaps(Database& database);

} // namespace postroom::store
