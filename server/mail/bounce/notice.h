// SPDX-License-Identifier: Apache-2.0
// Reads the part that a mail server writes for people: which addresses it is about, and the words that belong to each. Servers
// differ less than it seems: the address stands at the beginning of a line (with or without brackets, bullet, colon), or behind
// a phrase that says that something failed; what follows, up to the next address or an empty line, is about it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace postroom::bounce {

struct NoticeEntry {
    std::string address;
    std::string text; ///< may be empty
};

/// `sender` is whom the report was sent to: he is named in the text too, and is not whom it is about.
[[nodiscard]] std::vector<NoticeEntry> readNotice(std::string_view notice, std::string_view sender, std::string_view reporterDomain);

/// The first address in the text from `at` on, with where it stands; empty when there is none.
struct PlacedAddress {
    std::string address;
    std::size_t at = 0;
    std::size_t end = 0;
};
[[nodiscard]] PlacedAddress findAddress(std::string_view text, std::size_t at = 0);

/// The lines "<<< 550-..." of a session transcript that begin with this first line, as one text; empty when there are none.
[[nodiscard]] std::string wholeReply(std::string_view notice, std::string_view firstLine);

} // namespace postroom::bounce
