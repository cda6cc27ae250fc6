// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/ip_address.h"

#include "shared/base/text.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace postroom::lookup {

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
    IpAddress address;
    address.v6 = text.find(':') != std::string_view::npos;
    if (address.v6)
        if (const std::size_t zone = text.find('%'); zone != std::string_view::npos)
            text = text.substr(0, zone);
    if (text.size() > 45)
        return std::nullopt;
    char buffer[48] = {};
    std::memcpy(buffer, text.data(), text.size());
    if (inet_pton(address.v6 ? AF_INET6 : AF_INET, buffer, address.bytes.data()) != 1)
        return std::nullopt;
    return address;
}

IpAddress IpAddress::masked(unsigned length) const {
    IpAddress out = *this;
    for (unsigned i = 0; i < bits() / 8; ++i) {
        const unsigned keep = length >= 8 * (i + 1) ? 8 : length <= 8 * i ? 0 : length - 8 * i;
        out.bytes[i] = static_cast<std::uint8_t>(out.bytes[i] & (0xFF00U >> keep));
    }
    return out;
}

IpAddress IpAddress::unmapped() const {
    constexpr std::array<std::uint8_t, 12> prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (!v6 || !std::equal(prefix.begin(), prefix.end(), bytes.begin()))
        return *this;
    IpAddress out;
    std::copy(bytes.begin() + prefix.size(), bytes.end(), out.bytes.begin());
    return out;
}

bool IpAddress::inNetwork(const IpAddress& network, unsigned length) const {
    if (v6 != network.v6)
        return false;
    return masked(length) == network.masked(length);
}

std::string IpAddress::text() const {
    char buffer[INET6_ADDRSTRLEN] = {};
    inet_ntop(v6 ? AF_INET6 : AF_INET, bytes.data(), buffer, sizeof buffer);
    return buffer;
}

std::string IpAddress::fullText(char separator) const {
    if (!v6)
        return text();
    std::string out;
    for (std::size_t i = 0; i < 16; i += 2) {
        char group[8];
        std::snprintf(group, sizeof group, "%02x%02x", bytes[i], bytes[i + 1]);
        if (i != 0)
            out += separator;
        out += group;
    }
    return out;
}

std::optional<IpNetwork> IpNetwork::parse(std::string_view text) {
    IpNetwork network;
    const std::size_t slash = text.find('/');
    const auto address = IpAddress::parse(text.substr(0, slash));
    if (!address)
        return std::nullopt;
    network.address = *address;
    network.length = address->bits();
    if (slash != std::string_view::npos) {
        const std::string_view digits = text.substr(slash + 1);
        if (digits.empty() || digits.size() > 3 || !std::all_of(digits.begin(), digits.end(), base::isDigit))
            return std::nullopt;
        const auto length = base::toInteger(digits);
        if (!length || *length > address->bits())
            return std::nullopt;
        network.length = static_cast<unsigned>(*length);
        network.hasLength = true;
    }
    return network;
}

} // namespace postroom::lookup
