// SPDX-License-Identifier: Apache-2.0
// Runs a program without a shell, with bounded output and a deadline; at the deadline its whole process group is killed.
#pragma once

#include "server/platform/io/deadline.h"
#include "server/platform/io/stop_signal.h"
#include "shared/base/result.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::io {

struct ProcessRequest {
    std::vector<std::string> arguments;   ///< [0] is the program: an absolute path, or a name looked up in PATH
    std::vector<std::string> environment; ///< "NAME=value", the whole of it; nothing is inherited
    std::string workingFolder;            ///< empty: ours
    std::string_view input;               ///< its standard input; ignored when `inputSource` is given
    /// Yields the next piece of the input, empty at the end; for what is too large to hold. Called on the running thread.
    std::function<std::string_view()> inputSource;
    std::size_t outputLimit = 64 * 1024;  ///< of each of both outputs; what goes beyond is read and dropped
    bool mergeErrors = false;             ///< standard error goes into `output`, in order
};

struct ProcessResult {
    int exitCode = 0; ///< 0-255; 128+n when a signal ended it
    int signal = 0;   ///< the signal that ended it, or 0
    std::string output;
    std::string errors;
    bool outputCut = false; ///< there was more than outputLimit
    bool inputRefused = false; ///< it closed its input before all was written
};

/// Errors: notFound or denied (cannot be started), timeout, cancelled, io. An exit code other than 0 is a result.
base::Result<ProcessResult> runProcess(const ProcessRequest& request, Deadline deadline, const StopSignal* stop = nullptr);

} // namespace postroom::io
