// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/appendfile_options.h"

#include "server/deliver/router/option_reader.h"
#include "server/policy/lookup/list.h"
#include "shared/base/duration_text.h"
#include "shared/base/text.h"

#include <cstdlib>

namespace postroom::transport {

namespace {

using router::OptionReader;

unsigned readMode(OptionReader& reader, std::string_view name, unsigned fallback) {
    const auto text = reader.text(name);
    if (!text)
        return fallback;
    char* end = nullptr;
    const auto mode = std::strtoul(text->c_str(), &end, 8);
    if (end == text->c_str() || *end != '\0' || mode > 07777)
        reader.error("bad-mode", reader.placeOf(name), "\"" + *text + "\" is no octal mode");
    return static_cast<unsigned>(mode);
}

template <typename Duration>
void readTime(OptionReader& reader, std::string_view name, Duration& into) {
    const auto text = reader.text(name);
    if (!text)
        return;
    if (const auto read = base::readDuration(base::trim(*text)))
        into = *read;
    else
        reader.error("bad-duration", reader.placeOf(name), read.error().text());
}

std::shared_ptr<const regex::Pattern> readPattern(OptionReader& reader, std::string_view name) {
    const auto text = reader.text(name);
    if (!text || base::trim(*text).empty())
        return nullptr;
    auto pattern = regex::Pattern::compile(base::trim(*text));
    if (pattern)
        return std::make_shared<const regex::Pattern>(std::move(*pattern));
    reader.error("bad-regex", reader.placeOf(name), std::string(name) + ": " + pattern.error().text());
    return nullptr;
}

LockOptions readLocking(OptionReader& reader) {
    LockOptions lock;
    lock.useLockfile = reader.boolean("use_lockfile", true);
    lock.useFlock = reader.boolean("use_flock_lock", false);
    lock.useFcntl = reader.boolean("use_fcntl_lock", !lock.useFlock);
    if (!lock.useLockfile && !lock.useFcntl && !lock.useFlock)
        reader.error("missing-option", reader.placeOf("use_lockfile"), "some way of locking is needed: use_lockfile, use_fcntl_lock or use_flock_lock");
    if (const auto retries = reader.text("lock_retries"))
        lock.retries = static_cast<int>(base::toInteger(base::trim(*retries)).value_or(10));
    readTime(reader, "lock_interval", lock.interval);
    base::Milliseconds byFcntl{0}, byFlock{0};
    readTime(reader, "lock_fcntl_timeout", byFcntl);
    readTime(reader, "lock_flock_timeout", byFlock);
    lock.wait = std::max(lock.useFcntl ? byFcntl : base::Milliseconds(0), lock.useFlock ? byFlock : base::Milliseconds(0));
    readTime(reader, "lockfile_timeout", lock.lockfileTimeout);
    lock.lockfileMode = readMode(reader, "lockfile_mode", 0600);
    return lock;
}

QuotaOptions readQuota(OptionReader& reader) {
    QuotaOptions quota;
    quota.size = reader.program("quota");
    quota.fileCount = reader.program("quota_filecount");
    quota.warnThreshold = reader.program("quota_warn_threshold");
    quota.warnMessage = reader.program("quota_warn_message");
    quota.directory = reader.program("quota_directory");
    quota.mailboxSize = reader.program("mailbox_size");
    quota.mailboxFileCount = reader.program("mailbox_filecount");
    quota.sizePattern = readPattern(reader, "quota_size_regex");
    quota.directoryPattern = readPattern(reader, "maildir_quota_directory_regex");
    quota.inclusive = reader.boolean("quota_is_inclusive", true);
    quota.sizeFile = reader.boolean("maildir_use_size_file", false);
    return quota;
}

// "text : transport" pairs.
void readFileFormats(OptionReader& reader, AppendfileOptions& options) {
    const auto text = reader.text("file_format");
    if (!text)
        return;
    lookup::ListSplitter items(*text);
    while (auto start = items.next()) {
        const auto transport = items.next();
        if (!transport) {
            reader.error("bad-list", reader.placeOf("file_format"), "file_format needs a transport for \"" + *start + "\"");
            return;
        }
        options.fileFormats.emplace_back(*start, *transport);
    }
}

void readPlace(OptionReader& reader, AppendfileOptions& options) {
    options.file = reader.program("file");
    options.directory = reader.program("directory");
    const bool maildir = reader.boolean("maildir_format", false), mailstore = reader.boolean("mailstore_format", false);
    if (options.file && options.directory)
        reader.error("conflicting-options", reader.placeOf("directory"), "file and directory exclude each other");
    if (maildir && mailstore)
        reader.error("conflicting-options", reader.placeOf("mailstore_format"), "maildir_format and mailstore_format exclude each other");
    for (const auto& [set, name] : {std::pair(maildir, "maildir_format"), std::pair(mailstore, "mailstore_format")})
        if (set && options.file)
            reader.error("conflicting-options", reader.placeOf(name), std::string(name) + " needs a directory, not a file");
    options.inDirectory = maildir ? MailboxFormat::maildir : mailstore ? MailboxFormat::mailstore : MailboxFormat::single;
    options.directoryFile = reader.program("directory_file");
    if (!options.directoryFile)
        options.directoryFile = reader.compile("q${base62:$tod_epoch}-$inode", reader.source().place);
    options.mailstorePrefix = reader.program("mailstore_prefix");
    options.mailstoreSuffix = reader.program("mailstore_suffix");
    options.maildirTag = reader.program("maildir_tag");
    options.maildirFolderPattern = readPattern(reader, "maildirfolder_create_regex");
    const auto create = std::string(base::trim(reader.text("create_file").value_or("anywhere")));
    if (create == "belowhome")
        options.create = CreateFile::belowHome;
    else if (create == "inhome")
        options.create = CreateFile::inHome;
    else if (create != "anywhere")
        reader.error("bad-choice", reader.placeOf("create_file"), "create_file is anywhere, belowhome or inhome");
}

} // namespace

AppendfileOptions readAppendfileOptions(OptionReader& reader) {
    AppendfileOptions options;
    options.common = readCommonOptions(reader);
    options.batch = LocalBatch::read(reader);
    readPlace(reader, options);
    // One file a message needs no separators.
    const bool appends = !options.directory && options.inDirectory == MailboxFormat::single;
    options.frame = appends ? readFrameOptions(reader, "From ", ">From ") : readFrameOptions(reader);
    options.frame.separates = options.frame.separates && appends;
    options.lock = readLocking(reader);
    options.quota = readQuota(reader);
    readFileFormats(reader, options);
    options.fileMustExist = reader.boolean("file_must_exist", false);
    options.createDirectory = reader.boolean("create_directory", true);
    options.modeFailNarrower = reader.boolean("mode_fail_narrower", true);
    options.allowSymlink = reader.boolean("allow_symlink", false);
    options.allowFifo = reader.boolean("allow_fifo", false);
    options.mode = readMode(reader, "mode", 0600);
    options.directoryMode = readMode(reader, "directory_mode", 0700);
    reader.reportUnknown();
    return options;
}

} // namespace postroom::transport
