// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/proxy_header.h"

#include "shared/base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace postroom::io {

namespace {

constexpr std::string_view signature{"\r\n\r\n\0\r\nQUIT\n", 12};
constexpr std::size_t fixedLength = 16; // version 2: signature, command, family, length
constexpr std::size_t maxLine = 107;    // version 1, with CR LF
constexpr unsigned char typeCrc32c = 0x03;
constexpr unsigned char typeNoop = 0x04;
constexpr unsigned char typeSsl = 0x20;

ProxyParse failed(std::string problem) {
    ProxyParse parse;
    parse.state = ProxyParse::State::failed;
    parse.problem = std::move(problem);
    return parse;
}

unsigned byteAt(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }
unsigned shortAt(std::string_view bytes, std::size_t at) { return byteAt(bytes, at) << 8 | byteAt(bytes, at + 1); }

std::optional<std::uint16_t> readPort(std::string_view text) {
    if (text.empty() || text.size() > 5 || (text.size() > 1 && text[0] == '0'))
        return std::nullopt;
    unsigned value = 0;
    for (const char c : text) {
        if (!base::isDigit(c))
            return std::nullopt;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value > 65535 ? std::nullopt : std::optional(static_cast<std::uint16_t>(value));
}

/// "PROXY TCP4 src dst sport dport", single blanks, without the CR LF.
ProxyParse parseWords(std::string_view line) {
    const auto words = base::split(line, ' ');
    ProxyParse parse;
    parse.state = ProxyParse::State::complete;
    parse.consumed = line.size() + 2;
    if (words.size() >= 2 && words[1] == "UNKNOWN") { // the rest of the line is to be ignored
        parse.header.local = true;
        return parse;
    }
    if (words.size() < 2 || (words[1] != "TCP4" && words[1] != "TCP6"))
        return failed("the protocol word of the PROXY line is not TCP4, TCP6 or UNKNOWN: " + base::printable(line));
    if (words.size() != 6)
        return failed("the PROXY line has not six words with single blanks between: " + base::printable(line));
    const auto family = words[1] == "TCP4" ? AddressFamily::ipv4 : AddressFamily::ipv6;
    const auto sourcePort = readPort(words[4]);
    const auto destinationPort = readPort(words[5]);
    if (!sourcePort || !destinationPort)
        return failed("a port of the PROXY line is not 0 to 65535: " + base::printable(line));
    const auto source = words[2].starts_with('[') ? std::nullopt : SocketAddress::fromText(words[2], *sourcePort);
    const auto destination = words[3].starts_with('[') ? std::nullopt : SocketAddress::fromText(words[3], *destinationPort);
    if (!source || !destination || source->family() != family || destination->family() != family)
        return failed("an address of the PROXY line is not of the family it names: " + base::printable(line));
    parse.header.source = *source;
    parse.header.destination = *destination;
    return parse;
}

ProxyParse parseVersionOne(std::string_view bytes) {
    constexpr std::string_view word = "PROXY ";
    if (!bytes.starts_with(word.substr(0, std::min(word.size(), bytes.size()))))
        return failed("the connection does not begin with a PROXY header");
    const auto window = bytes.substr(0, maxLine);
    const auto end = window.find("\r\n");
    const auto bare = window.find('\n');
    if (bare != std::string_view::npos && (end == std::string_view::npos || bare < end))
        return failed("the PROXY line does not end with CR LF");
    if (end == std::string_view::npos)
        return window.size() == maxLine ? failed("the PROXY line is longer than 107 bytes") : ProxyParse();
    return parseWords(bytes.substr(0, end));
}

std::uint32_t crc32c(std::string_view bytes, std::uint32_t crc) {
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (0x82F63B78U & (0U - (crc & 1U)));
    }
    return crc;
}

/// Splits type-length-value triples; false when a length reaches beyond the end.
template <typename Take>
bool forEachValue(std::string_view bytes, Take take) {
    while (!bytes.empty()) {
        if (bytes.size() < 3)
            return false;
        const auto length = shortAt(bytes, 1);
        if (bytes.size() < 3U + length || !take(static_cast<unsigned char>(bytes[0]), bytes.substr(3, length)))
            return false;
        bytes.remove_prefix(3U + length);
    }
    return true;
}

bool sslValueFits(std::string_view value) {
    return value.size() >= 5 && forEachValue(value.substr(5), [](unsigned char, std::string_view) { return true; });
}

/// The values that follow the addresses of a version 2 header. `whole` is the header from its first byte.
std::string takeValues(std::string_view whole, std::string_view values, ProxyHeader& header) {
    std::string problem;
    const bool fits = forEachValue(values, [&](unsigned char type, std::string_view value) {
        if (type == typeNoop)
            return true;
        if (type == typeCrc32c) {
            if (value.size() != 4)
                return false;
            // The checksum is over the header with the checksum's own bytes as zeros.
            const auto before = static_cast<std::size_t>(value.data() - whole.data());
            auto crc = crc32c(whole.substr(0, before), 0xFFFFFFFFU);
            crc = crc32c(std::string_view("\0\0\0\0", 4), crc);
            crc = ~crc32c(whole.substr(before + 4), crc);
            // Network order is haproxy's; some senders write it the other way round, and a damaged header fits neither.
            const std::uint32_t given = shortAt(value, 0) << 16 | shortAt(value, 2);
            if (crc != given && crc != __builtin_bswap32(given))
                problem = "the checksum of the PROXY header is wrong";
        }
        if (type == typeSsl && !sslValueFits(value))
            return false;
        header.values.push_back({type, std::string(value)});
        return true;
    });
    return fits ? problem : "a value of the PROXY header is longer than the header or malformed";
}

ProxyParse parseVersionTwo(std::string_view bytes) {
    if (bytes.size() < fixedLength)
        return {};
    const auto version = byteAt(bytes, 12) >> 4;
    const auto command = byteAt(bytes, 12) & 0x0F;
    const auto family = byteAt(bytes, 13);
    if (version != 2)
        return failed("the binary PROXY header has version " + std::to_string(version));
    if (command > 1)
        return failed("the PROXY header has the unknown command " + std::to_string(command));
    if (command == 1 && family != 0x11 && family != 0x21)
        return failed("the PROXY header is not for TCP over IPv4 or IPv6");
    const std::size_t length = shortAt(bytes, 14);
    if (bytes.size() < fixedLength + length)
        return {};
    const auto whole = bytes.substr(0, fixedLength + length);
    const auto body = whole.substr(fixedLength);
    ProxyParse parse;
    parse.state = ProxyParse::State::complete;
    parse.consumed = whole.size();
    parse.header.version = ProxyHeader::Version::two;
    parse.header.local = command == 0;
    if (command == 0) // LOCAL: family, addresses and values are to be skipped
        return parse;
    const std::size_t address = family == 0x11 ? 4 : 16;
    const std::size_t addresses = 2 * address + 4;
    if (body.size() < addresses)
        return failed("the PROXY header is too short for its addresses");
    parse.header.source = SocketAddress::fromBytes(body.substr(0, address), static_cast<std::uint16_t>(shortAt(body, 2 * address)));
    parse.header.destination =
        SocketAddress::fromBytes(body.substr(address, address), static_cast<std::uint16_t>(shortAt(body, 2 * address + 2)));
    if (auto problem = takeValues(whole, body.substr(addresses), parse.header); !problem.empty())
        return failed(std::move(problem));
    return parse;
}

} // namespace

ProxyParse parseProxyHeader(std::string_view bytes) {
    if (bytes.empty())
        return {};
    if (bytes[0] != signature[0])
        return parseVersionOne(bytes);
    const auto known = std::min(bytes.size(), signature.size());
    if (bytes.substr(0, known) != signature.substr(0, known))
        return failed("the connection does not begin with a PROXY header");
    return parseVersionTwo(bytes);
}

} // namespace postroom::io
