// SPDX-License-Identifier: Apache-2.0
// An event as one line of JSON: time (UTC, RFC 3339 with microseconds), event, sequence, message, revision and connection
// where there are any, then the fields under their catalogue names.
#pragma once

#include "server/platform/events/event.h"

#include <string>

namespace postroom::events {

/// The whole event as a value, for subscribers of the control socket.
base::Json recordJson(std::uint64_t sequence, const Event& event);
/// Without line end.
std::string recordLine(std::uint64_t sequence, const Event& event);

} // namespace postroom::events
