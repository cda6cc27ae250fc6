// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/once_file.h"

#include "server/platform/io/durable_file.h"
#include "shared/base/text.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <unistd.h>

namespace postroom::transport {

namespace {

constexpr std::size_t mostBytes = 4 * 1024 * 1024;
constexpr int lockAttempts = 100;
constexpr int lockPauseMilliseconds = 50;

} // namespace

base::Result<OnceFile> OnceFile::open(std::string path) {
    OnceFile once;
    once.m_path = std::move(path);
    const std::string lock = once.m_path + ".lock";
    once.m_lock = io::FileDescriptor(::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (once.m_lock.get() < 0)
        return base::fail(base::systemError(errno, "cannot open " + lock));
    for (int attempt = 0; ::flock(once.m_lock.get(), LOCK_EX | LOCK_NB) != 0; ++attempt) {
        if (attempt == lockAttempts)
            return base::fail(base::temporaryError(base::ErrorKind::timeout, lock + " is held by another delivery"));
        ::poll(nullptr, 0, lockPauseMilliseconds);
    }
    if (::access(once.m_path.c_str(), F_OK) != 0)
        return once;
    const auto text = io::readWholeFile(once.m_path, mostBytes);
    if (!text)
        return base::fail(text.error());
    std::string_view rest = *text;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        const std::size_t blank = line.find(' ');
        if (const auto seconds = base::toInteger(line.substr(0, blank)); seconds && blank != std::string_view::npos)
            once.m_entries[std::string(line.substr(blank + 1))] = *seconds;
    }
    return once;
}

bool OnceFile::answered(const std::string& address, base::Time now, base::Seconds repeat) const {
    const auto found = m_entries.find(base::lower(address));
    return found != m_entries.end() && (repeat.count() == 0 || base::toEpochSeconds(now) - found->second < repeat.count());
}

base::Result<void> OnceFile::note(const std::string& address, base::Time now) {
    m_entries[base::lower(address)] = base::toEpochSeconds(now);
    while (m_entries.size() > mostEntries)
        m_entries.erase(std::min_element(m_entries.begin(), m_entries.end(), [](const auto& a, const auto& b) { return a.second < b.second; }));
    std::string text;
    for (const auto& [name, seconds] : m_entries)
        text += std::to_string(seconds) + " " + name + "\n";
    return io::writeDurably(m_path, text, 0600);
}

} // namespace postroom::transport
