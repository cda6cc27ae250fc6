// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/receive/session.h"

#include <optional>
#include <string>

namespace postroom::receive {

/// Applies the rewrite rules to envelope and headers of the message in hand, after Received: was added and before the ACLs that
/// see the whole message, as Exim does. What changed is kept for the trace and published as message.rewritten.
void rewriteReceived(Session& session);
/// The argument of MAIL or RCPT (`command`) with what rewrite rules with S make of the address as it is written there, brackets and
/// all; what stands behind it stays. Nothing when it stays as it is. A change is published as message.rewritten.
std::optional<std::string> rewriteArgument(Session& session, std::string_view command, std::string_view argument);

} // namespace postroom::receive
