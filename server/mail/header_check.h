// SPDX-License-Identifier: Apache-2.0
// verify = header_syntax, header_sender and header_names_ascii: what is wrong with the address fields of a header.
#pragma once

#include "server/mail/header_list.h"

#include <optional>
#include <string>
#include <vector>

namespace postroom::mail {

/// The first syntax error in From, Reply-To, Sender, To, Cc, Bcc and their Resent forms, in words that may be sent to the peer
/// and name the field; nothing when all is well.
enum class Unqualified { allowed, refused };
std::optional<std::string> checkHeaderSyntax(const HeaderList& headers, Unqualified unqualified);

/// The name of the first field that has a byte over 126 or a control character in it.
std::optional<std::string> findNonAsciiName(const HeaderList& headers);

/// The addresses of Sender, else Reply-To, else From (Exim's order), for verify = header_sender.
std::vector<std::string> headerSenders(const HeaderList& headers);

} // namespace postroom::mail
