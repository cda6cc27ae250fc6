// SPDX-License-Identifier: Apache-2.0
// The reply of bounce.explain for people.
#pragma once

#include "shared/base/json.h"

#include <cstddef>
#include <string>

namespace postroom::ctl {

std::string bounceText(const base::Json& reply, std::size_t width);

} // namespace postroom::ctl
