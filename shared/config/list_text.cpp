// SPDX-License-Identifier: Apache-2.0
// Lists as text (policy-language 2.10): splitting and joining without expanding anything.
#include "shared/config/value.h"

#include "shared/base/text.h"

#include <algorithm>

namespace postroom::config {

namespace {

/// The separator that "<x" at the beginning names, and the rest.
char takeSeparator(std::string_view& text) {
    text = base::trim(text);
    if (text.size() >= 2 && text[0] == '<' && !base::isAlnum(text[1]) && text[1] != ' ') {
        char separator = text[1];
        text.remove_prefix(2);
        if (separator == '\\' && !text.empty() && text[0] == 'n') {
            separator = '\n';
            text.remove_prefix(1);
        }
        return separator;
    }
    return ':';
}

} // namespace

std::vector<std::string> splitList(std::string_view text) {
    const char separator = takeSeparator(text);
    std::vector<std::string> items;
    std::size_t at = 0;
    while (at < text.size()) {
        std::string item;
        for (; at < text.size(); ++at) {
            if (text[at] != separator) {
                item += text[at];
            } else if (at + 1 < text.size() && text[at + 1] == separator) {
                item += separator;
                ++at;
            } else {
                break;
            }
        }
        const bool last = at >= text.size();
        ++at;
        std::string trimmed(base::trim(item));
        if (!trimmed.empty() || !last)
            items.push_back(std::move(trimmed));
    }
    return items;
}

std::string joinList(const std::vector<std::string>& items) {
    constexpr std::string_view separators = ":;,|&~!";
    const auto usable = [&](char candidate) {
        return std::ranges::none_of(items, [&](const std::string& item) { return item.find(candidate) != std::string::npos; });
    };
    char separator = ':';
    for (const char candidate : separators)
        if (usable(candidate)) {
            separator = candidate;
            break;
        }
    std::string text;
    if (separator != ':')
        text = std::string("<") + separator + " ";
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0)
            text += std::string(" ") + separator + " ";
        text += base::replaceAll(items[i], std::string(1, separator), std::string(2, separator));
    }
    if (!items.empty() && items.back().empty())
        text += std::string(" ") + separator;
    return text;
}

} // namespace postroom::config
