// SPDX-License-Identifier: Apache-2.0
// Addresses: reading them from SMTP paths (RFC 5321 4.1.2) and from header fields (RFC 5322 3.4), taking them apart and
// putting them together. The grammar is as forgiving as the mail that is about: several dots in a row in a local part,
// phrases with dots, source routes (which are dropped, RFC 5321 C). Bytes over 127 must be UTF-8 (RFC 6531 3.3).
#pragma once

#include "shared/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace postroom::mail {

/// Views into the address. `domain` is empty when the address has none.
struct AddressParts {
    std::string_view localPart;
    std::string_view domain;
};

/// Splits at the last @ that stands outside quotes; of any text, without checking it.
AddressParts splitAddress(std::string_view address);
std::string_view localPartOf(std::string_view address);
std::string_view domainOf(std::string_view address);
/// `address` itself when it has a domain or is empty (the null sender), otherwise with `domain` put behind.
std::string qualify(std::string_view address, std::string_view domain);
/// The local part in quotes when it needs them (RFC 5321 4.1.2 Quoted-string).
std::string quoteLocalPart(std::string_view localPart);
/// The local part without its quotes and backslashes: "\"a b\"" is "a b".
std::string unquoteLocalPart(std::string_view localPart);
/// Equal when domains are equal without regard to case and local parts are equal byte for byte.
bool sameAddress(std::string_view a, std::string_view b);

struct AddressSyntax {
    bool allowNull = false;           ///< "<>" yields the empty address
    bool allowDomainLiterals = false; ///< "user@[192.0.2.1]"
    bool allowUtf8 = true;            ///< RFC 6531
    bool stripTrailingDot = false;    ///< "user@example.com." loses its last dot
    bool stripExcessBrackets = false; ///< "<<user@example.com>>" is taken
    bool allowGroup = false;          ///< a group name and its colon may stand before the address
};

struct ParsedAddress {
    std::string address;     ///< comments, phrase, brackets and source route removed; "" is the null address
    std::size_t domainAt = 0; ///< where the domain begins in `address`; 0: none
    std::size_t start = 0;   ///< the part of the text that holds the address itself
    std::size_t end = 0;

    [[nodiscard]] std::string_view localPart() const {
        return domainAt == 0 ? std::string_view(address) : std::string_view(address).substr(0, domainAt - 1);
    }
    [[nodiscard]] std::string_view domain() const {
        return domainAt == 0 ? std::string_view() : std::string_view(address).substr(domainAt);
    }
};

/// Reads one address: "user@example.com", "Name <user@example.com>", "<@relay:user@example.com>", "user (comment)".
/// An error (invalid) says what is wrong in words that may be sent to the peer. At most 320 bytes (RFC 5321 4.5.3.1).
base::Result<ParsedAddress> parseAddress(std::string_view text, const AddressSyntax& syntax = {});

/// The length of the path that `text` begins with, quotes honoured: "<\"a>b\"@c> SIZE=1" gives 10. 0 when it begins with no "<"
/// or never ends.
std::size_t pathLength(std::string_view text);

/// A name that may stand in a domain: labels of letters, digits, hyphens, underscores (which DNS has) or UTF-8, up to 63
/// bytes each and 255 in all; no empty label.
bool isDomainName(std::string_view domain);
/// "[192.0.2.1]" or "[IPv6:2001:db8::1]" with a well-formed address in it (RFC 5321 4.1.3).
bool isDomainLiteral(std::string_view domain);

} // namespace postroom::mail
