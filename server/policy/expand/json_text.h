// SPDX-License-Identifier: Apache-2.0
// JSON by its text, as the language's json forms see it: elements stay as they are written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace postroom::expand {

/// Without the pair of characters `wrap` ("[]", "{}" or two quotes) around it and the blanks outside; nothing when it is
/// not there or not closed.
std::optional<std::string> unwrapped(std::string_view text, std::string_view wrap);

/// The elements of an array's (or the members of an object's) inside, one by one, without blanks around.
class JsonElements {
public:
    explicit JsonElements(std::string_view inside) : m_rest(inside) {}
    std::optional<std::string> next();

private:
    std::string_view m_rest;
};

} // namespace postroom::expand
