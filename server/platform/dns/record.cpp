// SPDX-License-Identifier: Apache-2.0
#include "server/platform/dns/record.h"

#include "shared/base/text.h"

#include <arpa/inet.h>

#include <array>
#include <cstdio>
#include <utility>

namespace postroom::dns {

namespace {

constexpr std::array<std::pair<std::string_view, RecordType>, 12> names{{
    {"A", RecordType::a},
    {"NS", RecordType::ns},
    {"CNAME", RecordType::cname},
    {"SOA", RecordType::soa},
    {"PTR", RecordType::ptr},
    {"MX", RecordType::mx},
    {"TXT", RecordType::txt},
    {"AAAA", RecordType::aaaa},
    {"SRV", RecordType::srv},
    {"DS", RecordType::ds},
    {"DNSKEY", RecordType::dnskey},
    {"TLSA", RecordType::tlsa},
}};

std::uint16_t number16(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) << 8 |
                                      static_cast<unsigned char>(bytes[at + 1]));
}

void appendEscaped(std::string& out, char c) {
    if (base::isAlnum(c) || c == '-' || c == '_' || c == '/' || c == '*') {
        out += base::lowerChar(c);
        return;
    }
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "\\%03d", static_cast<unsigned char>(c));
    out += text.data();
}

} // namespace

std::string recordTypeName(RecordType type) {
    for (const auto& [name, value] : names)
        if (value == type)
            return std::string(name);
    return "TYPE" + std::to_string(static_cast<unsigned>(type));
}

std::optional<RecordType> recordTypeFromName(std::string_view name) {
    for (const auto& [known, value] : names)
        if (base::equalsIgnoreCase(known, name))
            return value;
    if (!base::startsWithIgnoreCase(name, "TYPE"))
        return {};
    const auto number = base::toInteger(name.substr(4));
    if (!number || *number < 1 || *number > 65535)
        return {};
    return static_cast<RecordType>(*number);
}

std::optional<std::string> readAddress(std::string_view rdata) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (rdata.size() == 4)
        return inet_ntop(AF_INET, rdata.data(), text.data(), text.size());
    if (rdata.size() == 16)
        return inet_ntop(AF_INET6, rdata.data(), text.data(), text.size());
    return {};
}

std::optional<std::string> readName(std::string_view rdata) {
    std::string out;
    std::size_t at = 0;
    while (at < rdata.size()) {
        const std::size_t length = static_cast<unsigned char>(rdata[at++]);
        if (length == 0)
            return at == rdata.size() && at <= 255 ? std::optional(std::move(out)) : std::nullopt;
        if (length > 63 || at + length > rdata.size())
            return {};
        if (!out.empty())
            out += '.';
        for (std::size_t i = 0; i < length; ++i)
            appendEscaped(out, rdata[at + i]);
        at += length;
    }
    return {};
}

std::optional<MxRecord> readMx(std::string_view rdata) {
    if (rdata.size() < 3)
        return {};
    auto exchange = readName(rdata.substr(2));
    if (!exchange)
        return {};
    return MxRecord{number16(rdata, 0), std::move(*exchange)};
}

std::optional<SrvRecord> readSrv(std::string_view rdata) {
    if (rdata.size() < 7)
        return {};
    auto target = readName(rdata.substr(6));
    if (!target)
        return {};
    return SrvRecord{number16(rdata, 0), number16(rdata, 2), number16(rdata, 4), std::move(*target)};
}

std::optional<TlsaRecord> readTlsa(std::string_view rdata) {
    if (rdata.size() < 4)
        return {};
    return TlsaRecord{static_cast<std::uint8_t>(rdata[0]), static_cast<std::uint8_t>(rdata[1]),
                      static_cast<std::uint8_t>(rdata[2]), std::string(rdata.substr(3))};
}

std::optional<std::vector<std::string>> readTxt(std::string_view rdata) {
    if (rdata.empty())
        return {};
    std::vector<std::string> strings;
    for (std::size_t at = 0; at < rdata.size();) {
        const std::size_t length = static_cast<unsigned char>(rdata[at++]);
        if (at + length > rdata.size())
            return {};
        strings.emplace_back(rdata.substr(at, length));
        at += length;
    }
    return strings;
}

std::optional<std::string> canonicalName(std::string_view name) {
    if (name == ".")
        return std::string();
    if (!name.empty() && name.back() == '.')
        name.remove_suffix(1);
    if (name.empty() || name.size() > 253)
        return {};
    std::string out;
    out.reserve(name.size());
    std::size_t label = 0;
    for (const char c : name) {
        if (c == '.') {
            if (label == 0)
                return {};
            label = 0;
        } else {
            if (!base::isAlnum(c) && c != '-' && c != '_' && c != '/' && c != '*')
                return {};
            if (++label > 63)
                return {};
        }
        out += base::lowerChar(c);
    }
    if (label == 0)
        return {};
    return out;
}

std::optional<std::string> reverseName(std::string_view address) {
    const std::string text(address);
    std::array<unsigned char, 16> bytes{};
    std::string out;
    if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) {
        for (std::size_t i = 4; i-- > 0;)
            out += std::to_string(bytes[i]) + '.';
        return out + "in-addr.arpa";
    }
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1)
        return {};
    constexpr std::string_view digits = "0123456789abcdef";
    for (std::size_t i = 16; i-- > 0;) {
        out += digits[bytes[i] & 15U];
        out += '.';
        out += digits[bytes[i] >> 4U];
        out += '.';
    }
    return out + "ip6.arpa";
}

} // namespace postroom::dns
