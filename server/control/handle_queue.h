// SPDX-License-Identifier: Apache-2.0
// queue.*: windows, groups, previews and actions, and ledger.check.
#pragma once

#include "server/queue/ledger.h"
#include "server/queue/queue_admin.h"
#include "server/queue/queue_edit.h"
#include "server/queue/queue_view.h"
#include "server/queue/standing_orders.h"

namespace postroom::control {

class MethodTable;

/// What the methods work on; all must outlive the table.
struct QueueServices {
    queue::QueueView& view;
    queue::QueueAdmin& admin;
    queue::StandingOrders& orders;
    queue::QueueEdit& edit;
    queue::Ledger& ledger;
};

void addQueueMethods(MethodTable& table, QueueServices services);
/// The actions alone; called by addQueueMethods.
void addQueueActions(MethodTable& table, QueueServices services);
/// Suspended destinations and hold rules; called by addQueueMethods.
void addQueueOrders(MethodTable& table, QueueServices services);
/// {"messages","held","oldest"} for server.status.
base::Json queueSummary(queue::QueueView& view);

} // namespace postroom::control
