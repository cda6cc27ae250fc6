// SPDX-License-Identifier: Apache-2.0
// RFC 2047 encoded words in header fields.
#pragma once

#include <string>
#include <string_view>

namespace postroom::mail {

/// Q-encoded words of at most 75 bytes, never cut inside a UTF-8 sequence, with `separator` between them. Text that needs no
/// encoding comes back as it is. `charset` names what the bytes are.
std::string encodeWords(std::string_view text, std::string_view charset = "UTF-8", std::string_view separator = " ");

/// Encoded words decoded to UTF-8; white space between neighbouring ones is dropped (RFC 2047 6.2). What is no encoded word,
/// or in a charset that nobody knows, stays as it is; bytes that are no UTF-8 in the end become U+FFFD.
std::string decodeWords(std::string_view text);

/// Encoded words as the bytes that they hold, in their own charsets.
std::string decodeWordBytes(std::string_view text);

/// decodeWords(), but a word that is not exactly as RFC 2047 4 has it stays as it is, and so does one in an unknown charset,
/// the first of which is named.
struct StrictlyDecoded {
    std::string text;
    std::string unknownCharset;
};
StrictlyDecoded decodeWordsStrictly(std::string_view text);

/// `bytes` in `charset` as UTF-8, with U+FFFD for what cannot be read; the bytes themselves for an unknown charset.
std::string toUtf8(std::string_view bytes, std::string_view charset);

} // namespace postroom::mail
