// SPDX-License-Identifier: Apache-2.0
// Maildir: written in tmp/ under a name that nobody else can make, flushed, renamed into new/, and new/ flushed.
#include "server/deliver/transport/body_reader.h"
#include "server/deliver/transport/file_writer.h"
#include "server/platform/io/durable_file.h"
#include "server/platform/io/file_descriptor.h"
#include "shared/base/text.h"

#include <atomic>
#include <cerrno>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace postroom::transport {

namespace {

base::Result<void> writeAll(int descriptor, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const auto count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return base::fail(base::systemError(errno, "cannot write to " + path));
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

std::string uniqueName(const FileJob& job) {
    static std::atomic<std::uint64_t> counter{0};
    const auto micros = base::toEpochMicros(job.now);
    auto host = job.hostName;
    for (char& c : host)
        if (c == '/' || c == ':')
            c = '_';
    return std::to_string(micros / 1'000'000) + ".M" + std::to_string(micros % 1'000'000) + "P" + std::to_string(::getpid()) + "Q" +
           std::to_string(counter++) + "." + host;
}

base::Result<std::int64_t> writeMessage(const FileJob& job, int descriptor, const std::string& path) {
    LineConverter converter{"", "", job.options.useCrlf ? LineConverter::Ends::crLf : LineConverter::Ends::lf};
    std::string out;
    std::int64_t size = 0;
    const auto flush = [&]() -> base::Result<void> {
        size += static_cast<std::int64_t>(out.size());
        auto written = writeAll(descriptor, out, path);
        out.clear();
        return written;
    };
    out += job.prefix;
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
            return base::fail(read.error());
    }
    converter.finish(out);
    out += job.suffix;
    if (auto written = flush(); !written)
        return base::fail(written.error());
    if (::fsync(descriptor) != 0)
        return base::fail(base::systemError(errno, "cannot flush " + path));
    return size;
}

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

} // namespace

MailboxUse maildirUse(const std::string& folder) {
    MailboxUse use;
    for (const auto* part : {"/cur", "/new"}) {
        std::error_code error;
        for (const auto& entry : std::filesystem::directory_iterator(folder + part, error)) {
            const auto name = entry.path().filename().string();
            const auto at = name.find(",S=");
            std::optional<std::int64_t> size;
            if (at != std::string::npos)
                size = base::toInteger(std::string_view(name).substr(at + 3, name.find_first_of(",:", at + 3) - at - 3));
            if (!size) {
                const auto bytes = entry.file_size(error);
                size = error ? 0 : static_cast<std::int64_t>(bytes);
            }
            use.bytes += *size;
            ++use.files;
        }
    }
    return use;
}

std::int64_t maildirSize(const std::string& folder) { return maildirUse(folder).bytes; }

std::optional<base::Error> beyondQuota(const FileJob& job, const MailboxUse& use) {
    const std::int64_t more = job.options.quotaIsInclusive ? job.message.size() : 0;
    const bool full = (job.quota > 0 && (use.bytes + more > job.quota || (more == 0 && use.bytes >= job.quota))) ||
                      (job.quotaFiles > 0 && use.files + (job.options.quotaIsInclusive ? 1 : 0) > job.quotaFiles);
    return full ? std::optional(base::temporaryError(base::ErrorKind::limit, "mailbox is full")) : std::nullopt;
}

base::Result<std::string> writeMaildir(const FileJob& job) {
    if (auto made = makeMaildir(job); !made)
        return base::fail(made.error());
    if (job.quota > 0 || job.quotaFiles > 0)
        if (const auto full = beyondQuota(job, maildirUse(job.path)))
            return base::fail(*full);
    const auto name = uniqueName(job);
    const auto temporary = job.path + "/tmp/" + name;
    io::FileDescriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, job.options.mode));
    if (file.get() < 0)
        return base::fail(base::systemError(errno, "cannot create " + temporary));
    auto size = writeMessage(job, file.get(), temporary);
    if (!size) {
        ::unlink(temporary.c_str());
        return base::fail(size.error());
    }
    const auto place = job.path + "/new/" + name + ",S=" + std::to_string(*size);
    if (::rename(temporary.c_str(), place.c_str()) != 0) {
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
