// SPDX-License-Identifier: Apache-2.0
// An IPv4 or IPv6 address with a port, as a small value. IPv4-mapped IPv6 addresses become IPv4 when they come from a
// socket, so that one client has one name.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct sockaddr;

namespace postroom::io {

enum class AddressFamily : std::uint8_t { none, ipv4, ipv6 };

class SocketAddress {
public:
    SocketAddress() = default; ///< no address: a Unix socket, standard input
    /// Reads "192.0.2.1", "2001:db8::1", "[2001:db8::1]"; no names, no zones. Nothing when it is no address.
    static std::optional<SocketAddress> fromText(std::string_view address, std::uint16_t port);
    /// 4 or 16 bytes in network order.
    static SocketAddress fromBytes(std::string_view bytes, std::uint16_t port);
    static SocketAddress fromSystem(const sockaddr& address);

    [[nodiscard]] AddressFamily family() const { return m_family; }
    [[nodiscard]] bool empty() const { return m_family == AddressFamily::none; }
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] SocketAddress withPort(std::uint16_t port) const;
    /// "192.0.2.1", "2001:db8::1", or "" when empty.
    [[nodiscard]] std::string addressText() const;
    /// "[192.0.2.1]:25", as logs write it; "" when empty.
    [[nodiscard]] std::string text() const;
    /// 4 or 16 bytes in network order.
    [[nodiscard]] std::string_view bytes() const;
    [[nodiscard]] bool isLoopback() const;
    [[nodiscard]] bool isAny() const; ///< 0.0.0.0 or ::
    /// Fills a sockaddr_storage; returns the length for bind(2) and connect(2).
    unsigned toSystem(void* storage) const;

    auto operator<=>(const SocketAddress&) const = default;

private:
    std::array<char, 16> m_bytes{};
    std::uint16_t m_port = 0;
    AddressFamily m_family = AddressFamily::none;
};

} // namespace postroom::io
