// SPDX-License-Identifier: Apache-2.0
// Live events. The server sends notifications:
//   event {"subscription":3,"sequence":1042,"event":{...}}
//   gap   {"subscription":3,"first":1043,"last":1200}   events that were not sent: the client was slow, or they are no longer kept
// Sequence numbers count all events of the daemon since its start (hello's epoch); a filter leaves holes, which are no
// gaps: only `gap` says that something was missed. The client then fetches again what it shows.
#pragma once

#include "shared/base/json.h"
#include "shared/wire/message.h"

#include <cstdint>
#include <optional>
#include <variant>

namespace postroom::wire {

struct EventMessage {
    std::int64_t subscription = 0;
    std::int64_t sequence = 0;
    base::Json event;
};
struct GapMessage {
    std::int64_t subscription = 0;
    std::int64_t first = 0;
    std::int64_t last = 0;
};

Notification eventNotification(const EventMessage& message);
Notification gapNotification(const GapMessage& message);
/// Nothing when it is neither.
std::optional<std::variant<EventMessage, GapMessage>> readSubscription(const Notification& notification);

} // namespace postroom::wire
