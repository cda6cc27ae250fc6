// SPDX-License-Identifier: Apache-2.0
// Files that are either wholly there or not at all, after a crash too: written under a temporary name in the same
// folder, flushed, renamed, and the folder flushed.
#pragma once

#include "server/platform/io/file_descriptor.h"
#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace postroom::io {

class DurableFile {
public:
    /// Opens a temporary file beside `path`. `mode`: permission bits, not subject to the umask.
    static base::Result<DurableFile> create(const std::string& path, unsigned mode);
    DurableFile(DurableFile&&) noexcept = default;
    DurableFile& operator=(DurableFile&&) = delete;
    ~DurableFile(); ///< removes the temporary file unless committed

    base::Result<void> write(std::string_view bytes);
    /// After success the file stands under its name and survives a power failure. An existing one is replaced.
    base::Result<void> commit();

private:
    DurableFile() = default;
    FileDescriptor m_file;
    std::string m_path;
    std::string m_temporary;
};

/// The whole in one call.
base::Result<void> writeDurably(const std::string& path, std::string_view bytes, unsigned mode);
/// Flushes a folder, so that names made or removed in it survive.
base::Result<void> syncFolder(const std::string& folder);
/// The content of a file of at most `limit` bytes; a larger one is an error of kind limit.
base::Result<std::string> readWholeFile(const std::string& path, std::size_t limit);

} // namespace postroom::io
