// SPDX-License-Identifier: Apache-2.0
#include "server/mail/address.h"

#include "server/mail/address_reader.h"
#include "shared/base/text.h"

#include <arpa/inet.h>

namespace postroom::mail {

namespace {

constexpr auto npos = std::string_view::npos;

// The last @ unless a quote or an odd number of backslashes stands around it.
std::size_t findAt(std::string_view address) {
    for (std::size_t i = address.size(); i-- > 0;) {
        if (address[i] == '"')
            return npos;
        if (address[i] != '@')
            continue;
        std::size_t backslashes = 0;
        while (backslashes < i && address[i - 1 - backslashes] == '\\')
            ++backslashes;
        if (backslashes % 2 == 0)
            return i;
    }
    return npos;
}

bool isAtomChar(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > ' ' && byte != 127 && std::string_view("()<>@,;:\\\"[]").find(c) == npos;
}

} // namespace

AddressParts splitAddress(std::string_view address) {
    const auto at = findAt(address);
    if (at == npos)
        return {address, {}};
    return {address.substr(0, at), address.substr(at + 1)};
}

std::string_view localPartOf(std::string_view address) { return splitAddress(address).localPart; }
std::string_view domainOf(std::string_view address) { return splitAddress(address).domain; }

std::string qualify(std::string_view address, std::string_view domain) {
    if (address.empty() || domain.empty() || findAt(address) != npos)
        return std::string(address);
    return std::string(address) + "@" + std::string(domain);
}

std::string quoteLocalPart(std::string_view localPart) {
    bool plain = !localPart.empty() && localPart.front() != '.' && localPart.back() != '.';
    for (std::size_t i = 0; plain && i < localPart.size(); ++i)
        plain = isAtomChar(localPart[i]) && !(localPart[i] == '.' && i > 0 && localPart[i - 1] == '.');
    if (plain)
        return std::string(localPart);
    std::string quoted = "\"";
    for (const char c : localPart) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + "\"";
}

std::string unquoteLocalPart(std::string_view localPart) {
    std::string plain;
    bool inQuotes = false;
    for (std::size_t i = 0; i < localPart.size(); ++i) {
        if (localPart[i] == '"') {
            inQuotes = !inQuotes;
            continue;
        }
        if (localPart[i] == '\\' && i + 1 < localPart.size())
            ++i;
        plain += localPart[i];
    }
    return plain;
}

bool sameAddress(std::string_view a, std::string_view b) {
    const auto first = splitAddress(a);
    const auto second = splitAddress(b);
    return first.localPart == second.localPart && base::equalsIgnoreCase(first.domain, second.domain);
}

base::Result<ParsedAddress> parseAddress(std::string_view text, const AddressSyntax& syntax) {
    return AddressReader(text, syntax).read();
}

std::size_t pathLength(std::string_view text) {
    if (text.empty() || text[0] != '<')
        return 0;
    bool inQuotes = false;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            ++i;
        else if (text[i] == '"')
            inQuotes = !inQuotes;
        else if (text[i] == '>' && !inQuotes)
            return i + 1;
    }
    return 0;
}

bool isDomainName(std::string_view domain) {
    if (domain.empty() || domain.size() > 255 || !base::isValidUtf8(domain))
        return false;
    for (const auto label : base::split(domain, '.')) {
        if (label.empty() || label.size() > 63)
            return false;
        for (const char c : label)
            if (!base::isAlnum(c) && c != '-' && c != '_' && static_cast<unsigned char>(c) < 128)
                return false;
    }
    return true;
}

bool isDomainLiteral(std::string_view domain) {
    if (domain.size() < 3 || domain.front() != '[' || domain.back() != ']')
        return false;
    auto inner = domain.substr(1, domain.size() - 2);
    unsigned char bytes[16];
    if (base::startsWithIgnoreCase(inner, "IPv6:"))
        return inet_pton(AF_INET6, std::string(inner.substr(5)).c_str(), bytes) == 1;
    return inet_pton(AF_INET, std::string(inner).c_str(), bytes) == 1;
}

} // namespace postroom::mail
