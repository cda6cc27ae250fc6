// SPDX-License-Identifier: Apache-2.0
// The options of the pipe transport, compiled. Private to this folder.
#pragma once

#include "server/deliver/transport/common_options.h"
#include "server/deliver/transport/local_batch.h"
#include "server/deliver/transport/local_frame.h"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace postroom::transport {

struct PipeOptions {
    CommonOptions common;
    LocalBatch batch;
    FrameOptions frame;
    std::vector<std::pair<std::string, expand::Program>> command; ///< source and program of each word
    std::optional<expand::Program> shellCommand;                  ///< with use_shell
    std::optional<expand::Program> environment, path, allowCommands;
    base::Seconds timeout{3600};
    bool timeoutDefers = false, useShell = false, ignoreStatus = false;
    bool forceCommand = false; ///< `command` counts for redirections to a program, too, which is then $address_pipe
    bool returnOutput = false, returnFailOutput = false;
    bool allTemporary = false;
    std::set<int> temporary{75, 73}; ///< EX_TEMPFAIL, EX_CANTCREAT
    std::size_t maxOutput = 20 * 1024;
    bool freezeExecFail = false, freezeSignal = false, restrictToPath = false;
};

/// Findings go to the reader.
PipeOptions readPipeOptions(router::OptionReader& reader);

} // namespace postroom::transport
