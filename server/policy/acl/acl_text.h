// SPDX-License-Identifier: Apache-2.0
// ACL statements written as text: the inline form of an option and the content of a "/file" (policy-language 2.2).
// Named ACLs come from the document; shared/config reads those. Pure.
#pragma once

#include "server/policy/acl/engine.h"
#include "shared/config/finding.h"

#include <string_view>

namespace postroom::acl {

/// One condition or modifier a line, the verb before the first; "#" lines are comments, a backslash at a line's end joins
/// it with the next. What is wrong goes to `findings`; places count from `begin`.
AclSource readAclText(std::string_view text, const config::Place& begin, config::Findings& findings);

} // namespace postroom::acl
