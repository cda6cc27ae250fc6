// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/splice.h"

#include <array>
#include <cerrno>
#include <poll.h>
#include <unistd.h>

namespace postroom::ctl {

namespace {

constexpr base::Milliseconds writeTimeout{60'000};

/// Standard output may be a pipe or a terminal and stays blocking: whoever reads us sets the pace.
base::Result<void> writeOut(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (count > 0)
            bytes.remove_prefix(static_cast<std::size_t>(count));
        else if (errno != EINTR)
            return base::fail(base::systemError(errno, "cannot write"));
    }
    return {};
}

} // namespace

base::Result<void> splice(Channel& channel) {
    std::array<char, 65536> buffer;
    bool inputEnded = false;
    for (;;) {
        std::array<pollfd, 2> entries{{{inputEnded ? -1 : STDIN_FILENO, POLLIN, 0}, {channel.readDescriptor(), POLLIN, 0}}};
        if (::poll(entries.data(), entries.size(), -1) < 0) {
            if (errno == EINTR)
                continue;
            return base::fail(base::systemError(errno, "cannot wait"));
        }
        if (entries[0].revents != 0) {
            const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
            if (count > 0) {
                if (auto sent = channel.write(std::string_view(buffer.data(), static_cast<std::size_t>(count)), writeTimeout); !sent)
                    return sent;
            } else if (count == 0 || errno != EINTR) {
                inputEnded = true;
                channel.finishWriting(); // answers to what was asked still come
            }
        }
        if (entries[1].revents != 0) {
            const auto bytes = channel.read(writeTimeout);
            if (!bytes)
                return base::fail(bytes.error());
            if (bytes->empty())
                return {};
            if (auto written = writeOut(*bytes); !written)
                return written;
        }
    }
}

} // namespace postroom::ctl
