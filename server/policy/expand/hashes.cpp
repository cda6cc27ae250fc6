// SPDX-License-Identifier: Apache-2.0
#include "server/policy/expand/hashes.h"

#include <array>

namespace postroom::expand {

namespace {
// The order, with its "rtsu", is that of Exim: hashes are in people's directory layouts.
constexpr std::string_view codes = "abcdefghijklmnopqrtsuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
constexpr std::array<unsigned, 30> primes{2,  3,  5,  7,  11, 13, 17, 19, 23, 29, 31, 37, 41, 43,  47,
                                          53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113};
} // namespace

std::optional<std::string> textHash(std::string text, int length, int alphabet) {
    if (alphabet < 0)
        alphabet = 26;
    if (alphabet > static_cast<int>(codes.size()) || length < 0)
        return std::nullopt;
    const std::size_t wanted = static_cast<std::size_t>(length);
    if (wanted >= text.size())
        return text;
    if (alphabet == 0)
        return std::nullopt;
    if (wanted == 0)
        return std::string();
    // Each further character is mixed into the first ones, in turn.
    std::size_t into = 0;
    for (std::size_t at = wanted; at < text.size(); ++at) {
        const unsigned c = static_cast<unsigned char>(text[at]);
        const unsigned shift = (c + static_cast<unsigned>(at)) & 7;
        text[into] = static_cast<char>(static_cast<unsigned char>(text[into]) ^ ((c << shift) | (c >> (8 - shift))));
        if (++into >= wanted)
            into = 0;
    }
    text.resize(wanted);
    for (char& c : text)
        c = codes[static_cast<unsigned char>(c) % static_cast<unsigned>(alphabet)];
    return text;
}

std::optional<std::string> numericHash(std::string_view text, int first, int second) {
    if (first == 0 || second == 0)
        return std::nullopt;
    std::uint64_t total = 0;
    std::size_t turn = 0;
    for (const char c : text) {
        if (turn == 0)
            turn = primes.size() - 1;
        total += static_cast<std::uint64_t>(primes[turn--]) * static_cast<unsigned char>(c);
    }
    if (second < 0)
        return std::to_string(total % static_cast<std::uint64_t>(first));
    const std::uint64_t range = static_cast<std::uint64_t>(first) * static_cast<std::uint64_t>(second);
    total %= range;
    return std::to_string(total / static_cast<std::uint64_t>(second)) + "/" + std::to_string(total % static_cast<std::uint64_t>(second));
}

std::string_view substringOf(std::string_view text, int start, int length) {
    const std::int64_t size = static_cast<std::int64_t>(text.size());
    std::int64_t from = start;
    std::int64_t count = length;
    if (from < 0) {
        from += size;
        if (from < 0) {
            // Before the beginning: the part that would stand there is lost.
            count += from;
            if (count < 0)
                count = 0;
            from = 0;
        } else if (count < 0) {
            count = from;
            from = 0;
        }
    } else if (from > size) {
        from = size;
        count = 0;
    } else if (count < 0) {
        count = size;
    }
    if (from + count > size)
        count = size - from;
    return text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(count));
}

} // namespace postroom::expand
