// SPDX-License-Identifier: Apache-2.0
// What a delivery attempt means for the queue, worked out before anything is written: which recipients are finished,
// which wait until when by the retry rules, which are over, what is learned about hosts and addresses. Pure.
#pragma once

#include "server/queue/delivery_queue.h"
#include "server/queue/retry_memory.h"
#include "server/queue/retry_rules.h"
#include "server/queue/scheduler.h"

#include <array>
#include <string>
#include <vector>

namespace postroom::queue {

/// How a recipient ended, as counted by the ledger. The numbers stand in queue.db.
enum class FinalKind : std::uint8_t { delivered = 0, bounced = 1, discarded = 2, redirected = 3 };

struct RecipientChange {
    enum class What : std::uint8_t { finished, waits, held };
    What what = What::waits;
    std::uint32_t number = 0;
    std::string address;
    FinalKind final = FinalKind::delivered;
    std::string text; ///< error or confirmation
    std::string host;
    std::string transport;  ///< of a try that was made
    std::string retryError;
    base::Time due{};
    base::Time firstFailed{};
    base::Time lastTry{};
    base::Time cutoff{};
    std::uint32_t attempts = 0;
};

struct NewRecipient {
    std::uint32_t number = 0;
    mail::Recipient recipient;
    std::string parent;
};

struct Settlement {
    std::int64_t row = 0;
    base::MessageId id;
    std::string sender;
    base::Time received{};
    base::Time time{};
    std::vector<RecipientChange> changes;
    std::vector<NewRecipient> children;
    std::vector<RetryRecord> remembered;
    std::vector<std::string> forgotten;
    bool finished = false; ///< nothing of the message is left
    bool holds = false;    ///< recipients were put on hold
    std::uint32_t warnings = 0;
    std::array<std::int64_t, 4> totals{}; ///< of a finished message, by FinalKind; filled when it is written
    Settled answer;
};

struct SettleContext {
    const RetryRules& rules;
    const RetryMemory& memory;
    const std::vector<base::Seconds>& delayWarnings; ///< ages at which a notice is due; the last gap repeats
    base::Time now{};
    double chance = 0;
    std::uint32_t nextNumber = 0; ///< the first free recipient number of the message
    bool byHand = false; ///< its named queue is run by hand: what waits, waits for a queue run
};

Settlement settleOutcomes(const ScheduledMessage& message, const std::vector<RecipientOutcome>& outcomes, const std::vector<HostResult>& hosts, const SettleContext& context);

/// Brings the schedule to what a settlement that is committed says.
void followSchedule(Scheduler& scheduler, const Settlement& settlement);

/// How many delay notices a message of this age should have caused.
std::uint32_t warningsDue(const std::vector<base::Seconds>& delayWarnings, base::Seconds age);

inline std::int64_t dayOf(base::Time time) { return base::toEpochSeconds(time) / 86'400; }

} // namespace postroom::queue
