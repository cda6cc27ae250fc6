// SPDX-License-Identifier: Apache-2.0
// The appendfile transport: a mailbox under the mail root, which is a maildir, a folder with one or two files for each message,
// or an mbox file. Reports a delivery only when the file and the folder that names it are flushed.
#pragma once

#include "server/deliver/transport/common_options.h"
#include "server/deliver/transport/letter.h"
#include "server/deliver/transport/mail_root.h"

#include <memory>
#include <string>

namespace postroom::transport {

struct LocalSettings {
    std::string mailRoot;
    std::string hostName; ///< for file names in maildirs and the environment of programs
    LetterBox letters{};  ///< for automatic replies and warnings about quotas
};

/// Compiles the options; findings go to the reader.
std::unique_ptr<Transport> makeAppendfile(router::OptionReader& reader, const LocalSettings& settings);

} // namespace postroom::transport
