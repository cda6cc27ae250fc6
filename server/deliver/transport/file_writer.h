// SPDX-License-Identifier: Apache-2.0
// Writes one message into a maildir or behind an mbox. Private to this folder.
#pragma once

#include "server/deliver/transport/appendfile.h"

#include <string>

namespace postroom::transport {

/// Facts of one file delivery, all expanded.
struct FileJob {
    const OutgoingMessage& message;
    const AppendfileOptions& options;
    const MailRoot& root;
    std::string path;        ///< checked: folder of the maildir, or the file
    std::string prefix, suffix;
    std::int64_t quota = 0;  ///< bytes; 0: none
    std::string hostName;
    base::Time now{};
    const io::StopSignal* stop = nullptr;
};

/// The path of the new file. Errors: limit (quota), io; all temporary.
base::Result<std::string> writeMaildir(const FileJob& job);
/// Errors: timeout (somebody else holds the lock), limit, io, cancelled.
base::Result<std::string> writeMbox(const FileJob& job);

/// Bytes of the messages in a maildir, by the ",S=" of their names where it stands.
std::int64_t maildirSize(const std::string& folder);

} // namespace postroom::transport
