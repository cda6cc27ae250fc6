// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/durable_file.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace postroom::io {

namespace {
std::string folderOf(const std::string& path) {
    const auto slash = path.rfind('/');
    if (slash == std::string::npos)
        return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}
} // namespace

base::Result<DurableFile> DurableFile::create(const std::string& path, unsigned mode) {
    DurableFile file;
    file.m_path = path;
    std::string name = path + ".tmp-XXXXXX";
    file.m_file = FileDescriptor(::mkostemp(name.data(), O_CLOEXEC));
    if (!file.m_file)
        return base::fail(base::systemError(errno, "cannot create a file beside " + path));
    file.m_temporary = std::move(name);
    if (::fchmod(file.m_file.get(), mode) != 0)
        return base::fail(base::systemError(errno, "cannot set the mode of " + file.m_temporary));
    return file;
}

DurableFile::~DurableFile() {
    if (m_file && !m_temporary.empty())
        ::unlink(m_temporary.c_str());
}

base::Result<void> DurableFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::write(m_file.get(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return base::fail(base::systemError(errno, "cannot write " + m_temporary));
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

base::Result<void> DurableFile::commit() {
    if (::fsync(m_file.get()) != 0)
        return base::fail(base::systemError(errno, "cannot flush " + m_temporary));
    if (::rename(m_temporary.c_str(), m_path.c_str()) != 0)
        return base::fail(base::systemError(errno, "cannot rename " + m_temporary + " to " + m_path));
    m_temporary.clear();
    m_file.reset();
    return syncFolder(folderOf(m_path));
}

base::Result<void> writeDurably(const std::string& path, std::string_view bytes, unsigned mode) {
    auto file = DurableFile::create(path, mode);
    if (!file)
        return base::fail(file.error());
    if (auto written = file->write(bytes); !written)
        return written;
    return file->commit();
}

base::Result<void> syncFolder(const std::string& folder) {
    const FileDescriptor handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!handle || ::fsync(handle.get()) != 0)
        return base::fail(base::systemError(errno, "cannot flush the folder " + folder));
    return {};
}

base::Result<std::string> readWholeFile(const std::string& path, std::size_t limit) {
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file)
        return base::fail(base::systemError(errno, "cannot open " + path));
    std::string content;
    char buffer[16384];
    for (;;) {
        const auto count = ::read(file.get(), buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return base::fail(base::systemError(errno, "cannot read " + path));
        if (count == 0)
            return content;
        content.append(buffer, static_cast<std::size_t>(count));
        if (content.size() > limit)
            return base::fail(base::permanentError(base::ErrorKind::limit, path + " is larger than " + std::to_string(limit) + " bytes"));
    }
}

} // namespace postroom::io
