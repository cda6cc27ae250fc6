// SPDX-License-Identifier: Apache-2.0
// How many connections there may be, in all and for each client (smtp_accept_max, smtp_accept_reserve,
// smtp_accept_max_per_host). The client is the real one behind a proxy: it is counted once it is known. Thread-safe.
#pragma once

#include "server/platform/io/socket_address.h"
#include "shared/base/guarded.h"

#include <atomic>
#include <cstddef>
#include <map>

namespace postroom::receive {

class Admission {
public:
    /// Counts one connection as long as it lives.
    class Place {
    public:
        Place() = default;
        Place(Admission& admission, std::size_t count) : m_admission(&admission), m_count(count) {}
        Place(Place&& other) noexcept;
        Place& operator=(Place&& other) noexcept;
        ~Place();
        [[nodiscard]] std::size_t count() const { return m_count; } ///< connections at that moment, this one included

        /// The client is known now; gives how many connections of it there are, this one included. A second call moves the
        /// place from the client before (XCLIENT).
        std::size_t countClient(const io::SocketAddress& client);

    private:
        void release();
        Admission* m_admission = nullptr;
        std::size_t m_count = 0;
        io::SocketAddress m_client; ///< port 0
    };

    Place enter();
    [[nodiscard]] std::size_t connections() const { return m_connections.load(); }

private:
    std::atomic<std::size_t> m_connections{0};
    base::Guarded<std::map<io::SocketAddress, std::size_t>> m_clients;
};

} // namespace postroom::receive
