// SPDX-License-Identifier: Apache-2.0
// The transports of a revision by name.
#pragma once

#include "server/deliver/transport/transport.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace postroom::transport {

/// Filled by the composition, then shared read-only.
class TransportSet {
public:
    void add(std::string name, std::unique_ptr<Transport> transport) { m_transports[std::move(name)] = std::move(transport); }
    /// Null when there is none of that name. Transports are thread-safe, hence not const.
    [[nodiscard]] Transport* find(std::string_view name) const {
        const auto it = m_transports.find(name);
        return it == m_transports.end() ? nullptr : it->second.get();
    }
    /// The first by name that delivers to hosts; "" when there is none.
    [[nodiscard]] std::string firstRemote() const {
        for (const auto& [name, transport] : m_transports)
            if (!transport->isLocal())
                return name;
        return {};
    }
    void closeIdle() const {
        for (const auto& [name, transport] : m_transports)
            transport->closeIdle();
    }

private:
    std::map<std::string, std::unique_ptr<Transport>, std::less<>> m_transports;
};

} // namespace postroom::transport
