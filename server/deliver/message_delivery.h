// SPDX-License-Identifier: Apache-2.0
// One attempt at one message: routes its due recipients, runs their batches, settles. Private to this folder.
#pragma once

#include "server/deliver/batches.h"
#include "server/deliver/delivery_engine.h"
#include "server/deliver/transport/message_variables.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace postroom::deliver {

class MessageDelivery {
public:
    MessageDelivery(EngineParts& parts, ParallelGate& gate, const DeliveryRevision& revision, const queue::Job& job,
                    queue::QueuedMessage message);
    void run();

private:
    using Outcome = queue::RecipientOutcome;

    /// The outside for one thread.
    struct Outside {
        std::unique_ptr<world::World> world;
        expand::Scope scope;
    };
    [[nodiscard]] std::unique_ptr<Outside> makeOutside() const;

    void giveUp();
    void routeAll();
    bool heldBack(std::size_t due, const expand::Scope& scope);
    bool waitsForQueueRun(std::size_t due, std::string_view domain, const std::optional<router::ListOption>& domains, std::string_view option,
                          const expand::Scope& scope);
    void rerouteAll();
    void routeOne(std::size_t due, const expand::Scope& scope);
    const std::vector<router::Routed>& routesOf(const std::string& address, const expand::Scope& scope);
    std::vector<const router::Routed*> branchesOf(std::size_t due, const expand::Scope& scope);
    void takeNoticeRules(std::size_t due, const router::Routed& routed);
    void takeRoutes(std::size_t due, const std::vector<const router::Routed*>& chosen);
    void redirect(std::size_t due, const std::vector<const router::Routed*>& routes);
    void runBatches(BatchPlan& plan);
    void runOne(PlannedBatch& planned, const Outside& outside);
    void runShadow(const PlannedBatch& planned, const transport::DeliveryContext& context, transport::BatchResult& result);
    void takeResult(const PlannedBatch& planned, transport::BatchResult result, base::Milliseconds took);
    void record(std::size_t due, Outcome outcome, bool local, const router::Routed* routed);
    void reportSkipped();
    void settleAll();
    bool settle(std::vector<Outcome> outcomes);
    void afterSettling(const queue::Settled& settled, const std::vector<Outcome>& outcomes);
    bool sendNotices(NoticeKind kind, const std::vector<Outcome>& outcomes);
    bool delayNoticeWanted();
    [[nodiscard]] bool isKeptBounce() const;
    [[nodiscard]] Outcome onHold(Outcome failed) const;
    [[nodiscard]] NoticeEntry entryOf(const Outcome& outcome) const;

    EngineParts& m_parts;
    ParallelGate& m_gate;
    const DeliveryRevision& m_revision;
    const queue::Job& m_job;
    queue::QueuedMessage m_message;
    transport::MessageVariables m_variables;
    NoticeSender m_notices;
    std::unique_ptr<Outside> m_outside; // of this thread
    std::map<std::string, std::vector<router::Routed>> m_routes; // by root address
    std::vector<Leaf> m_leaves;
    std::mutex m_mutex; // what follows is written by the batches' threads
    struct Found {
        std::optional<Outcome> outcome; // the worst so far
        bool local = false;
        std::string errorsTo;
        std::vector<std::string> undisclosed;
    };
    std::vector<Found> m_found; // by due recipient
    std::vector<queue::HostResult> m_hosts;
};

} // namespace postroom::deliver
