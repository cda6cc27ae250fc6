// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/cut_through.h"

#include "server/deliver/batches.h"
#include "server/deliver/router/route_text.h"
#include "server/deliver/transport/message_variables.h"
#include "server/mail/address.h"
#include "server/queue/queue_events.h"
#include "shared/base/json.h"

namespace postroom::deliver {

namespace {

using router::Routed;

CutThrough::Result throughTheQueue(std::string why) { return {std::move(why), {}}; }

std::string detailOf(const std::string& given, const Routed& routed, base::Milliseconds took) {
    auto parsed = given.empty() ? base::Result<base::Json>(base::Json::object()) : base::Json::parse(given);
    base::Json detail = parsed ? std::move(*parsed) : base::Json::object();
    base::Json steps = base::Json::array();
    for (auto& sentence : router::stepSentences(routed.steps))
        steps.append(std::move(sentence));
    detail.set("routing", std::move(steps));
    detail.set("cutthrough", true);
    if (took.count() > 0)
        detail.set("duration_ms", static_cast<std::int64_t>(took.count()));
    return detail.text();
}

} // namespace

CutThrough::Result CutThrough::operator()(const queue::IncomingMessage& message) const {
    if (message.envelope.recipients.size() != 1)
        return throughTheQueue("the message has several recipients");
    if (std::string order = m_queue.keptBack(message); !order.empty())
        return throughTheQueue(std::move(order));
    const queue::QueuedMessage queued = queue::queuedMessage(message, queue::Job{message.id, {0}, false, {}});
    const transport::MessageVariables variables(queued);
    const auto world = m_makeWorld();
    expand::Scope scope{*world, *m_revision->lists, {&variables}};
    for (const auto& source : m_revision->variables)
        scope.variables.push_back(source.get());

    const std::string& address = message.envelope.recipients.front().address;
    const std::string domain(mail::domainOf(address));
    for (const auto* domains : {&m_revision->queueDomains, &m_revision->queueSmtpDomains})
        if (*domains && (*domains)->match(domain, scope).yes())
            return throughTheQueue("mail for " + domain + " waits for a queue run");
    if (m_revision->holdDomains && m_revision->holdDomains->match(domain, scope).yes())
        return throughTheQueue("mail for " + domain + " is kept back (hold_domains)");
    const auto routes = m_revision->chain->route({address, queued.sender, router::Purpose::delivery}, scope);
    if (routes.size() != 1 || routes.front().kind != Routed::Kind::deliver)
        return throughTheQueue(routes.size() > 1 ? "the address stands for several" : "routing does not deliver it: " + routes.front().message);
    const std::vector<Leaf> leaves{{0, routes.front()}};
    auto plan = planBatches(queued, leaves, *m_revision->transports, {scope}, false);
    if (plan.batches.size() != 1 || plan.batches.front().local)
        return throughTheQueue("it is delivered on this machine");

    PlannedBatch& planned = plan.batches.front();
    if (planned.transport->batchLimits().maxParallel > 0)
        return throughTheQueue("the transport " + planned.transportName + " has max_parallel");
    planned.batch.clientWaits = true;
    transport::DeliveryContext context{scope, m_stop};
    context.hostWait = [&](const std::string& key) { return m_queue.hostWait(key, queued.id); };
    context.hostSuspended = [this](const std::string& name, const std::string& host) { return m_queue.hostSuspended(name, host); };
    const auto began = m_clock.steady();
    auto result = planned.transport->deliver(planned.batch, context);
    const auto took = std::chrono::duration_cast<base::Milliseconds>(m_clock.steady() - began);
    if (result.outcomes.size() != 1)
        return throughTheQueue("the transport " + planned.transportName + " gave no answer");
    Result tried{{}, std::move(result.outcomes.front())};
    tried.outcome.number = 0;
    tried.outcome.router = leaves.front().routed.router;
    tried.outcome.transport = planned.transportName;
    tried.outcome.detail = detailOf(tried.outcome.detail, leaves.front().routed, took);
    return tried;
}

} // namespace postroom::deliver
