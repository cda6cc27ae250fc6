// SPDX-License-Identifier: Apache-2.0
// Passes bytes between a channel and standard input and output until one side ends.
#pragma once

#include "server/ctl/channel.h"

namespace postroom::ctl {

/// Success when either side ended in order.
base::Result<void> splice(Channel& channel);

} // namespace postroom::ctl
