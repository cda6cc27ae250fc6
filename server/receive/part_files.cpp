// SPDX-License-Identifier: Apache-2.0
#include "server/receive/part_files.h"

#include "server/platform/io/file_descriptor.h"
#include "shared/base/text.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace postroom::receive {

namespace {

constexpr std::size_t partNameLimit = 200;

bool isPlainName(std::string_view name) {
    return name.size() <= partNameLimit && name != "." && name != ".." && name.find_first_of(std::string_view("/\0", 2)) == std::string_view::npos;
}

} // namespace

PartFiles::~PartFiles() {
    std::error_code ignored; // what is left over is removed at the next start
    if (!m_folder.empty())
        std::filesystem::remove_all(m_folder, ignored);
}

base::Result<void> PartFiles::makeFolder() {
    if (!m_folder.empty())
        return {};
    if (m_parent.empty()) {
        std::string made = std::filesystem::temp_directory_path().string() + "/postroom-parts-XXXXXX";
        if (::mkdtemp(made.data()) == nullptr)
            return base::fail(base::systemError(errno, "cannot make a folder for decoded parts"));
        m_folder = std::move(made);
        return {};
    }
    const std::string folder = m_parent + "/" + m_message;
    for (const auto& each : {m_parent, folder})
        if (::mkdir(each.c_str(), 0700) != 0 && errno != EEXIST)
            return base::fail(base::systemError(errno, "cannot make the folder " + each));
    m_folder = folder;
    return {};
}

base::Result<std::string> PartFiles::write(std::string_view name, std::size_t number, std::string_view content) {
    if (!isPlainName(name))
        return base::fail(base::permanentError(base::ErrorKind::invalid, "\"" + base::shortened(base::printable(name), 60) +
                                                                             "\" is no name of a file: it has no folders and at most 200 bytes"));
    if (auto made = makeFolder(); !made)
        return base::fail(made.error());
    std::string path = m_folder + "/";
    if (name.empty()) {
        char digits[16];
        std::snprintf(digits, sizeof digits, "-%05zu", number % 100'000);
        path += m_message + digits;
    } else {
        path += name;
    }
    const io::FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file)
        return base::fail(base::systemError(errno, "cannot write " + path));
    while (!content.empty()) {
        const auto count = ::write(file.get(), content.data(), content.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return base::fail(base::systemError(errno, "cannot write " + path));
        content.remove_prefix(static_cast<std::size_t>(count));
    }
    return path;
}

} // namespace postroom::receive
