// SPDX-License-Identifier: Apache-2.0
// The reply code at the beginning of an ACL's `message`: "554 5.7.1 text" (policy-language 2.2, 2.14.4). Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace postroom::acl {

struct CodedText {
    std::uint16_t code = 0; ///< 0: none given, or one of the wrong class
    std::string enhanced;   ///< RFC 3463, "5.7.1"
    std::string text;
    bool wrongClass = false; ///< a code of another class was dropped
};

/// `digit` is the first digit that the outcome allows ('2', '3', '4', '5').
CodedText readMessageCode(std::string_view message, char digit);

} // namespace postroom::acl
