// SPDX-License-Identifier: Apache-2.0
// The addresses of a header field (RFC 5322 3.4): groups, comments, phrases; every address with the place where it
// stands, so that a rewriting can put another into exactly that place.
#pragma once

#include "server/mail/address.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::mail {

struct ListedAddress {
    ParsedAddress parsed;  ///< start and end count from the beginning of the list
    std::string name;      ///< display name or, without one, the comment; encoded words are left as they are
};

struct AddressListError {
    std::string item;   ///< the text between the commas
    std::string reason;
};

struct AddressList {
    std::vector<ListedAddress> addresses;
    std::vector<AddressListError> errors;
};

/// Reads a header field's value. Empty items and empty groups ("undisclosed-recipients:;") are not errors.
AddressList parseAddressList(std::string_view value, const AddressSyntax& syntax = {});

enum class LineEnds { areText, endItems };
/// Where the item at the beginning of `text` ends: at a comma outside quotes, comments, brackets and source routes, or
/// at the end. Used for lists of every kind, redirection data included.
std::size_t addressItemLength(std::string_view text, LineEnds lineEnds = LineEnds::areText);

} // namespace postroom::mail
