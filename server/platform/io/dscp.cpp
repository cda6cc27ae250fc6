// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/dscp.h"

#include "shared/base/text.h"

#include <netinet/in.h>
#include <netinet/ip.h>
#include <sys/socket.h>

#include <charconv>
#include <string>

namespace postroom::io {

namespace {

constexpr int mostCodePoint = 0x3f;

std::optional<int> number(std::string_view text) {
    int base = 10;
    if (text.starts_with("0x")) {
        text.remove_prefix(2);
        base = 16;
    }
    int value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc() || end != text.data() + text.size() || value < 0 || value > mostCodePoint)
        return std::nullopt;
    return value;
}

} // namespace

std::optional<int> readDscp(std::string_view text) {
    const std::string name = base::lower(base::trim(text));
    if (const auto value = number(name))
        return *value << 2;
    // RFC 2597: class 1 to 4, drop precedence 1 to 3. RFC 2474: class selectors.
    if (name.size() == 4 && name.starts_with("af") && name[2] >= '1' && name[2] <= '4' && name[3] >= '1' && name[3] <= '3')
        return ((name[2] - '0') << 5) | ((name[3] - '0') << 3);
    if (name.size() == 3 && name.starts_with("cs") && name[2] >= '0' && name[2] <= '7')
        return (name[2] - '0') << 5;
    constexpr struct {
        std::string_view name;
        int byte;
    } others[] = {{"ef", 0xb8}, {"lowdelay", IPTOS_LOWDELAY}, {"throughput", IPTOS_THROUGHPUT}, {"reliability", IPTOS_RELIABILITY}, {"lowcost", IPTOS_LOWCOST}, {"mincost", IPTOS_MINCOST}};
    for (const auto& other : others)
        if (name == other.name)
            return other.byte;
    return std::nullopt;
}

void setDscp(int socket, AddressFamily family, int byte) {
    if (family == AddressFamily::ipv6)
        ::setsockopt(socket, IPPROTO_IPV6, IPV6_TCLASS, &byte, sizeof byte);
    else
        ::setsockopt(socket, IPPROTO_IP, IP_TOS, &byte, sizeof byte);
}

} // namespace postroom::io
