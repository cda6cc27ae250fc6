// SPDX-License-Identifier: Apache-2.0
// Mbox: one file, locked by a lock file beside it and by fcntl or flock, appended to, flushed; after any trouble it is cut back
// to what it was. A named pipe with allow_fifo, which is neither locked nor flushed.
#include "server/deliver/transport/file_writer.h"
#include "server/platform/io/durable_file.h"
#include "server/platform/io/file_descriptor.h"

#include <cerrno>
#include <chrono>
#include <filesystem>

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace postroom::transport {

namespace {

// FILE.lock, made exclusively; one older than lockfile_timeout belongs to nobody any more.
class LockFile {
public:
    LockFile(std::string path, const LockOptions& options) : m_path(std::move(path)), m_options(options) {}
    LockFile(const LockFile&) = delete;
    LockFile& operator=(const LockFile&) = delete;
    ~LockFile() {
        if (m_held)
            ::unlink(m_path.c_str());
    }
    /// False: another holds it. Errors: it cannot be made at all.
    base::Result<bool> tryTake() {
        const io::FileDescriptor file(::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, m_options.lockfileMode));
        m_held = file.get() >= 0;
        if (!m_held && errno != EEXIST)
            return base::fail(base::systemError(errno, "cannot make the lock file " + m_path));
        struct stat info {};
        if (!m_held && ::stat(m_path.c_str(), &info) == 0 && ::time(nullptr) - info.st_mtime > m_options.lockfileTimeout.count())
            ::unlink(m_path.c_str());
        return m_held;
    }

private:
    std::string m_path;
    const LockOptions& m_options;
    bool m_held = false;
};

bool lockWhole(int descriptor, const LockOptions& options) {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    if (options.useFcntl && ::fcntl(descriptor, F_OFD_SETLK, &lock) != 0) // by open file, so that our own threads keep each other out, too
        return false;
    return !options.useFlock || ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
}

bool stopped(const FileJob& job) { return job.stop != nullptr && job.stop->raised(); }

// The time, or until the server stops.
void pause(const FileJob& job, base::Milliseconds time) {
    pollfd stop{job.stop != nullptr ? job.stop->descriptor() : -1, POLLIN, 0};
    ::poll(&stop, 1, static_cast<int>(time.count()));
}

// One attempt: at once, or with lock_fcntl_timeout and lock_flock_timeout for so long.
bool lockWithin(const FileJob& job, int descriptor) {
    constexpr base::Milliseconds step{50};
    const auto end = std::chrono::steady_clock::now() + job.options.lock.wait;
    while (!lockWhole(descriptor, job.options.lock)) {
        if (stopped(job) || std::chrono::steady_clock::now() >= end)
            return false;
        pause(job, step);
    }
    return true;
}

base::Result<void> refuse(base::ErrorKind kind, std::string why) { return base::fail(base::temporaryError(kind, std::move(why))); }

std::string octal(mode_t mode) {
    std::string digits;
    for (mode_t rest = mode; rest != 0; rest /= 8)
        digits.insert(digits.begin(), static_cast<char>('0' + rest % 8));
    return digits.empty() ? "0" : digits;
}

class Mailbox {
public:
    explicit Mailbox(FileJob& job) : m_job(job) {}

    base::Result<std::string> append() {
        struct stat info {};
        if (::lstat(m_job.path.c_str(), &info) != 0)
            if (auto allowed = mayBeNew(); !allowed)
                return base::fail(allowed.error());
        if (auto made = makeFolder(); !made)
            return base::fail(made.error());
        LockFile lockFile(m_job.path + ".lock", m_job.options.lock);
        if (auto taken = take(lockFile); !taken)
            return base::fail(taken.error());
        auto opened = open();
        if (opened && !m_isFifo)
            opened = lock();
        if (!opened)
            return base::fail(opened.error());
        auto written = m_isFifo ? writeContent(m_job, m_file.get(), m_job.path) : appendContent();
        if (!written)
            return base::fail(written.error());
        return m_job.path;
    }

private:
    base::Result<void> makeFolder() const {
        if (!m_job.options.createDirectory)
            return {};
        return m_job.root.makeFolders(folder(), m_job.options.directoryMode);
    }
    [[nodiscard]] std::string folder() const { return std::filesystem::path(m_job.path).parent_path().string(); }

    base::Result<void> take(LockFile& lockFile) const {
        for (int attempt = 1;; ++attempt) {
            if (stopped(m_job))
                return refuse(base::ErrorKind::cancelled, "the server stops");
            const auto taken = m_job.options.lock.useLockfile ? lockFile.tryTake() : base::Result<bool>(true);
            if (!taken)
                return base::fail(taken.error());
            if (*taken)
                return {};
            if (attempt >= m_job.options.lock.retries)
                return refuse(base::ErrorKind::timeout, "failed to lock mailbox " + m_job.path + " (lock file)");
            pause(m_job, m_job.options.lock.interval);
        }
    }

    base::Result<void> open() {
        struct stat info {};
        if (::lstat(m_job.path.c_str(), &info) == 0 && S_ISLNK(info.st_mode) && !m_job.options.allowSymlink)
            return refuse(base::ErrorKind::invalid, "mailbox " + m_job.path + " is a symbolic link (allow_symlink)");
        m_isNew = ::stat(m_job.path.c_str(), &info) != 0;
        if (m_isNew)
            return create();
        m_isFifo = S_ISFIFO(info.st_mode) && m_job.options.allowFifo;
        if (!m_isFifo && !S_ISREG(info.st_mode))
            return refuse(base::ErrorKind::invalid, "mailbox " + m_job.path + " is not a regular file");
        if (auto fits = checkMode(info.st_mode & 07777); !fits)
            return fits;
        m_file = io::FileDescriptor(::open(m_job.path.c_str(), (m_isFifo ? O_WRONLY | O_NONBLOCK : O_WRONLY | O_APPEND) | O_CLOEXEC | links()));
        if (m_file.get() < 0 && m_isFifo && errno == ENXIO)
            return refuse(base::ErrorKind::io, "nobody reads the named pipe " + m_job.path);
        return m_file.get() < 0 ? base::fail(base::systemError(errno, "cannot open mailbox " + m_job.path)) : base::Result<void>();
    }

    base::Result<void> mayBeNew() const {
        if (m_job.options.fileMustExist)
            return refuse(base::ErrorKind::notFound, "there is no mailbox " + m_job.path + ", and file_must_exist is set");
        if (!mayCreate(m_job, m_job.path))
            return refuse(base::ErrorKind::denied, "there is no mailbox " + m_job.path + ", and it may not be made outside the home " + m_job.home + " (create_file)");
        return {};
    }

    base::Result<void> create() {
        if (auto allowed = mayBeNew(); !allowed)
            return allowed;
        m_file = io::FileDescriptor(::open(m_job.path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | links(), m_job.options.mode));
        if (m_file.get() < 0)
            return base::fail(base::systemError(errno, "cannot create mailbox " + m_job.path));
        ::fchmod(m_file.get(), m_job.options.mode); // whatever the umask is
        return {};
    }

    [[nodiscard]] int links() const { return m_job.options.allowSymlink ? 0 : O_NOFOLLOW; }

    // Permissions are taken away, never added.
    base::Result<void> checkMode(mode_t found) const {
        const mode_t wanted = m_job.options.mode;
        if ((found & wanted) == wanted) {
            if (found != wanted && ::chmod(m_job.path.c_str(), wanted) != 0)
                return base::fail(base::systemError(errno, "cannot change the mode of " + m_job.path));
            return {};
        }
        if (!m_job.options.modeFailNarrower)
            return {};
        return refuse(base::ErrorKind::denied, "mailbox " + m_job.path + " has the wrong mode " + octal(found) + " (" + octal(wanted) + " expected; mode_fail_narrower)");
    }

    base::Result<void> lock() const {
        for (int attempt = 1; !lockWithin(m_job, m_file.get()); ++attempt) {
            const auto& lock = m_job.options.lock;
            if (attempt >= lock.retries || stopped(m_job) || (lock.wait.count() > 0 && lock.wait * attempt >= lock.interval * lock.retries))
                return refuse(base::ErrorKind::timeout, "failed to lock mailbox " + m_job.path + " (fcntl/flock)");
            if (lock.wait.count() == 0)
                pause(m_job, lock.interval);
        }
        return {};
    }

    base::Result<void> appendContent() {
        struct stat info {};
        if (::fstat(m_file.get(), &info) != 0 || !S_ISREG(info.st_mode))
            return refuse(base::ErrorKind::invalid, "mailbox " + m_job.path + " is not a regular file");
        if (!m_job.options.quota.mailboxSize)
            m_job.before.bytes = info.st_size;
        if (const auto full = beyondQuota(m_job.options.quota, m_job.quota, m_job.before, m_job.message.size()))
            return base::fail(*full);
        auto written = writeContent(m_job, m_file.get(), m_job.path);
        if (written && ::fsync(m_file.get()) != 0)
            written = base::fail(base::systemError(errno, "cannot flush " + m_job.path));
        if (!written && ::ftruncate(m_file.get(), info.st_size) != 0)
            return base::fail(base::systemError(errno, "cannot cut " + m_job.path + " back after an error"));
        if (written && m_isNew)
            return io::syncFolder(folder());
        return written;
    }

    FileJob& m_job;
    io::FileDescriptor m_file;
    bool m_isNew = false, m_isFifo = false;
};

} // namespace

base::Result<std::string> writeMbox(FileJob& job) {
    if (job.path == "/dev/null")
        return job.path;
    return Mailbox(job).append();
}

} // namespace postroom::transport
