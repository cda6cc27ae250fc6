// SPDX-License-Identifier: Apache-2.0
// A file for each message in one folder: under a name that directory_file makes, or as a mailstore, whose second file with the
// envelope appears last and says that both are complete.
#include "server/deliver/transport/file_writer.h"
#include "server/platform/io/durable_file.h"
#include "server/platform/io/file_descriptor.h"

#include <cerrno>
#include <filesystem>

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace postroom::transport {

namespace {

base::Result<void> makeFolder(const FileJob& job) {
    std::error_code ignored;
    if (std::filesystem::is_directory(job.path, ignored))
        return {};
    if (!job.options.createDirectory || job.options.fileMustExist)
        return base::fail(base::temporaryError(base::ErrorKind::notFound, "there is no folder " + job.path + ", and it may not be made (create_directory, file_must_exist)"));
    return job.root.makeFolders(job.path, job.options.directoryMode);
}

// A name that is taken gets another chance while it changes: it may be made of the time.
base::Result<std::string> linkUnderName(const FileJob& job, const std::string& temporary) {
    constexpr int attempts = 5;
    constexpr int aSecond = 1000;
    struct stat info {};
    if (::stat(temporary.c_str(), &info) != 0)
        return base::fail(base::systemError(errno, "cannot look at " + temporary));
    std::string before;
    for (int attempt = 1;; ++attempt) {
        auto name = job.expand(*job.options.directoryFile, "directory_file", "inode", std::to_string(info.st_ino));
        if (!name)
            return name;
        if (name->empty() || *name == "." || *name == ".." || name->find('/') != std::string::npos)
            return base::fail(base::temporaryError(base::ErrorKind::invalid, "directory_file gives \"" + *name + "\", which is no name of a file"));
        auto place = job.path + "/" + *name;
        if (::link(temporary.c_str(), place.c_str()) == 0)
            return place;
        if (errno != EEXIST || attempt == attempts || *name == before)
            return base::fail(base::systemError(errno, "cannot name a message " + place));
        before = std::move(*name);
        pollfd stop{job.stop != nullptr ? job.stop->descriptor() : -1, POLLIN, 0};
        ::poll(&stop, 1, aSecond);
    }
}

} // namespace

base::Result<std::string> writeSingle(FileJob& job) {
    if (auto made = makeFolder(job); !made)
        return base::fail(made.error());
    const auto temporary = job.path + "/temp." + uniqueFileName(job);
    if (auto written = writeNewFile(job, temporary, [&](int file) { return writeContent(job, file, temporary); }); !written)
        return base::fail(written.error());
    auto place = linkUnderName(job, temporary);
    ::unlink(temporary.c_str());
    if (place)
        if (auto synced = io::syncFolder(job.path); !synced)
            return base::fail(synced.error());
    return place;
}

base::Result<std::string> writeMailstore(FileJob& job) {
    if (auto made = makeFolder(job); !made)
        return base::fail(made.error());
    const auto name = uniqueFileName(job);
    const auto unique = name.substr(name.find('.') + 1);
    const auto stem = job.path + "/" + job.messageId + "-" + unique.substr(0, unique.find('.'));
    const auto temporary = stem + ".tmp", message = stem + ".msg", envelope = stem + ".env";
    auto written = writeNewFile(job, temporary, [&](int file) { return writeBytes(file, job.envelope, temporary); });
    if (written)
        written = writeNewFile(job, message, [&](int file) { return writeContent(job, file, message); });
    if (written && ::rename(temporary.c_str(), envelope.c_str()) != 0)
        written = base::fail(base::systemError(errno, "cannot rename " + temporary));
    if (written)
        written = io::syncFolder(job.path);
    if (!written) {
        for (const auto* left : {&envelope, &temporary, &message})
            ::unlink(left->c_str());
        return base::fail(written.error());
    }
    return message;
}

} // namespace postroom::transport
