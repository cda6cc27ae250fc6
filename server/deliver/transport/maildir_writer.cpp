// SPDX-License-Identifier: Apache-2.0
// Maildir: written in tmp/ under a name that nobody else can make, flushed, renamed into new/, and new/ flushed.
#include "server/deliver/transport/file_writer.h"
#include "server/platform/io/durable_file.h"
#include "server/platform/io/file_descriptor.h"
#include "shared/base/text.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace postroom::transport {

namespace {

base::Result<void> makeMaildir(const FileJob& job) {
    struct stat info {};
    if (::stat((job.path + "/new").c_str(), &info) == 0 && ::stat((job.path + "/tmp").c_str(), &info) == 0)
        return {};
    if (!job.options.createDirectory || job.options.fileMustExist)
        return base::fail(base::temporaryError(base::ErrorKind::notFound, "there is no maildir " + job.path + ", and it may not be made (create_directory, file_must_exist)"));
    for (const auto* name : {"", "/tmp", "/new", "/cur"})
        if (auto made = job.root.makeFolders(job.path + name, job.options.directoryMode); !made)
            return made;
    return {};
}

// Maildir++: the file that says that this is a folder of another maildir.
base::Result<void> markFolder(const FileJob& job) {
    if (!job.options.maildirFolderPattern || !job.options.maildirFolderPattern->matches(job.path))
        return {};
    const auto path = job.path + "/maildirfolder";
    const io::FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    return file.get() < 0 ? base::fail(base::systemError(errno, "cannot create " + path)) : base::Result<void>();
}

// maildir_tag: what is printable of it, behind a colon when it begins with a letter or digit. Unset: the size, for quotas.
std::string tagOf(const FileJob& job) {
    if (!job.options.maildirTag)
        return ",S=" + std::to_string(job.written);
    const auto text = job.expand(*job.options.maildirTag, "maildir_tag", "message_size", std::to_string(job.written));
    std::string tag;
    for (const char c : text ? *text : std::string()) {
        if (c <= ' ' || c > '~' || c == '/')
            continue;
        if (tag.empty() && std::isalnum(static_cast<unsigned char>(c)) != 0)
            tag = ":";
        tag += c;
    }
    return tag;
}

} // namespace

base::Result<std::string> writeMaildir(FileJob& job) {
    if (auto made = makeMaildir(job); !made)
        return base::fail(made.error());
    if (auto marked = markFolder(job); !marked)
        return base::fail(marked.error());
    const auto name = uniqueFileName(job);
    const auto temporary = job.path + "/tmp/" + name;
    if (auto written = writeNewFile(job, temporary, [&](int file) { return writeContent(job, file, temporary); }); !written)
        return base::fail(written.error());
    auto place = job.path + "/new/" + name + tagOf(job);
    int failed = ::rename(temporary.c_str(), place.c_str());
    if (failed != 0 && errno == ENAMETOOLONG) {
        place = job.path + "/new/" + name;
        failed = ::rename(temporary.c_str(), place.c_str());
    }
    if (failed != 0) {
        const int why = errno;
        ::unlink(temporary.c_str());
        return base::fail(base::systemError(why, "cannot rename " + temporary));
    }
    if (auto synced = io::syncFolder(job.path + "/new"); !synced) {
        ::unlink(place.c_str());
        return base::fail(synced.error());
    }
    return place;
}

} // namespace postroom::transport
