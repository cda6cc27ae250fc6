// SPDX-License-Identifier: Apache-2.0
// quota_warn_threshold: a letter to the user when a message has brought the mailbox over it. Private to this folder.
#pragma once

#include "server/deliver/transport/file_writer.h"
#include "server/deliver/transport/letter.h"

namespace postroom::transport {

/// After the message is stored. What goes wrong with the letter does not concern the delivery.
void warnAboutQuota(const AppendfileOptions& options, const FileJob& job, const Batch& batch, const expand::Scope& scope, const LetterBox& letters);

} // namespace postroom::transport
