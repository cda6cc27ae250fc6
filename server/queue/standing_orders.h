// SPDX-License-Identifier: Apache-2.0
// Gives, lists and takes back standing orders. Each call is durable before it returns and is an event that names who
// asked; orders survive a restart. Thread-safe.
#pragma once

#include "server/queue/mail_queue.h"

namespace postroom::queue {

class StandingOrders {
public:
    explicit StandingOrders(MailQueue& queue) : m_core(queue.core()) {}

    /// Nothing is delivered to the destination until it is resumed, or `until`; mail for it is accepted and waits. A
    /// second order for the same destination replaces the first. Errors: invalid, limit.
    base::Result<void> suspend(Suspension suspension);
    /// Mail for it is tried again at once. notFound when it is not suspended.
    base::Result<void> resume(Suspension::Of of, const std::string& name, const std::string& by);
    [[nodiscard]] std::vector<Suspension> suspended();

    /// Holds what comes in from now on and matches. Returns the rule's number. Errors: invalid, limit.
    base::Result<std::int64_t> addHoldRule(HoldRule rule);
    /// What it has put on hold stays there. notFound.
    base::Result<void> removeHoldRule(std::int64_t number, const std::string& by);
    [[nodiscard]] std::vector<HoldRule> holdRules();

    /// Takes back what was ordered until a time that has come.
    void expire();

private:
    base::Result<void> wakeWaitingFor(const std::string& host);
    QueueCore& m_core;
};

} // namespace postroom::queue
