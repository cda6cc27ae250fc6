// SPDX-License-Identifier: Apache-2.0
// How full a mailbox is, and whether a message still has room: quotas of appendfile. A maildir is measured by its folders, or
// by the file maildirsize, which other programs read and write, too (Maildir++). Private to this folder.
#pragma once

#include "server/deliver/transport/appendfile_options.h"

#include <cstdint>
#include <optional>
#include <string>

namespace postroom::transport {

struct MailboxUse {
    std::int64_t bytes = 0;
    std::int64_t files = 0;
};

struct Quota {
    std::int64_t bytes = 0, files = 0;        ///< 0: none
    bool checkBytes = true, checkFiles = true; ///< false: written into maildirsize only ("/no_check")
};

/// A folder: sizes by quota_size_regex or the ",S=" of names, else by stat; folders in it count, too.
MailboxUse folderUse(const std::string& folder, const QuotaOptions& options);
/// A maildir: of its folders those that maildir_quota_directory_regex names, "cur", "new" and ".Name" when unset.
MailboxUse maildirUse(const std::string& maildir, const QuotaOptions& options);
/// What is counted for a delivery to this maildir: with a file maildirfolder in it, the maildir of which it is a folder.
std::string countedMaildir(const std::string& maildir);

/// As the file maildirsize says, which is made or made anew where it is missing, for other quotas, unreadable, or says
/// "full" and may be out of date. `size` is that of the message to come.
base::Result<MailboxUse> useBySizeFile(const std::string& maildir, const QuotaOptions& options, const Quota& quota, std::int64_t size, unsigned mode);
/// Adds a line about a message to maildirsize. That it fails matters to nobody: the file is made anew sooner or later.
void noteInSizeFile(const std::string& maildir, std::int64_t size);

/// Nothing when there is room for the message, otherwise why not (limit, temporary).
std::optional<base::Error> beyondQuota(const QuotaOptions& options, const Quota& quota, const MailboxUse& use, std::int64_t size);

} // namespace postroom::transport
