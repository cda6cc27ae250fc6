// SPDX-License-Identifier: Apache-2.0
#include "server/app/state_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace postroom::app {

namespace {

constexpr std::streamsize largestFile = 16 << 20;

base::Result<void> ensureFolder(const std::string& path, mode_t mode) {
    std::error_code problem;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), problem);
    if (::mkdir(path.c_str(), mode) == 0 || (errno == EEXIST && std::filesystem::is_directory(path, problem)))
        return {};
    return base::fail(base::systemError(errno, "the folder " + path + " cannot be made"));
}

} // namespace

base::Result<void> prepareFolders(const std::string& stateFolder, const std::string& runtimeFolder) {
    for (const auto& [path, mode] : {std::pair<std::string, mode_t>{stateFolder, 0750}, {stateFolder + "/events", 0750},
                                     {stateFolder + "/spool", 0750}, {runtimeFolder, 0755}})
        if (auto made = ensureFolder(path, mode); !made)
            return made;
    const std::string file = stateFolder + "/lock";
    const int lock = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640); // stays open: the lock ends with the process
    if (lock < 0)
        return base::fail(base::systemError(errno, file + " cannot be opened"));
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0)
        return base::fail(base::permanentError(base::ErrorKind::conflict, "another postroomd works with " + stateFolder +
                                                                              ": stop it first, or give this one a folder of its own"));
    return {};
}

base::Result<void> ensureFile(const std::string& path, const std::string& text) {
    if (std::filesystem::exists(path))
        return {};
    std::ofstream out(path);
    out << text;
    out.close();
    if (!out)
        return base::fail(base::systemError(errno, path + " cannot be written"));
    return {};
}

base::Result<std::string> readWholeFile(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return base::fail(base::systemError(ENOENT, path + " cannot be read"));
    std::string text;
    text.resize(static_cast<std::size_t>(largestFile));
    in.read(text.data(), largestFile);
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (in.peek() != std::ifstream::traits_type::eof())
        return base::fail(base::permanentError(base::ErrorKind::limit, path + " is larger than 16 MiB"));
    return text;
}

base::Result<std::string> readOrdinaryFile(const std::string& path) {
    std::error_code problem;
    if (std::filesystem::exists(path, problem) && !std::filesystem::is_regular_file(path, problem))
        return base::fail(base::permanentError(base::ErrorKind::invalid, path + " is no ordinary file"));
    return readWholeFile(path);
}

} // namespace postroom::app
