// SPDX-License-Identifier: Apache-2.0
#include "server/control/handle_events.h"

#include "server/control/connection.h"
#include "server/control/method_table.h"

namespace postroom::control {

namespace {

constexpr std::size_t mostNames = 100;

Answer subscribe(const Call& call) {
    EventFilter filter;
    const auto& names = call.params["names"].items();
    if (names.size() > mostNames)
        return refuseField("names", "at most " + std::to_string(mostNames));
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!names[i].isString())
            return refuseField("names." + std::to_string(i), "must be a text");
        filter.names.push_back(names[i].toString());
    }
    filter.message = call.params["message"].toString();
    filter.connection = static_cast<std::uint64_t>(call.params["connection"].toInteger());
    std::optional<std::int64_t> after;
    if (call.params["after"].isInteger())
        after = call.params["after"].toInteger();
    const std::int64_t last = call.connection.lastEvent(); // before subscribing: no event falls between
    const auto number = call.connection.subscribe(std::move(filter), after);
    if (!number)
        return refuse(number.error());
    return base::Json::object({{"subscription", *number}, {"last", last}});
}

} // namespace

void addEventMethods(MethodTable& table) {
    // Quick, so that the reply goes out before the first event of the subscription.
    table.add("events.subscribe", Pace::quick, Effect::reads, subscribe);
    table.add("events.unsubscribe", Pace::quick, Effect::reads, [](const Call& call) -> Answer {
        const std::int64_t number = call.params["subscription"].toInteger();
        if (!call.connection.unsubscribe(number))
            return refuse(wire::plainError(base::ErrorKind::notFound, "there is no subscription " + std::to_string(number)));
        return base::Json::object();
    });
}

} // namespace postroom::control
