// SPDX-License-Identifier: Apache-2.0
// Small operations on text that every layer needs. ASCII only: names of the protocol are compared without regard to
// case by RFC 5321 2.4, and no locale ever has a say.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::base {

[[nodiscard]] constexpr char lowerChar(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
[[nodiscard]] constexpr char upperChar(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
[[nodiscard]] constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool isAlpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
[[nodiscard]] constexpr bool isAlnum(char c) { return isDigit(c) || isAlpha(c); }
/// Blank, tab, newline, return, form feed, vertical tab.
[[nodiscard]] constexpr bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string lower(std::string_view text);
std::string upper(std::string_view text);
/// Without white space at both ends.
std::string_view trim(std::string_view text);
bool equalsIgnoreCase(std::string_view a, std::string_view b);
bool startsWithIgnoreCase(std::string_view text, std::string_view prefix);
bool endsWithIgnoreCase(std::string_view text, std::string_view suffix);
/// The fields between separators, empty ones included; "" gives one empty field.
std::vector<std::string_view> split(std::string_view text, char separator);
/// The words between runs of white space.
std::vector<std::string_view> splitWords(std::string_view text);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string replaceAll(std::string text, std::string_view from, std::string_view to);
/// A whole decimal number with optional sign, nothing else; nothing on overflow.
std::optional<std::int64_t> toInteger(std::string_view text);
/// Control characters and bytes over 126 as \n, \t, \ooo: one line, safe in logs and terminals.
std::string printable(std::string_view text);
/// `text` cut to at most `limit` bytes, never inside a UTF-8 sequence, with "..." when it was cut.
std::string shortened(std::string_view text, std::size_t limit);
bool isValidUtf8(std::string_view text);
std::string hexText(std::string_view bytes);
/// The nearest of `names` to `wrong` (edit distance up to a third of its length), for "did you mean".
std::optional<std::string> nearestName(std::string_view wrong, const std::vector<std::string>& names);

} // namespace postroom::base
