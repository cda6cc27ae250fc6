// SPDX-License-Identifier: Apache-2.0
// Sizes as administrators write them: "50M", "1048576", "100K", "2G"; K is 1024.
#pragma once

#include "shared/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace postroom::base {

Result<std::int64_t> readSize(std::string_view text);

/// The shortest exact text that readSize reads back: 52428800 is "50M", 1000 is "1000".
std::string sizeText(std::int64_t bytes);

} // namespace postroom::base
