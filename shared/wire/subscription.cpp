// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/subscription.h"

namespace postroom::wire {

Notification eventNotification(const EventMessage& message) {
    return {"event", base::Json::object({{"subscription", message.subscription}, {"sequence", message.sequence}, {"event", message.event}})};
}

Notification gapNotification(const GapMessage& message) {
    return {"gap", base::Json::object({{"subscription", message.subscription}, {"first", message.first}, {"last", message.last}})};
}

std::optional<std::variant<EventMessage, GapMessage>> readSubscription(const Notification& notification) {
    const base::Json& params = notification.params;
    const std::int64_t subscription = params["subscription"].toInteger();
    if (notification.method == "event")
        return EventMessage{subscription, params["sequence"].toInteger(), params["event"]};
    if (notification.method == "gap")
        return GapMessage{subscription, params["first"].toInteger(), params["last"].toInteger()};
    return std::nullopt;
}

} // namespace postroom::wire
