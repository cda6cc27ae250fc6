// SPDX-License-Identifier: Apache-2.0
// udpsend: one datagram to the first address of a host. It is handed to the network or dropped, nothing waits for it.
#include "server/platform/io/file_descriptor.h"
#include "server/platform/io/socket_address.h"
#include "server/policy/lookup/live_world.h"
#include "shared/base/text.h"

#include <sys/socket.h>

#include <cerrno>
#include <cstring>

namespace postroom::lookup {

world::Answer datagramOf(const std::vector<std::string>& parts) {
    using world::Answer;
    using world::Status;
    const std::string& host = parts[0];
    const auto port = static_cast<std::uint16_t>(base::toInteger(parts[1]).value_or(0));
    auto address = io::SocketAddress::fromText(host, port);
    if (!address) {
        const Answer found = systemHostAddresses(host);
        address = found.values.empty() ? std::nullopt : io::SocketAddress::fromText(found.values.front(), port);
        if (!address)
            return Answer::failed(Status::temporary, "no address found for " + host);
    }
    sockaddr_storage storage{};
    const unsigned length = address->toSystem(&storage);
    const io::FileDescriptor socket(::socket(storage.ss_family, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket ||
        ::sendto(socket.get(), parts[2].data(), parts[2].size(), MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&storage), length) < 0)
        return Answer::failed(Status::temporary, std::strerror(errno)); // NOLINT(concurrency-mt-unsafe): glibc's is safe
    return Answer::of({});
}

} // namespace postroom::lookup
