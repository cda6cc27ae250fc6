// SPDX-License-Identifier: Apache-2.0
// Records on their way into the event store.
#pragma once

#include "server/platform/store/event_record.h"

#include <variant>
#include <vector>

namespace postroom::store {

using EventRecord = std::variant<MessageRecord, AttemptRecord, AuditRecord>;

/// Mail that was delivered before its reception was written: the row is right from the start and need not be changed.
void mergeAttempts(std::vector<EventRecord>& batch);

} // namespace postroom::store
