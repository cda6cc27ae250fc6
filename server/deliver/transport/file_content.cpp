// SPDX-License-Identifier: Apache-2.0
// What the writers of all formats share.
#include "server/deliver/transport/body_reader.h"
#include "server/deliver/transport/file_writer.h"
#include "server/platform/io/file_descriptor.h"

#include <atomic>
#include <cerrno>
#include <filesystem>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace postroom::transport {

base::Result<void> writeBytes(int descriptor, std::string_view bytes, const std::string& path) {
    constexpr int patience = 60'000;
    while (!bytes.empty()) {
        const auto count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && errno == EAGAIN) {
            pollfd writable{descriptor, POLLOUT, 0};
            if (::poll(&writable, 1, patience) > 0)
                continue;
            return base::fail(base::temporaryError(base::ErrorKind::timeout, "nobody reads " + path));
        }
        if (count < 0)
            return base::fail(base::systemError(errno, "cannot write to " + path));
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

base::Result<void> writeContent(FileJob& job, int descriptor, const std::string& path) {
    LineConverter converter = job.options.frame.converter();
    std::string out = job.frame.before;
    const auto flush = [&]() -> base::Result<void> {
        job.written += static_cast<std::int64_t>(out.size());
        auto done = writeBytes(descriptor, out, path);
        out.clear();
        return done;
    };
    if (job.message.withHeaders) {
        converter.convert(job.message.headers, out);
        converter.convert("\r\n", out);
    }
    if (job.message.withBody) {
        auto read = readBody(*job.message.body, [&](std::string_view piece) -> base::Result<void> {
            converter.convert(piece, out);
            return out.size() < 128 * 1024 ? base::Result<void>() : flush();
        });
        if (!read)
            return read;
    }
    converter.finish(out);
    out += job.frame.after;
    return flush();
}

base::Result<void> writeNewFile(const FileJob& job, const std::string& path, const std::function<base::Result<void>(int)>& content) {
    const io::FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, job.options.mode));
    if (file.get() < 0)
        return base::fail(base::systemError(errno, "cannot create " + path));
    ::fchmod(file.get(), job.options.mode); // whatever the umask is
    auto written = content(file.get());
    if (written && ::fsync(file.get()) != 0)
        written = base::fail(base::systemError(errno, "cannot flush " + path));
    if (!written)
        ::unlink(path.c_str());
    return written;
}

std::string uniqueFileName(const FileJob& job) {
    static std::atomic<std::uint64_t> counter{0};
    const auto micros = base::toEpochMicros(job.now);
    auto host = job.hostName;
    for (char& c : host)
        if (c == '/' || c == ':')
            c = '_';
    return std::to_string(micros / 1'000'000) + ".M" + std::to_string(micros % 1'000'000) + "P" + std::to_string(::getpid()) + "Q" +
           std::to_string(counter++) + "." + host;
}

// Where nothing is known of a home, there is nothing to compare with. A link cannot lead away from below the mail root in any case.
bool mayCreate(const FileJob& job, const std::string& path) {
    if (job.options.create == CreateFile::anywhere || job.home.empty())
        return true;
    const auto inside = std::filesystem::path(path).lexically_relative(job.home).string();
    if (inside.empty() || inside == "." || inside.starts_with(".."))
        return false;
    return job.options.create == CreateFile::belowHome || inside.find('/') == std::string::npos;
}

} // namespace postroom::transport
