// SPDX-License-Identifier: Apache-2.0
// Mbox: one file, locked by a lock file beside it and by fcntl, appended to, flushed; after any trouble it is cut back to
// what it was.
#include "server/deliver/transport/body_reader.h"
#include "server/deliver/transport/file_writer.h"
#include "server/platform/io/durable_file.h"
#include "server/platform/io/file_descriptor.h"

#include <cerrno>
#include <filesystem>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace postroom::transport {

namespace {

// FILE.lock, made exclusively; one older than lockfile_timeout belongs to nobody any more.

class LockFile {
public:
    LockFile(std::string path, const AppendfileOptions& options) : m_path(std::move(path)), m_options(options) {}
    LockFile(const LockFile&) = delete;
    LockFile& operator=(const LockFile&) = delete;
    ~LockFile() {
        if (m_held)
            ::unlink(m_path.c_str());
    }
    bool tryTake() {
        const io::FileDescriptor file(::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, m_options.lockfileMode));
        m_held = file.get() >= 0;
        struct stat info {};
        if (!m_held && ::stat(m_path.c_str(), &info) == 0 && ::time(nullptr) - info.st_mtime > m_options.lockfileTimeout.count())
            ::unlink(m_path.c_str());
        return m_held;
    }

private:
    std::string m_path;
    const AppendfileOptions& m_options;
    bool m_held = false;
};

bool lockWhole(int descriptor) {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return ::fcntl(descriptor, F_OFD_SETLK, &lock) == 0; // by open file, so that our own threads keep each other out, too
}

bool stopped(const FileJob& job) { return job.stop != nullptr && job.stop->raised(); }

// The interval, or until the server stops.
void pause(const FileJob& job) {
    pollfd stop{job.stop != nullptr ? job.stop->descriptor() : -1, POLLIN, 0};
    ::poll(&stop, 1, static_cast<int>(job.options.lockInterval.count()));
}

base::Result<void> append(const FileJob& job, int descriptor) {
    const auto put = [&](std::string& bytes) -> base::Result<void> {
        std::string_view rest = bytes;
        while (!rest.empty()) {
            const auto count = ::write(descriptor, rest.data(), rest.size());
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return base::fail(base::systemError(errno, "cannot write to " + job.path));
            rest.remove_prefix(static_cast<std::size_t>(count));
        }
        bytes.clear();
        return {};
    };
    std::string out = job.prefix;
    LineConverter converter(job.options.checkString, job.options.escapeString, job.options.useCrlf ? LineConverter::Ends::crLf : LineConverter::Ends::lf);
    if (job.message.withHeaders) {
        converter.convert(job.message.headers, out);
        converter.convert("\r\n", out);
    }
    if (job.message.withBody) {
        auto read = readBody(*job.message.body, [&](std::string_view piece) -> base::Result<void> {
            converter.convert(piece, out);
            return out.size() < 128 * 1024 ? base::Result<void>() : put(out);
        });
        if (!read)
            return read;
    }
    converter.finish(out);
    out += job.suffix;
    if (auto written = put(out); !written)
        return written;
    if (::fsync(descriptor) != 0)
        return base::fail(base::systemError(errno, "cannot flush " + job.path));
    return {};
}

} // namespace

base::Result<std::string> writeMbox(const FileJob& job) {
    if (job.path == "/dev/null")
        return job.path;
    const auto folder = std::filesystem::path(job.path).parent_path().string();
    if (job.options.createDirectory)
        if (auto made = job.root.makeFolders(folder, job.options.directoryMode); !made)
            return base::fail(made.error());
    if (job.options.fileMustExist && !std::filesystem::exists(job.path))
        return base::fail(base::temporaryError(base::ErrorKind::notFound, "there is no mailbox " + job.path + ", and file_must_exist is set"));
    LockFile lockFile(job.path + ".lock", job.options);
    for (int attempt = 0;; ++attempt) {
        if (stopped(job))
            return base::fail(base::temporaryError(base::ErrorKind::cancelled, "the server stops"));
        if (!job.options.useLockfile || lockFile.tryTake())
            break;
        if (attempt >= job.options.lockRetries)
            return base::fail(base::temporaryError(base::ErrorKind::timeout, "failed to lock mailbox " + job.path + " (lock file)"));
        pause(job);
    }
    const bool isNew = !std::filesystem::exists(job.path);
    const io::FileDescriptor file(::open(job.path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, job.options.mode));
    if (file.get() < 0)
        return base::fail(base::systemError(errno, "cannot open mailbox " + job.path));
    for (int attempt = 0; job.options.useFcntl && !lockWhole(file.get()); ++attempt) {
        if (attempt >= job.options.lockRetries || stopped(job))
            return base::fail(base::temporaryError(base::ErrorKind::timeout, "failed to lock mailbox " + job.path + " (fcntl)"));
        pause(job);
    }
    struct stat info {};
    if (::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode))
        return base::fail(base::temporaryError(base::ErrorKind::invalid, "mailbox " + job.path + " is not a regular file"));
    if (const auto full = beyondQuota(job, {info.st_size, 0}))
        return base::fail(*full);
    if (auto written = append(job, file.get()); !written) {
        if (::ftruncate(file.get(), info.st_size) != 0)
            return base::fail(base::systemError(errno, "cannot cut " + job.path + " back after an error"));
        return base::fail(written.error());
    }
    if (isNew)
        if (auto synced = io::syncFolder(folder); !synced)
            return base::fail(synced.error());
    return job.path;
}

} // namespace postroom::transport
