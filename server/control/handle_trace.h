// SPDX-License-Identifier: Apache-2.0
// trace.search, trace.show, trace.explain, trace.reveal and log.read.
#pragma once

#include "server/platform/store/event_store.h"
#include "server/queue/queue_view.h"
#include "shared/base/clock.h"

namespace postroom::control {

class MethodTable;

/// What the methods read; all must outlive the table.
struct TraceServices {
    store::EventStore& store;
    queue::QueueView& queue; ///< contents of messages that are still there
    const base::Clock& clock;
};

void addTraceMethods(MethodTable& table, TraceServices services);
/// log.read alone; called by addTraceMethods.
void addLogMethods(MethodTable& table, TraceServices services);

} // namespace postroom::control
