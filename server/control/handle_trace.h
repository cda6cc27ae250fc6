// SPDX-License-Identifier: Apache-2.0
// trace.*, audit.list and log.read.
#pragma once

#include "server/platform/store/event_store.h"
#include "server/queue/queue_view.h"
#include "shared/base/clock.h"

namespace postroom::control {

class ConfigService;
class MethodTable;

/// What the methods read; all must outlive the table.
struct TraceServices {
    store::EventStore& store;
    queue::QueueView& queue; ///< contents of messages that are still there
    const base::Clock& clock;
    ConfigService* config = nullptr; ///< for the configuration in case files; null: they hold none
};

void addTraceMethods(MethodTable& table, TraceServices services);
/// Parts of it, called by addTraceMethods.
void addMessageMethods(MethodTable& table, TraceServices services);
void addAuditMethods(MethodTable& table, TraceServices services);
void addLogMethods(MethodTable& table, TraceServices services);

} // namespace postroom::control
