// SPDX-License-Identifier: Apache-2.0
// Takes a message's content apart for the MIME ACL ($mime_*), with GMime. The header section of the message stays the
// business of HeaderList; here only what stands in the parts is read, and nothing is ever written back.
#pragma once

#include "shared/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::mail {

struct MimePart {
    std::string contentType;      ///< "text/plain", lower case
    std::string charset;
    std::string boundary;         ///< of a multipart
    std::string disposition;      ///< "attachment", lower case; empty: none given
    std::string transferEncoding; ///< "base64", lower case
    std::string filename;         ///< RFC 2231 and RFC 2047 decoded to UTF-8
    std::string contentId;
    std::string description;
    std::size_t decodedSize = 0;
    std::size_t depth = 0;        ///< 0: the message itself
    std::size_t number = 0;       ///< in the order of the parts, from 0
    bool isMultipart = false;
    bool isMessage = false;       ///< message/rfc822
    bool isCoverLetter = false;   ///< no attachment: the text that a reader sees first
    std::string content;          ///< decoded, at most `contentLimit` bytes; empty for multiparts
};

struct MimeLimits {
    std::size_t parts = 2000;
    std::size_t depth = 64;
    std::size_t contentLimit = 16 * 1024 * 1024; ///< bytes of decoded content kept for each part
};

/// All parts in their order, the message itself first. Errors: limit (more parts or deeper than allowed), invalid (GMime
/// finds no message).
base::Result<std::vector<MimePart>> walkMime(std::string_view headers, std::string_view body, const MimeLimits& limits = {});

} // namespace postroom::mail
