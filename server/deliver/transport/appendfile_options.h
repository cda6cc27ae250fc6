// SPDX-License-Identifier: Apache-2.0
// The options of the appendfile transport, compiled. Private to this folder.
#pragma once

#include "server/deliver/transport/local_batch.h"
#include "server/deliver/transport/local_frame.h"
#include "server/platform/regex/pattern.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace postroom::transport {

enum class MailboxFormat : std::uint8_t {
    mbox,      ///< one file to which messages are appended
    maildir,
    mailstore, ///< a file for the envelope and one for the message
    single,    ///< a file for each message, named by directory_file
};

enum class CreateFile : std::uint8_t { anywhere, belowHome, inHome };

struct LockOptions {
    bool useLockfile = true, useFcntl = true, useFlock = false;
    int retries = 10;
    base::Milliseconds interval{3000};
    base::Milliseconds wait{0}; ///< lock_fcntl_timeout, lock_flock_timeout: an attempt waits so long for the lock
    base::Seconds lockfileTimeout{1800};
    unsigned lockfileMode = 0600;
};

struct QuotaOptions {
    std::optional<expand::Program> size, fileCount, warnThreshold, warnMessage;
    std::optional<expand::Program> directory, mailboxSize, mailboxFileCount;
    std::shared_ptr<const regex::Pattern> sizePattern;      ///< of file names; its first group is the size
    std::shared_ptr<const regex::Pattern> directoryPattern; ///< which folders of a maildir count
    bool inclusive = true; ///< false: the message that goes beyond is still taken
    bool sizeFile = false; ///< keep the file maildirsize
};

struct AppendfileOptions {
    CommonOptions common;
    LocalBatch batch;
    FrameOptions frame;
    LockOptions lock;
    QuotaOptions quota;
    std::optional<expand::Program> file, directory; ///< neither: for redirections to files only
    MailboxFormat inDirectory = MailboxFormat::single; ///< the format where a folder is given
    std::optional<expand::Program> directoryFile, mailstorePrefix, mailstoreSuffix, maildirTag;
    std::shared_ptr<const regex::Pattern> maildirFolderPattern;
    std::vector<std::pair<std::string, std::string>> fileFormats; ///< how a file begins, and the transport for it
    CreateFile create = CreateFile::anywhere;
    bool fileMustExist = false, createDirectory = true, modeFailNarrower = true;
    bool allowSymlink = false, allowFifo = false;
    unsigned mode = 0600, directoryMode = 0700;
};

/// Findings go to the reader.
AppendfileOptions readAppendfileOptions(router::OptionReader& reader);

} // namespace postroom::transport
