// SPDX-License-Identifier: Apache-2.0
// Mailboxes of system users in an imported configuration. Exim changes to each user's id to write his mailbox; Postroom
// writes under one user, so that such mailboxes become Maildirs under the mail folder.
#pragma once

#include "shared/config/document.h"

namespace postroom::config {

/// Each change is a finding of code "translated" at the line it concerns.
void translateMailboxes(Document& document, const std::string& mailRoot, Findings& findings);

} // namespace postroom::config
