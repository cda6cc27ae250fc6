// SPDX-License-Identifier: Apache-2.0
// An event of the protocol as one line for people.
#pragma once

#include "shared/base/json.h"

#include <string>

namespace postroom::ctl {

/// "2026-11-20 12:30:01  message.accepted  1tEBn2-...  sender=a@b size=812"
std::string eventLine(const base::Json& event);

} // namespace postroom::ctl
