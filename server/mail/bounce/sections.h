// SPDX-License-Identifier: Apache-2.0
// Takes a report apart: what the server wrote for people, what it wrote for programs, what it gives back of the message.
// Reports are damaged by forwarding, pasting and old software, so nothing here relies on the MIME structure alone.
#pragma once

#include "server/mail/header_list.h"

#include <string>
#include <string_view>

namespace postroom::bounce {

struct Sections {
    mail::HeaderList headers;  ///< of the report itself; empty for a pasted piece
    std::string notice;        ///< for people: plain text, UTF-8, LF
    std::string status;        ///< message/delivery-status: groups of fields
    std::string feedback;      ///< message/feedback-report (RFC 5965)
    std::string returned;      ///< the header section of the returned message, as far as it is there
    bool hasReturned = false;
};

/// `bytes` may be anything. What is over `limit` is not looked at.
[[nodiscard]] Sections takeApart(std::string_view bytes, std::size_t limit);

/// HTML as text: tags gone, blocks on lines of their own, the usual entities decoded.
[[nodiscard]] std::string htmlToText(std::string_view html);

} // namespace postroom::bounce
