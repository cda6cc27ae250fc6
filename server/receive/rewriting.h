// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/receive/session.h"

namespace postroom::receive {

/// Applies the rewrite rules to envelope and headers of the message in hand, after Received: was added and before the ACLs that
/// see the whole message, as Exim does. What changed is kept for the trace and published as message.rewritten.
void rewriteReceived(Session& session);

} // namespace postroom::receive
