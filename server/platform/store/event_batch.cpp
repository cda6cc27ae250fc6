// SPDX-License-Identifier: Apache-2.0
#include "server/platform/store/event_batch.h"

#include <unordered_map>

namespace postroom::store {

void mergeAttempts(std::vector<EventRecord>& batch) {
    std::unordered_map<base::MessageId, MessageRecord*> fresh;
    for (auto& record : batch) {
        if (auto* message = std::get_if<MessageRecord>(&record)) {
            // Recipients that PRDR refused come in records of their own, with numbers that no delivery has.
            if (!message->message.empty() && (message->recipients.empty() || message->recipients.front().number == 0))
                fresh[message->message] = message;
            continue;
        }
        auto* made = std::get_if<AttemptRecord>(&record);
        if (made == nullptr)
            continue;
        AttemptRecord& attempt = *made;
        const auto found = fresh.find(attempt.message);
        if (found == fresh.end() || attempt.number >= found->second->recipients.size() || found->second->recipients[attempt.number].number != attempt.number)
            continue;
        RecipientRecord& recipient = found->second->recipients[attempt.number];
        recipient.outcome = attempt.outcome;
        recipient.reason = attempt.text;
        if (!attempt.host.empty())
            recipient.host = attempt.host;
        recipient.changed = attempt.time;
        attempt.rowIsRight = true;
    }
}

} // namespace postroom::store
