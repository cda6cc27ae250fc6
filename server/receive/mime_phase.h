// SPDX-License-Identifier: Apache-2.0
// acl_smtp_mime: asked for each part of the content, when the ACL is set.
#pragma once

#include "server/receive/session.h"

#include <optional>

namespace postroom::receive {

/// The verdict that is not "accept", or nothing when every part was accepted. Content that cannot be taken apart (too many
/// parts, too deep, no MIME) is asked about once, as one part.
std::optional<acl::Verdict> askMime(Session& session);

} // namespace postroom::receive
