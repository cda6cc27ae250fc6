// SPDX-License-Identifier: Apache-2.0
// What the daemon says of itself, as JSON.
#pragma once

#include "server/control/daemon_actions.h"

namespace postroom::control {

/// The reply of server.status, without the queue.
base::Json statusJson(const DaemonStatus& status);

} // namespace postroom::control
