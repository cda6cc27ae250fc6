// SPDX-License-Identifier: Apache-2.0
// The appendfile transport: a maildir (directory, maildir_format) or an mbox file under the mail root. Reports a delivery only
// when the file and the folder that names it are flushed.
#pragma once

#include "server/deliver/transport/common_options.h"
#include "server/deliver/transport/letter.h"
#include "server/deliver/transport/mail_root.h"

#include <memory>
#include <optional>
#include <string>

namespace postroom::transport {

struct AppendfileOptions {
    CommonOptions common;
    std::optional<expand::Program> file, directory; ///< neither: for redirections to files only
    std::optional<expand::Program> quota, quotaFileCount, quotaWarnThreshold, quotaWarnMessage;
    bool quotaIsInclusive = true; ///< false: the message that goes beyond is still taken
    bool fileMustExist = false, useCrlf = false;
    std::optional<expand::Program> messagePrefix, messageSuffix;
    bool maildir = false;
    bool createDirectory = true;
    unsigned mode = 0600, directoryMode = 0700;
    std::string checkString = "From ", escapeString = ">From ";
    bool useLockfile = true, useFcntl = true;
    int lockRetries = 10;
    base::Milliseconds lockInterval{3000};
    base::Seconds lockfileTimeout{1800};
    unsigned lockfileMode = 0600;
};

struct LocalSettings {
    std::string mailRoot;
    std::string hostName; ///< for file names in maildirs and the environment of programs
    LetterBox letters{};  ///< for automatic replies and warnings about quotas
};

/// Compiles the options; findings go to the reader.
std::unique_ptr<Transport> makeAppendfile(router::OptionReader& reader, const LocalSettings& settings);

} // namespace postroom::transport
