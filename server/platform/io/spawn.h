// SPDX-License-Identifier: Apache-2.0
// Starts a program. Private to this folder.
#pragma once

#include "server/platform/io/process.h"

#include <sys/types.h>

namespace postroom::io {

/// Descriptors that become the program's 0, 1 and 2; it gets no others.
struct StandardStreams {
    int input = -1, output = -1, errors = -1;
};

/// In a process group of its own, with no signal blocked or ignored. Errors: invalid (no command), notFound, denied, io.
base::Result<pid_t> spawnProcess(const ProcessRequest& request, const StandardStreams& streams);

/// Waits for the end of a process, which the caller reaps then. Errors: timeout, cancelled.
base::Result<void> waitForEnd(pid_t process, Deadline deadline, const StopSignal* stop);

} // namespace postroom::io
