// SPDX-License-Identifier: Apache-2.0
// Which program a pipe transport runs for a batch, with which arguments, environment and folder. Private to this folder.
#pragma once

#include "server/deliver/transport/pipe_options.h"
#include "server/platform/io/process.h"

namespace postroom::transport {

/// Fills arguments, environment and folder. Errors: what comes from outside and may not (denied, temporary), a program that may
/// not be run (denied, permanent) or is not found in `path` (notFound, permanent), no command, an expansion that fails.
base::Result<void> fillPipeRequest(io::ProcessRequest& request, const PipeOptions& options, const Batch& batch, const expand::Scope& scope,
                                   const std::string& hostName);

} // namespace postroom::transport
