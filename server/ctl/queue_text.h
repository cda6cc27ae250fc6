// SPDX-License-Identifier: Apache-2.0
// Messages of the queue as tables for people: recipient-centred, the cause first.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/json.h"

#include <string>

namespace postroom::ctl {

/// One line for each waiting recipient of the messages of a queue.list reply.
std::string queueTable(const base::Json& messages, const base::Clock& clock, std::size_t width);
/// One message with all that is known, for queue.show.
std::string queueMessageText(const base::Json& message, const base::Clock& clock, std::size_t width);

} // namespace postroom::ctl
