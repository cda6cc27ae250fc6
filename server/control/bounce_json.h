// SPDX-License-Identifier: Apache-2.0
// A parsed bounce and its explanation as the protocol shows them.
#pragma once

#include "server/mail/bounce/bounce_report.h"
#include "shared/base/json.h"

namespace postroom::control {

base::Json bounceJson(const bounce::BounceReport& report);

} // namespace postroom::control
