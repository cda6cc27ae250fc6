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
    std::int64_t quotaFiles = 0; ///< messages of a maildir; 0: any number
    std::string hostName;
    base::Time now{};
    const io::StopSignal* stop = nullptr;
};

/// The path of the new file. Errors: limit (quota), io; all temporary.
base::Result<std::string> writeMaildir(const FileJob& job);
/// Errors: timeout (somebody else holds the lock), limit, io, cancelled.
base::Result<std::string> writeMbox(const FileJob& job);

/// What a mailbox holds.
struct MailboxUse {
    std::int64_t bytes = 0;
    std::int64_t files = 0;
};
/// Nothing when there is room for the message, otherwise why not (limit, temporary).
std::optional<base::Error> beyondQuota(const FileJob& job, const MailboxUse& use);

/// Of a maildir, by the ",S=" of the names where it stands.
MailboxUse maildirUse(const std::string& folder);
/// Bytes of the messages in a maildir, by the ",S=" of their names where it stands.
std::int64_t maildirSize(const std::string& folder);

} // namespace postroom::transport
