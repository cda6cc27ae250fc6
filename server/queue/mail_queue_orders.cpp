// SPDX-License-Identifier: Apache-2.0
// What standing orders, the policy and the memory of failures mean for a message that comes in or goes out.
#include "server/queue/mail_queue.h"

#include "server/mail/address.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::queue {

void MailQueue::useOrders(std::vector<Suspension> suspensions, std::vector<HoldRule> rules) {
    for (const Suspension& suspension : suspensions) {
        if (suspension.of == Suspension::Of::domain)
            m_core->state.scheduler.suspend(suspension.name);
        else
            m_core->anyHostSuspended = true;
    }
    m_core->anyHoldRule = !rules.empty();
    m_core->state.suspensions = std::move(suspensions);
    m_core->state.holdRules = std::move(rules);
}

// Hold rules, and named queues that are run by hand.
void MailQueue::applyOrders(IncomingMessage& message, std::string& heldBy) {
    const std::lock_guard lock(m_core->mutex);
    QueueState& state = m_core->state;
    const auto& byHand = state.policy.queuesByHand;
    if (!message.queueName.empty() && std::find(byHand.begin(), byHand.end(), message.queueName) != byHand.end())
        message.deliverNow = false;
    if (!message.freezeReason.empty())
        return;
    const base::Time now = m_core->clock.now();
    for (HoldRule& rule : state.holdRules)
        if ((!rule.until || *rule.until > now) && rule.filter.matches(message)) {
            ++rule.held;
            heldBy = "hold rule " + std::to_string(rule.number);
            message.freezeReason = heldBy + (rule.reason.empty() ? "" : ": " + rule.reason);
            return;
        }
}

std::string MailQueue::keptBack(const IncomingMessage& message) const {
    const std::lock_guard lock(m_core->mutex);
    const base::Time now = m_core->clock.now();
    for (const HoldRule& rule : m_core->state.holdRules)
        if ((!rule.until || *rule.until > now) && rule.filter.matches(message))
            return "hold rule " + std::to_string(rule.number);
    for (const Suspension& suspension : m_core->state.suspensions)
        for (const mail::Recipient& recipient : message.envelope.recipients)
            if (suspension.of == Suspension::Of::domain && (!suspension.until || *suspension.until > now) && base::equalsIgnoreCase(suspension.name, mail::domainOf(recipient.address)))
                return suspensionSentence(suspension);
    return {};
}

std::optional<HostWait> MailQueue::hostWait(const std::string& key, const base::MessageId& message) const {
    const std::lock_guard lock(m_core->mutex);
    const RetryMemory& memory = m_core->state.memory;
    if (memory.empty())
        return std::nullopt;
    const base::Time now = m_core->clock.now();
    std::optional<HostWait> wait;
    const RetryRecord* ofHost = memory.find(hostKey(key));
    if (ofHost != nullptr && ofHost->nextTry > now)
        wait = HostWait{ofHost->nextTry, ofHost->expired};
    const RetryRecord* ofMessage = memory.find(messageKey(message.text(), key));
    if (ofMessage != nullptr && ofMessage->nextTry > now && (!wait || ofMessage->nextTry > wait->until))
        wait = HostWait{ofMessage->nextTry, wait && wait->expired};
    return wait;
}

std::optional<HostSuspended> MailQueue::hostSuspended(const std::string& name, const std::string& address) const {
    if (!m_core->anyHostSuspended.load(std::memory_order_relaxed))
        return std::nullopt;
    const std::lock_guard lock(m_core->mutex);
    for (const Suspension& suspension : m_core->state.suspensions)
        if (suspension.of == Suspension::Of::host && (base::equalsIgnoreCase(suspension.name, name) || base::equalsIgnoreCase(suspension.name, address)))
            return HostSuspended{suspensionSentence(suspension), suspension.until};
    return std::nullopt;
}

void MailQueue::setPolicy(QueuePolicy policy) {
    const std::lock_guard lock(m_core->mutex);
    QueueState& state = m_core->state;
    state.policy = std::move(policy);
    state.holds.clear();
    state.scheduler.forEach([&](const ScheduledMessage& message) { state.watchHold(message); });
}

} // namespace postroom::queue
