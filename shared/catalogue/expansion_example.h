// SPDX-License-Identifier: Apache-2.0
// An example for each word of the expansion language, with what it yields: for the manual, and run by tests. They are told
// of a message from anna@example.org to Bob.Smith@example.com, of a client at 192.0.2.7 that calls itself
// client.example.org, and of two files: /etc/aliases with "postmaster: root", and /etc/motd with "Welcome".
#pragma once

#include "shared/catalogue/expansion_row.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace postroom::catalogue {

/// Where the example yields its result.
enum class ExampleStage : std::uint8_t {
    anywhere,
    recipient, ///< the ACL for RCPT, whose conditions matched domains, local parts, senders and hosts
    content,   ///< the ACL for DATA
    routing,   ///< a router with address_data
    delivery,  ///< a transport
};

struct ExpansionExample {
    ExpansionKind kind;
    std::string_view name;
    std::string_view text;   ///< "${uc:abc}"
    std::string_view result; ///< "ABC"; of what cannot be known beforehand (random, hashes of the time) a form: "^[0-9]+$"
    ExampleStage stage = ExampleStage::anywhere;
};

[[nodiscard]] std::span<const std::span<const ExpansionExample>> expansionExamples();
/// The first example of a word; null when there is none.
[[nodiscard]] const ExpansionExample* findExample(ExpansionKind kind, std::string_view name);

} // namespace postroom::catalogue
