// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/servers/wait.h"

#include <poll.h>

#include <cerrno>

namespace postroom::servers {

bool waitFor(int descriptor, Ready ready, io::Deadline deadline) {
    pollfd entry{descriptor, 0, 0};
    if (ready != Ready::write)
        entry.events |= POLLIN;
    if (ready != Ready::read)
        entry.events |= POLLOUT;
    while (true) {
        const int count = ::poll(&entry, 1, deadline.pollMilliseconds());
        if (count > 0)
            return true;
        if (count == 0 || errno != EINTR)
            return false;
    }
}

bool isStale(int descriptor) {
    if (descriptor < 0)
        return true;
    pollfd entry{descriptor, POLLIN | POLLRDHUP, 0};
    return ::poll(&entry, 1, 0) != 0;
}

} // namespace postroom::servers
