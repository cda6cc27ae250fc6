// SPDX-License-Identifier: Apache-2.0
// Is a file that is kept open or in memory still the one of that name? Private to this folder.
#pragma once

#include <sys/stat.h>

#include <optional>
#include <string>

namespace postroom::lookup {

struct FileIdentity {
    dev_t device = 0;
    ino_t inode = 0;
    off_t size = 0;
    timespec changed{};

    /// Nothing when there is no such file; errno says why.
    static std::optional<FileIdentity> of(const std::string& path) {
        struct stat facts{};
        if (::stat(path.c_str(), &facts) != 0)
            return std::nullopt;
        return FileIdentity{facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtim};
    }
    [[nodiscard]] bool sameFile(const FileIdentity& other) const { return device == other.device && inode == other.inode; }
    [[nodiscard]] bool unchanged(const FileIdentity& other) const {
        return sameFile(other) && size == other.size && changed.tv_sec == other.changed.tv_sec && changed.tv_nsec == other.changed.tv_nsec;
    }
};

} // namespace postroom::lookup
