// SPDX-License-Identifier: Apache-2.0
// Groups routed recipients of one message into batches: same transport, hosts, return path and header changes, and the same
// domain where the transport wants that, up to the number of recipients it takes at a time. Pure.
#pragma once

#include "server/deliver/router/route.h"
#include "server/deliver/transport/transport_set.h"

#include <string>
#include <vector>

namespace postroom::deliver {

/// One delivery that routing asks for.
struct Leaf {
    std::size_t due = 0; ///< index in the message's due recipients
    router::Routed routed;
};

struct PlannedBatch {
    transport::Transport* transport = nullptr;
    std::string transportName;
    transport::Batch batch;
    std::vector<std::size_t> leaves; ///< of each recipient of the batch, its index in the leaves
    bool local = false;
};

struct BatchPlan {
    std::vector<PlannedBatch> batches;
    std::vector<std::size_t> homeless; ///< leaves whose transport does not exist in this revision
};

/// `message` must outlive the plan; `context` is for batch_id of local transports.
BatchPlan planBatches(const queue::QueuedMessage& message, const std::vector<Leaf>& leaves, const transport::TransportSet& transports,
                      const transport::DeliveryContext& context, bool forced);

} // namespace postroom::deliver
