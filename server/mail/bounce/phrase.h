// SPDX-License-Identifier: Apache-2.0
// A small pattern language for what mail servers say. A pattern is a row of elements; an element is a list of
// alternatives; each begins where a word begins and may end inside one ("reject" finds "rejected").
//
//     user|recipient|mailbox + unknown|not found        with only blanks and punctuation between (at most four bytes)
//     account|mailbox .. disabled|suspended|locked      with at most 60 bytes between
//
// No backtracking explodes: the number of elements is small, the gap bounded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace postroom::bounce {

class Phrase {
public:
    explicit Phrase(std::string_view pattern);
    /// `text` must have been through phraseText().
    [[nodiscard]] bool foundIn(std::string_view text) const;

private:
    struct Element {
        std::vector<std::string> alternatives;
        std::size_t gap = 0; ///< bytes that may stand before it
        bool words = false;  ///< they may hold letters and digits
    };
    [[nodiscard]] bool follows(std::string_view text, std::size_t end, std::size_t element) const;
    std::vector<Element> m_elements;
};

/// How patterns see a text: lower case, blanks folded, typographic apostrophes plain, mail addresses as "@" (a name may hold
/// any word), the codes of the second and later lines of a reply gone.
std::string phraseText(std::string_view text);

} // namespace postroom::bounce
