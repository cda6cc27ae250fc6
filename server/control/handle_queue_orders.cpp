// SPDX-License-Identifier: Apache-2.0
#include "server/control/handle_queue.h"
#include "server/control/method_table.h"

namespace postroom::control {

namespace {

using queue::Suspension;

base::Json timeOrNull(const std::optional<base::Time>& time) { return time ? base::Json(base::toEpochMicros(*time)) : base::Json(); }

std::optional<base::Time> untilOf(const Call& call) {
    return call.params["until"].isInteger() ? std::optional(base::fromEpochMicros(call.params["until"].toInteger())) : std::nullopt;
}

/// Exactly one of `domain` and `host`.
tl::expected<Suspension, wire::WireError> targetOf(const Call& call) {
    const std::string domain = call.params["domain"].toString();
    const std::string host = call.params["host"].toString();
    if (domain.empty() == host.empty())
        return refuseField("domain", "name either a domain or a host");
    Suspension target;
    target.of = host.empty() ? Suspension::Of::domain : Suspension::Of::host;
    target.name = host.empty() ? domain : host;
    return target;
}

Answer suspend(queue::StandingOrders& orders, const Call& call) {
    auto suspension = targetOf(call);
    if (!suspension)
        return tl::unexpected(suspension.error());
    suspension->by = call.identity.user;
    suspension->reason = call.params["reason"].toString();
    suspension->until = untilOf(call);
    if (const auto done = orders.suspend(std::move(*suspension)); !done)
        return refuse(done.error());
    return base::Json::object({});
}

Answer resume(queue::StandingOrders& orders, const Call& call) {
    const auto target = targetOf(call);
    if (!target)
        return tl::unexpected(target.error());
    if (const auto done = orders.resume(target->of, target->name, call.identity.user); !done)
        return refuse(done.error());
    return base::Json::object({});
}

Answer suspended(queue::StandingOrders& orders) {
    base::Json list = base::Json::array();
    for (const Suspension& suspension : orders.suspended())
        list.append(base::Json::object({{"kind", suspension.of == Suspension::Of::domain ? "domain" : "host"}, {"name", suspension.name},
                                        {"reason", suspension.reason}, {"by", suspension.by}, {"since", base::toEpochMicros(suspension.since)},
                                        {"until", timeOrNull(suspension.until)}}));
    return base::Json::object({{"suspended", std::move(list)}});
}

Answer addRule(queue::StandingOrders& orders, const Call& call) {
    auto filter = queue::HoldFilter::fromJson(call.params["match"]);
    if (!filter)
        return refuseField(filter.error().detail.empty() ? "match" : "match." + filter.error().detail, filter.error().publicText);
    queue::HoldRule rule;
    rule.filter = std::move(*filter);
    rule.by = call.identity.user;
    rule.reason = call.params["reason"].toString();
    rule.until = untilOf(call);
    const auto number = orders.addHoldRule(std::move(rule));
    if (!number)
        return refuse(number.error());
    return base::Json::object({{"number", *number}});
}

Answer rules(queue::StandingOrders& orders) {
    base::Json list = base::Json::array();
    for (const queue::HoldRule& rule : orders.holdRules())
        list.append(base::Json::object({{"number", rule.number}, {"match", rule.filter.json()}, {"reason", rule.reason}, {"by", rule.by},
                                        {"since", base::toEpochMicros(rule.since)}, {"until", timeOrNull(rule.until)},
                                        {"held", static_cast<std::int64_t>(rule.held)}}));
    return base::Json::object({{"rules", std::move(list)}});
}

} // namespace

void addQueueOrders(MethodTable& table, QueueServices services) {
    queue::StandingOrders& orders = services.orders;
    table.add("queue.suspend", Pace::slow, Effect::acts, [&orders](const Call& call) { return suspend(orders, call); });
    table.add("queue.resume", Pace::slow, Effect::acts, [&orders](const Call& call) { return resume(orders, call); });
    table.add("queue.suspended", Pace::slow, Effect::reads, [&orders](const Call&) { return suspended(orders); });
    table.add("queue.hold-rule", Pace::slow, Effect::acts, [&orders](const Call& call) { return addRule(orders, call); });
    table.add("queue.hold-rules", Pace::slow, Effect::reads, [&orders](const Call&) { return rules(orders); });
    table.add("queue.remove-hold-rule", Pace::slow, Effect::acts, [&orders](const Call& call) -> Answer {
        if (const auto done = orders.removeHoldRule(call.params["number"].toInteger(), call.identity.user); !done)
            return refuse(done.error());
        return base::Json::object({});
    });
}

} // namespace postroom::control
