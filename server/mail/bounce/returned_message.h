// SPDX-License-Identifier: Apache-2.0
// What the returned header section says about the message: enough to find it in our own records.
#pragma once

#include "server/mail/bounce/bounce_report.h"

#include <string_view>

namespace postroom::bounce {

[[nodiscard]] Returned readReturned(std::string_view headers);

} // namespace postroom::bounce
