// SPDX-License-Identifier: Apache-2.0
// The groups of a message/delivery-status part (RFC 3464 2) and the fields of a message/feedback-report (RFC 5965 3), read with
// patience: fields in any order, groups run together, types and brackets left out.
#pragma once

#include "server/mail/bounce/bounce_report.h"

#include <string_view>

namespace postroom::bounce {

/// Fills in what concerns the message and appends a recipient for each group that names one. Recipients get address, action,
/// status, code, diagnostic and remote host; no reason yet.
void readStatusPart(std::string_view text, BounceReport& report);

/// Recipients of the complained-about message, its sender, the type.
void readFeedbackPart(std::string_view text, BounceReport& report);

} // namespace postroom::bounce
