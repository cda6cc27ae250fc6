// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/read_file.h"

#include "server/platform/io/file_descriptor.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace postroom::lookup {

base::Result<std::string> readWholeFile(const std::string& path, std::size_t limit) {
    const io::FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat facts{};
    if (file.get() < 0 || ::fstat(file.get(), &facts) != 0)
        return base::fail(base::systemError(errno, "open " + path));
    if (!S_ISREG(facts.st_mode))
        return base::fail(base::permanentError(base::ErrorKind::invalid, path + " is no regular file"));
    std::string text;
    text.reserve(static_cast<std::size_t>(facts.st_size));
    char buffer[65536];
    for (;;) {
        const ssize_t count = ::read(file.get(), buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return base::fail(base::systemError(errno, "read " + path));
        if (count == 0)
            return text;
        text.append(buffer, static_cast<std::size_t>(count));
        if (text.size() > limit)
            return base::fail(base::permanentError(base::ErrorKind::limit, path + " is larger than " + std::to_string(limit) + " bytes"));
    }
}

} // namespace postroom::lookup
