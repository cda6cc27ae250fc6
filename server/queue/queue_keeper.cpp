// SPDX-License-Identifier: Apache-2.0
#include "server/queue/queue_keeper.h"

namespace postroom::queue {

std::vector<QueueKeeper::Ending> QueueKeeper::endings() {
    std::vector<Ending> found;
    const std::lock_guard lock(m_core.mutex);
    QueueState& state = m_core.state;
    const base::Time now = m_core.clock.now();
    for (const std::int64_t row : state.holds.take(now)) {
        const ScheduledMessage* message = state.scheduler.findRow(row);
        const auto facts = message != nullptr ? holdFacts(*message) : std::nullopt;
        if (!facts)
            continue; // released or gone
        const HoldVerdict verdict = nextHoldEnd(*facts, state.policy.holds);
        if (verdict.end == HoldEnd::none)
            continue;
        // Watched until it has really ended: what cannot be done now is done at a later look.
        state.holds.watch(row, verdict.at > now ? verdict.at : now + base::Seconds(60));
        if (verdict.at > now)
            continue;
        Ending ending{message->id, verdict.end, {}};
        if (!message->held)
            for (const ScheduledRecipient& recipient : message->recipients)
                if (recipient.state == ScheduledRecipient::State::held)
                    ending.recipients.push_back(recipient.address);
        found.push_back(std::move(ending));
    }
    return found;
}

base::Result<void> QueueKeeper::finish(const Ending& ending) {
    switch (ending.end) {
    case HoldEnd::release: return m_admin.release(ending.id, "the time that was set");
    case HoldEnd::thaw: return m_admin.release(ending.id, ending.recipients.empty() ? "auto_thaw" : "auto_thaw or ignore_bounce_errors_after");
    case HoldEnd::giveUp: return m_admin.giveUp(ending.id, "timeout_frozen_after", "it was on hold for too long (timeout_frozen_after)", ending.recipients);
    case HoldEnd::none: break;
    }
    return {};
}

std::size_t QueueKeeper::tick() {
    m_orders.expire();
    std::size_t ended = 0;
    for (const Ending& ending : endings())
        ended += finish(ending) ? 1 : 0;
    return ended;
}

} // namespace postroom::queue
