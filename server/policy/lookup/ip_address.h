// SPDX-License-Identifier: Apache-2.0
// IPv4 and IPv6 addresses as the policy language reads and writes them: text forms, networks, the dotted keys of host
// lookups (policy-language 2.14.16). Pure.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace postroom::lookup {

struct IpAddress {
    std::array<std::uint8_t, 16> bytes{}; ///< network order; IPv4 uses the first four
    bool v6 = false;

    /// Nothing when the text is no address. Embedded IPv4 ("::ffff:1.2.3.4") and a zone ("%eth0") are accepted.
    static std::optional<IpAddress> parse(std::string_view text);
    [[nodiscard]] unsigned bits() const { return v6 ? 128 : 32; }
    /// With all bits after the first `length` zero.
    [[nodiscard]] IpAddress masked(unsigned length) const;
    /// 192.0.2.1 of ::ffff:192.0.2.1 (RFC 4291 2.5.5.2); every other address as it is.
    [[nodiscard]] IpAddress unmapped() const;
    [[nodiscard]] bool inNetwork(const IpAddress& network, unsigned length) const;
    /// Shortest form (RFC 5952 for IPv6).
    [[nodiscard]] std::string text() const;
    /// Eight groups of four hexadecimal digits with `separator`; dotted decimal for IPv4.
    [[nodiscard]] std::string fullText(char separator = ':') const;
    bool operator==(const IpAddress&) const = default;
};

struct IpNetwork {
    IpAddress address;
    unsigned length = 0;  ///< prefix length
    bool hasLength = false; ///< "/n" was written

    /// "address" or "address/length".
    static std::optional<IpNetwork> parse(std::string_view text);
    /// An IPv4 address written in IPv6 ("::ffff:192.0.2.1") is the IPv4 address that it means.
    [[nodiscard]] bool contains(const IpAddress& candidate) const { return candidate.unmapped().inNetwork(address, length); }
};

} // namespace postroom::lookup
