// SPDX-License-Identifier: Apache-2.0
// A whole file as text, with a limit.
#pragma once

#include "shared/base/result.h"

#include <cstddef>
#include <string>

namespace postroom::lookup {

/// Regular files only; never blocks on a FIFO or a device.
base::Result<std::string> readWholeFile(const std::string& path, std::size_t limit);

} // namespace postroom::lookup
