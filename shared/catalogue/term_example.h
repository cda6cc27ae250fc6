// SPDX-License-Identifier: Apache-2.0
// An example for each term of an ACL: a statement, and what the client is told. For the manual, and run by a test
// (tests/system/term_examples_test.cpp). They are told of the message of expansion_example.h: from anna@example.org to
// Bob.Smith@example.com, whom a router takes, of a client at 192.0.2.7 that calls itself client.example.org, without TLS and
// authentication; the DNS does not answer, and the ACL "friends" accepts the clients of 192.0.2.0/24.
#pragma once

#include "shared/catalogue/term_row.h"

#include <span>
#include <string_view>

namespace postroom::catalogue {

struct TermExample {
    TermKind kind;
    std::string_view name;
    Phase phase;                ///< of the ACL that it stands in; "accept" follows it
    std::string_view statement; ///< one term in a line
    std::string_view reply;     ///< what the answer begins with
};

[[nodiscard]] std::span<const TermExample> termExamples();
/// The example of a term; null when there is none.
[[nodiscard]] const TermExample* findTermExample(TermKind kind, std::string_view name);

} // namespace postroom::catalogue
