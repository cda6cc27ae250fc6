// SPDX-License-Identifier: Apache-2.0
#include "shared/base/size_text.h"

#include <charconv>

namespace postroom::base {

Result<std::int64_t> readSize(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    const auto bad = [&](std::string_view why) {
        return fail(permanentError(ErrorKind::invalid,
                                   "\"" + std::string(text) + "\" is not a size: " + std::string(why)));
    };
    if (problem == std::errc::result_out_of_range)
        return bad("the number is too large");
    if (problem != std::errc() || number < 0)
        return bad("expected a number with K, M or G after it");
    int shift = 0;
    const std::string_view suffix = text.substr(static_cast<std::size_t>(end - text.data()));
    if (suffix == "K" || suffix == "k")
        shift = 10;
    else if (suffix == "M" || suffix == "m")
        shift = 20;
    else if (suffix == "G" || suffix == "g")
        shift = 30;
    else if (!suffix.empty())
        return bad("expected K, M or G after the number");
    if (number > (INT64_MAX >> shift))
        return bad("the number is too large");
    return number << shift;
}

std::string sizeText(std::int64_t bytes) {
    if (bytes > 0 && bytes % (1LL << 30) == 0)
        return std::to_string(bytes >> 30) + "G";
    if (bytes > 0 && bytes % (1LL << 20) == 0)
        return std::to_string(bytes >> 20) + "M";
    if (bytes > 0 && bytes % (1LL << 10) == 0)
        return std::to_string(bytes >> 10) + "K";
    return std::to_string(bytes);
}

} // namespace postroom::base
