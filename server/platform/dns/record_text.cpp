// SPDX-License-Identifier: Apache-2.0
// Records to and from the text of zone files (RFC 1035 5.1, RFC 3597 for unknown types).
#include "server/platform/dns/record.h"

#include "shared/base/text.h"

#include <arpa/inet.h>

#include <array>

namespace postroom::dns {

namespace {

std::string bytes16(std::int64_t value) {
    return {static_cast<char>(static_cast<unsigned char>(value >> 8)), static_cast<char>(static_cast<unsigned char>(value))};
}

std::optional<std::string> wireName(std::string_view text) {
    const auto name = canonicalName(text);
    if (!name)
        return {};
    std::string out;
    if (!name->empty())
        for (const auto label : base::split(*name, '.')) {
            out += static_cast<char>(label.size());
            out += label;
        }
    out += '\0';
    return out;
}

/// Numbers below `limit`, `count` of them, from the front of `words`.
std::optional<std::vector<std::int64_t>> numbers(const std::vector<std::string_view>& words, std::size_t count,
                                                 std::int64_t limit) {
    std::vector<std::int64_t> out;
    for (std::size_t i = 0; i < count; ++i) {
        const auto value = base::toInteger(words[i]);
        if (!value || *value < 0 || *value >= limit)
            return {};
        out.push_back(*value);
    }
    return out;
}

std::optional<std::string> fromHex(std::string_view text) {
    std::string out;
    int high = -1;
    for (const char c : text) {
        const int value = base::isDigit(c) ? c - '0' : base::lowerChar(c) >= 'a' && base::lowerChar(c) <= 'f'
                                                           ? base::lowerChar(c) - 'a' + 10 : -1;
        if (value < 0)
            return {};
        if (high < 0) {
            high = value;
        } else {
            out += static_cast<char>(high * 16 + value);
            high = -1;
        }
    }
    if (high >= 0)
        return {};
    return out;
}

/// One character of a TXT string, with \" \\ and \ddd.
std::optional<char> readEscaped(std::string_view text, std::size_t& at) {
    if (text[at] != '\\')
        return text[at++];
    if (++at >= text.size())
        return {};
    if (!base::isDigit(text[at]))
        return text[at++];
    if (at + 3 > text.size())
        return {};
    const auto value = base::toInteger(text.substr(at, 3));
    if (!value || *value > 255)
        return {};
    at += 3;
    return static_cast<char>(*value);
}

std::optional<std::string> wireTxt(std::string_view text) {
    std::string out;
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] == ' ' || text[at] == '\t') {
            ++at;
            continue;
        }
        const bool quoted = text[at] == '"';
        if (quoted)
            ++at;
        std::string string;
        while (at < text.size() && (quoted ? text[at] != '"' : text[at] != ' ' && text[at] != '\t')) {
            const auto c = readEscaped(text, at);
            if (!c)
                return {};
            string += *c;
        }
        if (quoted && at++ >= text.size())
            return {};
        if (string.size() > 255)
            return {};
        out += static_cast<char>(string.size());
        out += string;
    }
    if (out.empty())
        return {};
    return out;
}

std::optional<std::string> wireUnknown(const std::vector<std::string_view>& words) {
    if (words.size() < 2 || words[0] != "\\#")
        return {};
    std::string hex;
    for (std::size_t i = 2; i < words.size(); ++i)
        hex += words[i];
    auto bytes = fromHex(hex);
    const auto length = base::toInteger(words[1]);
    if (!bytes || !length || *length != static_cast<std::int64_t>(bytes->size()))
        return {};
    return bytes;
}

std::optional<std::string> wireNumbersAndName(const std::vector<std::string_view>& words, std::size_t count) {
    if (words.size() != count + 1)
        return {};
    const auto values = numbers(words, count, 65536);
    const auto name = wireName(words[count]);
    if (!values || !name)
        return {};
    std::string out;
    for (const auto value : *values)
        out += bytes16(value);
    return out + *name;
}

