// SPDX-License-Identifier: Apache-2.0
// What an administrator does to queued messages. Each call is durable before it returns and is an event (catalogue area
// "queue") that names who asked. Errors: notFound, and conflict with a sentence when it cannot be done now. Thread-safe.
#pragma once

#include "server/queue/mail_queue.h"

namespace postroom::queue {

enum class RunScope : std::uint8_t { due, everything };

class QueueAdmin {
public:
    explicit QueueAdmin(MailQueue& queue) : m_core(queue.core()) {}

    /// `until`: it is released by itself then (QueueKeeper).
    base::Result<void> hold(const base::MessageId& id, const std::string& by, const std::string& reason, std::optional<base::Time> until = {});
    base::Result<void> release(const base::MessageId& id, const std::string& by);
    /// Tries what waits, whatever the retry times of hosts and addresses say. conflict for a message on hold.
    base::Result<void> tryNow(const base::MessageId& id, const std::string& by);
    /// Ends delivery with a bounce; `recipients` empty means all. Delivery makes the bounce in a job of its own.
    base::Result<void> giveUp(const base::MessageId& id, const std::string& by, const std::string& reason, const std::vector<std::string>& recipients = {});
    /// Moves it to the bin; nobody is told. conflict while it is being delivered.
    base::Result<void> remove(const base::MessageId& id, const std::string& by, const std::string& reason);
    /// Brings it back from the bin.
    base::Result<void> undo(const base::MessageId& id, const std::string& by);

    /// A queue run: what only waits for one, with `everything` also what is not due. `domain` "" means all.
    /// `queueName` "" means every queue but those that are run by hand (QueuePolicy::queuesByHand), otherwise only that one.
    /// Returns how many messages have work now.
    std::size_t run(RunScope scope, const std::string& domain = {}, const std::string& queueName = {});

    /// Deletes for good what has been in the bin long enough (counted as discarded). Call now and then, with what also
    /// ages: old retry memory. Returns how many messages.
    base::Result<std::size_t> expire();

private:
    base::Result<std::int64_t> setState(const base::MessageId& id, int from, int to, const std::string& reason, std::optional<base::Time> until = {});
    base::Result<void> expireOne(std::int64_t row, const base::MessageId& id);
    QueueCore& m_core;
};

} // namespace postroom::queue
