// SPDX-License-Identifier: Apache-2.0
// Which of our own messages a bounce is about.
#pragma once

#include "server/mail/bounce/bounce_report.h"
#include "server/platform/store/event_store.h"
#include "shared/base/clock.h"

#include <optional>
#include <string>

namespace postroom::control {

struct OwnMessage {
    std::vector<store::SearchRow> rows; ///< its recipients; those of the bounce first
    std::string matchedBy;              ///< "queue_id", "message_id", "envelope_id"
};

/// Looks for one of our ids in the returned Received fields and the Message-ID, then for the Message-ID or the envelope id among
/// the mail to these recipients in the last 30 days. Nothing when it is not ours, or too old.
base::Result<std::optional<OwnMessage>> findOwnMessage(store::EventStore& store, const bounce::BounceReport& report, base::Time now);

} // namespace postroom::control
