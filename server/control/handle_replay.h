// SPDX-License-Identifier: Apache-2.0
// config.replay: recorded mail put to a configuration, a window at a time.
#pragma once

#include "server/control/diagnose_runner.h"
#include "server/control/handle_trace.h"

namespace postroom::control {

/// Everything outlives the table.
void addReplayMethod(MethodTable& table, TraceServices services, DiagnoseRunner& runner);

} // namespace postroom::control
