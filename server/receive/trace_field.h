// SPDX-License-Identifier: Apache-2.0
// The decision trace on events about what was not accepted: there is no message that could carry it.
#pragma once

#include "server/platform/events/event.h"
#include "server/smtp/reply.h"

#include <string_view>

namespace postroom::receive {

class Session;

/// Adds the field "trace": the packed trace of everything decided since the last message and the transcript up to the reply
/// that is about to be said, in base64. Within a message the decisions stay for the trace of the message too.
events::Event withTrace(Session& session, events::Event event, const smtp::Reply& next);
/// Adds "acl" and "statement" from a verdict's "acl_check_rcpt statement 4"; nothing from an empty text.
events::Event withDecision(events::Event event, std::string_view statement);

} // namespace postroom::receive
