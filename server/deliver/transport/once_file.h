// SPDX-License-Identifier: Apache-2.0
// Whom an automatic reply has gone to: a small text file, "seconds address" a line. Locked while it is looked at and
// replaced whole, so that deliveries side by side answer once.
#pragma once

#include "server/platform/io/file_descriptor.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"

#include <map>
#include <string>

namespace postroom::transport {

class OnceFile {
public:
    /// Opens and locks it (a lock file beside it stays). Errors: io, timeout (somebody else holds it for long).
    static base::Result<OnceFile> open(std::string path);
    /// Was there a reply to it, and less than `repeat` ago? With zero once is enough for ever.
    [[nodiscard]] bool answered(const std::string& address, base::Time now, base::Seconds repeat) const;
    /// Keeps it durably. Beyond `mostEntries` the oldest are dropped.
    base::Result<void> note(const std::string& address, base::Time now);
    static constexpr std::size_t mostEntries = 10'000;

private:
    std::string m_path;
    io::FileDescriptor m_lock;
    std::map<std::string, std::int64_t> m_entries;
};

} // namespace postroom::transport
