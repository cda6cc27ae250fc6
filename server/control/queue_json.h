// SPDX-License-Identifier: Apache-2.0
// Messages of the queue as the protocol shows them.
#pragma once

#include "server/queue/queue_view.h"
#include "shared/base/json.h"

namespace postroom::control {

base::Json listedJson(const queue::ListedMessage& message);
/// With reception, each recipient's own state, finished recipients and headers; the body is not in it.
base::Json shownJson(const queue::ShownMessage& message);

} // namespace postroom::control
