// SPDX-License-Identifier: Apache-2.0
// An SMTP dialogue between standard input and a session of the server, line by line.
#pragma once

#include "server/ctl/context.h"

namespace postroom::ctl {

/// Prints the greeting in `opened`, then sends each line of input and prints its replies at once, until the server
/// closes or the input ends.
int converse(Context& context, Client& client, const base::Json& opened);

} // namespace postroom::ctl
