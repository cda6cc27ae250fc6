// SPDX-License-Identifier: Apache-2.0
#include "server/policy/expand/number_codes.h"

namespace postroom::expand {

namespace {
constexpr std::string_view letters32 = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::string_view letters62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
} // namespace

std::string base32Text(std::uint64_t value) {
    std::string out;
    for (; value != 0; value >>= 5)
        out.insert(out.begin(), letters32[value & 31]);
    return out;
}

std::optional<std::uint64_t> base32Number(std::string_view text) {
    std::uint64_t value = 0;
    for (const char c : text) {
        const std::size_t digit = letters32.find(c);
        if (digit == std::string_view::npos)
            return std::nullopt;
        value = value << 5 | digit;
    }
    return value;
}

std::string base62Text(std::uint64_t value) {
    std::string out(6, '0');
    for (std::size_t i = 6; i-- > 0; value /= 62)
        out[i] = letters62[value % 62];
    return out;
}

std::optional<std::uint64_t> base62Number(std::string_view text) {
    std::uint64_t value = 0;
    for (const char c : text) {
        const std::size_t digit = letters62.find(c);
        if (digit == std::string_view::npos)
            return std::nullopt;
        value = value * 62 + digit;
    }
    return value;
}

} // namespace postroom::expand
