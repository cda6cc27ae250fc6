// SPDX-License-Identifier: Apache-2.0
// Writes one message into a mailbox of some format. Private to this folder.
#pragma once

#include "server/deliver/transport/appendfile_options.h"
#include "server/deliver/transport/mail_root.h"
#include "server/deliver/transport/mailbox_use.h"
#include "server/platform/io/stop_signal.h"

#include <functional>
#include <string>

namespace postroom::transport {

/// Facts of one file delivery, all expanded.
struct FileJob {
    const OutgoingMessage& message;
    const AppendfileOptions& options;
    const MailRoot& root;
    MailboxFormat format = MailboxFormat::mbox;
    std::string path;       ///< checked: the folder, or the file
    Frame frame;
    Quota quota;
    MailboxUse before;      ///< what the mailbox held; for an mbox the writer fills it in
    std::string home;       ///< for create_file; empty: unknown
    std::string envelope;   ///< of a mailstore
    std::string messageId, hostName;
    base::Time now{};
    const io::StopSignal* stop = nullptr;
    /// An option of the transport, expanded with this variable put in: directory_file, maildir_tag.
    std::function<base::Result<std::string>(const expand::Program& program, std::string_view option, std::string_view variable, std::string value)> expand;
    std::int64_t written = 0; ///< filled in: bytes of the message as it stands in the mailbox
};

/// Each gives the path of the file. Errors: limit (quota), io, notFound (what may not be made); all temporary.
base::Result<std::string> writeMaildir(FileJob& job);
base::Result<std::string> writeMailstore(FileJob& job);
base::Result<std::string> writeSingle(FileJob& job);
/// Errors also: timeout (somebody else holds the lock), cancelled.
base::Result<std::string> writeMbox(FileJob& job);

/// All bytes, whatever write() does at a time; a pipe that nobody reads is given a minute.
base::Result<void> writeBytes(int descriptor, std::string_view bytes, const std::string& path);
/// Frame and message, into `job.written`; not flushed to disk.
base::Result<void> writeContent(FileJob& job, int descriptor, const std::string& path);
/// A new file with the mode of the options, written by `content` and flushed; removed when that fails.
base::Result<void> writeNewFile(const FileJob& job, const std::string& path, const std::function<base::Result<void>(int descriptor)>& content);
/// A name that nobody else makes, in the form that maildirs have.
std::string uniqueFileName(const FileJob& job);
/// create_file: whether a file may be made at `path`.
bool mayCreate(const FileJob& job, const std::string& path);

} // namespace postroom::transport
