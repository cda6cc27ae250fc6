// SPDX-License-Identifier: Apache-2.0
// The message as the content conditions read it (regex, mime_regex, verify = header_*, not_blind). Implemented by
// whoever holds the message while it is being received.
#pragma once

#include "shared/base/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace postroom::acl {

class MessageContent {
public:
    virtual ~MessageContent() = default;
    /// The header section as received plus the fields added so far, LF or CRLF line ends, without the blank line.
    [[nodiscard]] virtual std::string_view headerText() const = 0;
    /// Up to `limit` bytes of the body from `offset`; empty at its end.
    [[nodiscard]] virtual base::Result<std::string> body(std::size_t offset, std::size_t limit) const = 0;
    /// The decoded content of the MIME part that the MIME ACL is asked about ("" for a multipart); nothing elsewhere.
    [[nodiscard]] virtual std::optional<std::string_view> decodedPart() const { return std::nullopt; }
    /// Puts that content into a file for programs that look at it, which is gone after the message, and gives its path.
    /// `name` is one without folders, "": one is made.
    [[nodiscard]] virtual base::Result<std::string> writePart(std::string_view /*name*/) const {
        return base::fail(base::permanentError(base::ErrorKind::notFound, "there is no MIME part to decode"));
    }
};

} // namespace postroom::acl
