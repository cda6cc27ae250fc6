// SPDX-License-Identifier: Apache-2.0
// Waiting for a descriptor of a foreign library, up to a deadline.
#pragma once

#include "server/platform/io/deadline.h"

#include <cstdint>

namespace postroom::servers {

enum class Ready : std::uint8_t { read, write, either };

/// False when the deadline passed. An error of the descriptor counts as ready: the library then says what it is.
bool waitFor(int descriptor, Ready ready, io::Deadline deadline);
/// Has the other side closed it, or sent something that nobody asked for? Does not wait.
bool isStale(int descriptor);

} // namespace postroom::servers
