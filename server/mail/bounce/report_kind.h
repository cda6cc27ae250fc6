// SPDX-License-Identifier: Apache-2.0
// What sort of letter it is: a failure, a delay, a success, a complaint, somebody's absence, or no report at all.
#pragma once

#include "server/mail/bounce/bounce_report.h"
#include "server/mail/bounce/sections.h"

namespace postroom::bounce {

[[nodiscard]] Kind kindOf(const Sections& sections, const BounceReport& report);
/// The same from the words alone.
[[nodiscard]] Kind kindOfText(std::string_view text, bool namesAddress);

} // namespace postroom::bounce
