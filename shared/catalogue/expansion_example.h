// SPDX-License-Identifier: Apache-2.0
// An example for each word of the expansion language, with what it yields: for the manual, and run by a test. They are told
// of a message from anna@example.org to Bob.Smith@example.com, of a client at 192.0.2.7, and of two files:
// /etc/aliases with "postmaster: root", and /etc/motd with "Welcome".
#pragma once

#include "shared/catalogue/expansion_row.h"

#include <span>
#include <string_view>

namespace postroom::catalogue {

struct ExpansionExample {
    ExpansionKind kind;
    std::string_view name;
    std::string_view text;   ///< "${uc:abc}"
    std::string_view result; ///< "ABC"; of what cannot be known beforehand (random, hashes of the time) a form: "^[0-9]+$"
};

[[nodiscard]] std::span<const ExpansionExample> expansionExamples();
/// The first example of a word; null when there is none.
[[nodiscard]] const ExpansionExample* findExample(ExpansionKind kind, std::string_view name);

} // namespace postroom::catalogue
