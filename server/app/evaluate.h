// SPDX-License-Identifier: Apache-2.0
// `postroomd --evaluate`: the control protocol on standard input and output, for questions to a configuration file. No
// listener, no store, no delivery; postroomctl starts it for `expand`, `route` and `session` with --config.
#pragma once

#include "server/app/arguments.h"

namespace postroom::app {

/// Serves until the end of the input. The exit code.
int evaluate(const Arguments& arguments);

} // namespace postroom::app
