// SPDX-License-Identifier: Apache-2.0
// Operators on IP addresses, and stat.
#include "server/policy/expand/families.h"
#include "server/policy/lookup/ip_address.h"
#include "shared/base/text.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace postroom::expand {

namespace {

void put(Value& out, std::string_view text, Taint taint) {
    out.text += text;
    out.taint = out.taint | taint;
}

/// As IPv6, an IPv4 address as a mapped one (RFC 4291 2.5.5.2).
std::optional<lookup::IpAddress> asIpv6(std::string_view text) {
    auto address = lookup::IpAddress::parse(text);
    if (!address || address->v6)
        return address;
    lookup::IpAddress mapped;
    mapped.v6 = true;
    mapped.bytes[10] = mapped.bytes[11] = 0xFF;
    std::copy_n(address->bytes.begin(), 4, mapped.bytes.begin() + 12);
    return mapped;
}

/// RFC 5952, but without dotted decimal at the end, so that an address has one form only.
std::string shortest(const lookup::IpAddress& address) {
    std::array<unsigned, 8> groups{};
    for (std::size_t i = 0; i < 8; ++i)
        groups[i] = static_cast<unsigned>(address.bytes[2 * i]) << 8 | address.bytes[2 * i + 1];
    std::size_t bestAt = 8;
    std::size_t bestLength = 1;
    for (std::size_t i = 0; i < 8; ++i) {
        std::size_t length = 0;
        while (i + length < 8 && groups[i + length] == 0)
            ++length;
        if (length > bestLength) {
            bestAt = i;
            bestLength = length;
        }
    }
    std::string out;
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == bestAt) {
            out += "::";
            i += bestLength - 1;
            continue;
        }
        char group[8];
        std::snprintf(group, sizeof group, "%x", groups[i]);
        if (!out.empty() && out.back() != ':')
            out += ':';
        out += group;
    }
    return out;
}

bool isMapped(const lookup::IpAddress& address) {
    return address.v6 && address.bytes[10] == 0xFF && address.bytes[11] == 0xFF &&
           std::all_of(address.bytes.begin(), address.bytes.begin() + 10, [](std::uint8_t byte) { return byte == 0; });
}

} // namespace

bool operatorMask(Evaluator& evaluator, const Node& node, Value& subject, Value& out) {
    const std::size_t slash = subject.text.find('/');
    const auto address = lookup::IpAddress::parse(std::string_view(subject.text).substr(0, slash));
    if (!address)
        return evaluator.error("\"" + subject.text + "\" is not an IP address");
    if (slash == std::string::npos)
        return evaluator.error("missing mask value in \"" + subject.text + "\"");
    std::string_view digits = std::string_view(subject.text).substr(slash + 1);
    while (!digits.empty() && base::isSpace(digits.front()))
        digits.remove_prefix(1);
    if (subject.text.find('%') != std::string::npos || digits.size() > 3 || !std::all_of(digits.begin(), digits.end(), base::isDigit))
        return evaluator.error("\"" + subject.text + "\" is not an IP address");
    const auto length = base::toInteger(digits.empty() ? "0" : digits);
    if (*length > address->bits())
        return evaluator.error("mask value too big in \"" + subject.text + "\"");
    // IPv6 in full with dots: as the keys of host lookups are written.
    // ${mask_n: gives the normal form.
    const lookup::IpAddress network = address->masked(static_cast<unsigned>(*length));
    put(out, (node.text == "n" ? network.text() : network.fullText('.')) + "/" + std::to_string(*length), subject.taint);
    return true;
}

bool operatorIpv6Norm(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    const auto address = asIpv6(subject.text);
    if (!address)
        return evaluator.error("\"" + subject.text + "\" is not an IP address");
    put(out, shortest(*address), subject.taint);
    return true;
}

bool operatorIpv6Full(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    const auto address = asIpv6(subject.text);
    if (!address)
        return evaluator.error("\"" + subject.text + "\" is not an IP address");
    put(out, address->fullText(':'), subject.taint);
    return true;
}

bool operatorReverseIp(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    // A mask behind it does not count, but has to be a number.
    const std::size_t slash = subject.text.find('/');
    const auto address = lookup::IpAddress::parse(std::string_view(subject.text).substr(0, slash));
    const std::string_view mask = slash == std::string::npos ? "0" : std::string_view(subject.text).substr(slash + 1);
    if (!address || mask.size() > 3 || !std::all_of(mask.begin(), mask.end(), base::isDigit))
        return evaluator.error("reverse_ip() not given an IP address [" + subject.text + "]");
    std::string made;
    const std::size_t first = isMapped(*address) ? 12 : 0;
    if (!address->v6 || first != 0) {
        for (std::size_t i = 4; i-- > 0;)
            made += std::to_string(address->bytes[first + i]) + (i != 0 ? "." : "");
    } else {
        std::string digits = address->fullText(':');
        digits.erase(std::remove(digits.begin(), digits.end(), ':'), digits.end());
        for (std::size_t i = digits.size(); i-- > 0;) {
            made += digits[i];
            if (i != 0)
                made += '.';
        }
    }
    put(out, made, subject.taint);
    return true;
}

bool operatorStat(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    const world::Answer answer = evaluator.world().stat(subject.text);
    if (!answer.found() || answer.values.size() < 10)
        return evaluator.error("stat(" + subject.text + ") failed: " + answer.detail);
    static constexpr std::string_view rights = "rwxrwxrwx";
    const std::vector<std::string>& values = answer.values;
    const unsigned long mode = std::stoul(values[0], nullptr, 8);
    std::string letters = values[1];
    for (std::size_t i = 0; i < 9; ++i)
        letters += (mode >> (8 - i) & 1) != 0 ? rights[i] : '-';
    if ((mode & 04000) != 0)
        letters[3] = letters[3] == 'x' ? 's' : 'S';
    if ((mode & 02000) != 0)
        letters[6] = letters[6] == 'x' ? 's' : 'S';
    if ((mode & 01000) != 0)
        letters[9] = letters[9] == 'x' ? 't' : 'T';
    char bits[16];
    std::snprintf(bits, sizeof bits, "%04lo", mode & 07777);
    static constexpr std::string_view names[] = {"inode", "device", "links", "uid", "gid", "size", "atime", "mtime", "ctime"};
    std::string made = std::string("mode=") + bits + " smode=" + letters;
    for (std::size_t i = 0; i < std::size(names) && i + 2 < values.size(); ++i)
        made += " " + std::string(names[i]) + "=" + values[i + 2];
    put(out, made, Taint::clean);
    return true;
}

} // namespace postroom::expand
