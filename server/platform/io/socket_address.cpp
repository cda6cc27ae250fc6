// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/socket_address.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>

namespace postroom::io {

namespace {
constexpr std::string_view mappedPrefix{"\0\0\0\0\0\0\0\0\0\0\xff\xff", 12};
}

std::optional<SocketAddress> SocketAddress::fromText(std::string_view address, std::uint16_t port) {
    if (address.size() > 2 && address.front() == '[' && address.back() == ']')
        address = address.substr(1, address.size() - 2);
    char text[INET6_ADDRSTRLEN + 1];
    if (address.empty() || address.size() >= sizeof text || address.find('\0') != std::string_view::npos)
        return std::nullopt;
    std::memcpy(text, address.data(), address.size());
    text[address.size()] = '\0';
    char bytes[16];
    if (::inet_pton(AF_INET, text, bytes) == 1)
        return fromBytes({bytes, 4}, port);
    if (::inet_pton(AF_INET6, text, bytes) == 1)
        return fromBytes({bytes, 16}, port);
    return std::nullopt;
}

SocketAddress SocketAddress::fromBytes(std::string_view bytes, std::uint16_t port) {
    SocketAddress result;
    if (bytes.size() != 4 && bytes.size() != 16)
        return result;
    std::copy(bytes.begin(), bytes.end(), result.m_bytes.begin());
    result.m_family = bytes.size() == 4 ? AddressFamily::ipv4 : AddressFamily::ipv6;
    result.m_port = port;
    return result;
}

SocketAddress SocketAddress::fromSystem(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in in{};
        std::memcpy(&in, &address, sizeof in);
        char bytes[4];
        std::memcpy(bytes, &in.sin_addr, 4);
        return fromBytes({bytes, 4}, ntohs(in.sin_port));
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 in{};
        std::memcpy(&in, &address, sizeof in);
        char bytes[16];
        std::memcpy(bytes, &in.sin6_addr, 16);
        const std::string_view all(bytes, 16);
        return fromBytes(all.starts_with(mappedPrefix) ? all.substr(12) : all, ntohs(in.sin6_port));
    }
    return {};
}

SocketAddress SocketAddress::withPort(std::uint16_t port) const {
    SocketAddress copy = *this;
    copy.m_port = port;
    return copy;
}

std::string_view SocketAddress::bytes() const {
    switch (m_family) {
    case AddressFamily::none: return {};
    case AddressFamily::ipv4: return {m_bytes.data(), 4};
    case AddressFamily::ipv6: return {m_bytes.data(), 16};
    }
    return {};
}

std::string SocketAddress::addressText() const {
    if (empty())
        return {};
    char text[INET6_ADDRSTRLEN];
    if (m_family == AddressFamily::ipv6) {
        ::inet_ntop(AF_INET6, m_bytes.data(), text, sizeof text);
        return text;
    }
    char* end = text; // inet_ntop() goes through sprintf(), and an address is written several times for each message
    for (std::size_t i = 0; i < 4; ++i) {
        if (i > 0)
            *end++ = '.';
        end = std::to_chars(end, text + sizeof text, static_cast<unsigned char>(m_bytes[i])).ptr;
    }
    return {text, end};
}

std::string SocketAddress::text() const {
    return empty() ? std::string() : "[" + addressText() + "]:" + std::to_string(m_port);
}

bool SocketAddress::isLoopback() const {
    if (m_family == AddressFamily::ipv4)
        return m_bytes[0] == 127;
    return m_family == AddressFamily::ipv6 && m_bytes[15] == 1 &&
           std::all_of(m_bytes.begin(), m_bytes.end() - 1, [](char c) { return c == 0; });
}

bool SocketAddress::isAny() const {
    const auto all = bytes();
    return !empty() && std::all_of(all.begin(), all.end(), [](char c) { return c == 0; });
}

unsigned SocketAddress::toSystem(void* storage) const {
    if (m_family == AddressFamily::ipv4) {
        sockaddr_in in{};
        in.sin_family = AF_INET;
        in.sin_port = htons(m_port);
        std::memcpy(&in.sin_addr, m_bytes.data(), 4);
        std::memcpy(storage, &in, sizeof in);
        return sizeof in;
    }
    if (m_family == AddressFamily::ipv6) {
        sockaddr_in6 in{};
        in.sin6_family = AF_INET6;
        in.sin6_port = htons(m_port);
        std::memcpy(&in.sin6_addr, m_bytes.data(), 16);
        std::memcpy(storage, &in, sizeof in);
        return sizeof in;
    }
    return 0;
}

} // namespace postroom::io
