// SPDX-License-Identifier: Apache-2.0
// Tests of the policy: what a client would say and what it must be answered. They stand in the configuration and are run
// before it is applied.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

constexpr auto rows = inScope(Kind::test, "", std::to_array<OptionRow>({
    {.name = "client", .type = OptionType::text,
     .defaultText = "192.0.2.1",
     .title = "Client address",
     .help = "The address that the client comes from.",
     .group = "Client"},
    {.name = "listener", .type = OptionType::text,
     .title = "Listener",
     .help = "The listener that the client connects to; one for incoming mail when it is not set.",
     .group = "Client"},
    {.name = "authenticated_id", .type = OptionType::text,
     .title = "Authenticated as",
     .help = "As if this user had authenticated.",
     .group = "Client"},
    {.name = "tls", .type = OptionType::boolean,
     .defaultText = "false",
     .title = "Encrypted",
     .help = "As if the connection were encrypted.",
     .group = "Client"},
    {.name = "helo", .type = OptionType::text,
     .defaultText = "client.example",
     .title = "Greeting",
     .help = "The name in EHLO.",
     .group = "What it says"},
    {.name = "sender", .type = OptionType::text,
     .title = "Sender",
     .help = "The address in MAIL FROM; not set, it is the empty sender.",
     .group = "What it says"},
    {.name = "recipient", .type = OptionType::stringList,
     .title = "Recipients",
     .help = "The addresses in RCPT TO. The last answer to one of them is what is expected, unless there are header lines.",
     .group = "What it says"},
    {.name = "header", .type = OptionType::textLines,
     .title = "Header lines",
     .help = "Lines of the message's header; with any of them the message is sent, with a short body, and the answer to it is what is expected.",
     .group = "What it says"},
    {.name = "say", .type = OptionType::textLines,
     .title = "Dialogue",
     .help = "The whole dialogue, a line each, instead of helo, sender, recipient and header. What is expected is the last answer.",
     .group = "What it says"},
    {.name = "verdict", .type = OptionType::choice,
     .title = "Expected verdict",
     .help = "accept: the last answer is 2xx or 354; defer: 4xx; deny: 5xx; drop: the connection is closed after a refusal.",
     .choices = "accept|defer|deny|drop", .group = "What is expected"},
    {.name = "reply", .type = OptionType::text,
     .title = "Expected reply",
     .help = "A text that the last answer begins with or contains; a regular expression when it begins with ^.",
     .group = "What is expected"},
    {.name = "router", .type = OptionType::text,
     .title = "Expected router",
     .help = "The router that takes the last recipient.",
     .group = "What is expected"},
    {.name = "transport", .type = OptionType::text,
     .title = "Expected transport",
     .help = "The transport that the last recipient goes to.",
     .group = "What is expected"},
    {.name = "enabled", .type = OptionType::boolean,
     .defaultText = "true",
     .title = "Enabled",
     .help = "A disabled test is kept and not run.",
     .group = "What is expected"},
}));

} // namespace

std::span<const OptionRow> optionsTest() { return rows; }

} // namespace postroom::catalogue