std::optional<std::string> wireTlsa(const std::vector<std::string_view>& words) {
    if (words.size() < 4)
        return {};
    const auto values = numbers(words, 3, 256);
    std::string hex;
    for (std::size_t i = 3; i < words.size(); ++i)
        hex += words[i];
    const auto data = fromHex(hex);
    if (!values || !data)
        return {};
    std::string out;
    for (const auto value : *values)
        out += static_cast<char>(static_cast<unsigned char>(value));
    return out + *data;
}

std::optional<std::string> wireAddress(int family, std::string_view text) {
    std::array<char, 16> bytes{};
    if (inet_pton(family, std::string(text).c_str(), bytes.data()) != 1)
        return {};
    return std::string(bytes.data(), family == AF_INET ? 4 : 16);
}

std::string unknownText(std::string_view rdata) {
    return "\\# " + std::to_string(rdata.size()) + (rdata.empty() ? "" : " ") + base::hexText(rdata);
}

std::string quotedStrings(const std::vector<std::string>& strings) {
    std::string out;
    for (const auto& string : strings) {
        out += out.empty() ? "\"" : " \"";
        for (const char c : string) {
            const auto value = static_cast<unsigned char>(c);
            if (c == '"' || c == '\\') {
                out += '\\';
                out += c;
            } else if (value < 32 || value > 126) {
                out += '\\';
                out += static_cast<char>('0' + value / 100);
                out += static_cast<char>('0' + value / 10 % 10);
                out += static_cast<char>('0' + value % 10);
            } else {
                out += c;
            }
        }
        out += '"';
    }
    return out;
}

std::string dotted(const std::string& name) { return name.empty() ? "." : name; }

} // namespace

std::optional<std::string> makeRdata(RecordType type, std::string_view text) {
    const auto words = base::splitWords(text);
    if (words.empty())
        return {};
    if (words[0] == "\\#")
        return wireUnknown(words);
    switch (type) {
    case RecordType::a:
        return words.size() == 1 ? wireAddress(AF_INET, words[0]) : std::nullopt;
    case RecordType::aaaa:
        return words.size() == 1 ? wireAddress(AF_INET6, words[0]) : std::nullopt;
    case RecordType::ns:
    case RecordType::cname:
    case RecordType::ptr:
        return wireNumbersAndName(words, 0);
    case RecordType::mx:
        return wireNumbersAndName(words, 1);
    case RecordType::srv:
        return wireNumbersAndName(words, 3);
    case RecordType::txt:
        return wireTxt(base::trim(text));
    case RecordType::tlsa:
        return wireTlsa(words);
    case RecordType::soa:
    case RecordType::ds:
    case RecordType::dnskey:
        break; // only in the form of RFC 3597
    }
    return {};
}

std::string recordText(RecordType type, std::string_view rdata) {
    switch (type) {
    case RecordType::a:
    case RecordType::aaaa:
        if (const auto address = readAddress(rdata))
            return *address;
        break;
    case RecordType::ns:
    case RecordType::cname:
    case RecordType::ptr:
        if (const auto name = readName(rdata))
            return dotted(*name);
        break;
    case RecordType::mx:
        if (const auto mx = readMx(rdata))
            return std::to_string(mx->preference) + ' ' + dotted(mx->exchange);
        break;
    case RecordType::srv:
        if (const auto srv = readSrv(rdata))
            return std::to_string(srv->priority) + ' ' + std::to_string(srv->weight) + ' ' + std::to_string(srv->port) +
                   ' ' + dotted(srv->target);
        break;
    case RecordType::txt:
        if (const auto strings = readTxt(rdata))
            return quotedStrings(*strings);
        break;
    case RecordType::tlsa:
        if (const auto tlsa = readTlsa(rdata))
            return std::to_string(tlsa->usage) + ' ' + std::to_string(tlsa->selector) + ' ' +
                   std::to_string(tlsa->matching) + ' ' + base::hexText(tlsa->data);
        break;
    case RecordType::soa:
    case RecordType::ds:
    case RecordType::dnskey:
        break;
    }
    return unknownText(rdata);
}

} // namespace postroom::dns
