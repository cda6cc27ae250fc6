// SPDX-License-Identifier: Apache-2.0
// The folders that the server lives in, and the lock that keeps a second server out of them.
#pragma once

#include "shared/base/result.h"

#include <string>

namespace postroom::app {

/// Makes what is missing (state 0750, runtime 0755) and takes the lock STATE/lock for the life of the process. The error is a
/// sentence: a second server, no permission, not a folder.
base::Result<void> prepareFolders(const std::string& stateFolder, const std::string& runtimeFolder);
/// Makes the file with this text unless it exists.
base::Result<void> ensureFile(const std::string& path, const std::string& text);
/// At most 16 MiB.
base::Result<std::string> readWholeFile(const std::string& path);
/// The same for a name that comes with a configuration: a pipe or a device, which need not end, is refused.
base::Result<std::string> readOrdinaryFile(const std::string& path);

} // namespace postroom::app
