// SPDX-License-Identifier: Apache-2.0
#include "server/queue/queue_core.h"

#include "shared/base/text.h"

namespace postroom::queue {

namespace {

std::size_t weight(const IncomingMessage& message) {
    return 1024 + message.headers.size() + message.body.inlineBytes.size() + message.envelope.recipients.size() * 128;
}

} // namespace

void RecentMessages::put(IncomingMessage message) {
    const std::size_t bytes = weight(message);
    if (bytes > m_limit / 4)
        return;
    m_bytes += bytes;
    m_order.push_back(std::move(message));
    m_byId[m_order.back().id] = std::prev(m_order.end());
    while (m_bytes > m_limit) {
        m_bytes -= weight(m_order.front());
        m_byId.erase(m_order.front().id);
        m_order.pop_front();
    }
}

std::optional<IncomingMessage> RecentMessages::take(const base::MessageId& id) {
    const auto found = m_byId.find(id);
    if (found == m_byId.end())
        return std::nullopt;
    IncomingMessage message = std::move(*found->second);
    m_bytes -= weight(message);
    m_order.erase(found->second);
    m_byId.erase(found);
    return message;
}

void QueueState::watchHold(const ScheduledMessage& message) {
    const auto facts = holdFacts(message);
    if (!facts)
        return;
    if (const HoldVerdict verdict = nextHoldEnd(*facts, policy.holds); verdict.end != HoldEnd::none)
        holds.watch(message.row, verdict.at);
}

const Suspension* QueueState::suspensionOf(std::string_view domain) const {
    for (const Suspension& suspension : suspensions)
        if (suspension.of == Suspension::Of::domain && base::equalsIgnoreCase(suspension.name, domain))
            return &suspension;
    return nullptr;
}

void QueueCore::publish(std::string_view name, const base::MessageId& id, std::initializer_list<std::pair<std::string_view, base::Json>> fields) {
    if (!events.wanted(name))
        return;
    events::Event event;
    event.name = name;
    event.time = clock.now();
    event.message = id;
    event.fields.assign(fields.begin(), fields.end());
    events.publish(std::move(event));
}

} // namespace postroom::queue
