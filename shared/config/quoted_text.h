// SPDX-License-Identifier: Apache-2.0
// Quoted strings of the text form: "..." with \n, \r, \t, \\, \", \ooo and \xhh, as Exim reads them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace postroom::config {

struct Unquoted {
    std::string text;
    std::size_t length = 0; ///< bytes of the quoted form
    bool closed = false;    ///< the closing quote was there
};

/// Reads from the opening quote on.
[[nodiscard]] Unquoted readQuoted(std::string_view text);
[[nodiscard]] std::string quoted(std::string_view text);
/// Would the text, as it stands after "=", read back differently?
[[nodiscard]] bool needsQuotes(std::string_view text);
/// A word of a rule: quoted, or up to the next blank.
[[nodiscard]] Unquoted readWord(std::string_view text);

} // namespace postroom::config
