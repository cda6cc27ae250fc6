// SPDX-License-Identifier: Apache-2.0
// Ends by itself what has its time: holds (auto_thaw, timeout_frozen_after, ignore_bounce_errors_after, "hold until"),
// suspensions and hold rules. Called once a second or so; costs nothing while nothing is due.
#pragma once

#include "server/queue/queue_admin.h"
#include "server/queue/standing_orders.h"

namespace postroom::queue {

class QueueKeeper {
public:
    QueueKeeper(MailQueue& queue, QueueAdmin& admin, StandingOrders& orders) : m_core(queue.core()), m_admin(admin), m_orders(orders) {}
    /// Returns how many holds have ended.
    std::size_t tick();

private:
    struct Ending {
        base::MessageId id;
        HoldEnd end = HoldEnd::none;
        std::vector<std::string> recipients; ///< those on hold, of a message that is not held as a whole
    };
    std::vector<Ending> endings();
    base::Result<void> finish(const Ending& ending);

    QueueCore& m_core;
    QueueAdmin& m_admin;
    StandingOrders& m_orders;
};

} // namespace postroom::queue
