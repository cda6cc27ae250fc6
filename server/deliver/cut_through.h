// SPDX-License-Identifier: Apache-2.0
// Delivers a message while the client that sends it waits for its reply (control = cutthrough_delivery): routed and given to its
// transport before it is accepted, so that what the next host says is what the client hears, and nothing has to be bounced.
#pragma once

#include "server/deliver/delivery_engine.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace postroom::deliver {

/// Thread-safe; of one revision.
class CutThrough {
public:
    /// `queue`, `clock` and `stop` (may be null) outlive it.
    CutThrough(std::shared_ptr<const DeliveryRevision> revision, std::function<std::unique_ptr<world::World>()> makeWorld, const queue::DeliveryQueue& queue,
               const base::Clock& clock, const io::StopSignal* stop)
        : m_revision(std::move(revision)), m_makeWorld(std::move(makeWorld)), m_queue(queue), m_clock(clock), m_stop(stop) {}

    struct Result {
        std::string notTried; ///< why the message has to go through the queue; empty: it was tried
        queue::RecipientOutcome outcome; ///< delivered, deferred or failed
    };
    /// For a message with one recipient, which it does not change. Blocks up to the limits of transport::Batch::clientWaits.
    [[nodiscard]] Result operator()(const queue::IncomingMessage& message) const;

private:
    std::shared_ptr<const DeliveryRevision> m_revision;
    std::function<std::unique_ptr<world::World>()> m_makeWorld;
    const queue::DeliveryQueue& m_queue;
    const base::Clock& m_clock;
    const io::StopSignal* m_stop;
};

} // namespace postroom::deliver
