// SPDX-License-Identifier: Apache-2.0
// Options of the iplookup router.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

constexpr auto rows = inScope(Kind::router, "iplookup", std::to_array<OptionRow>({
    {.name = "hosts", .type = OptionType::stringList,
     .title = "Servers",
     .help = "IP addresses of the servers that are asked where an address goes, one after the other until one answers.",
     .group = "iplookup"},
    {.name = "port", .type = OptionType::integer,
     .title = "Port",
     .help = "The port of the servers.",
     .minimum = 1, .maximum = 65535, .group = "iplookup"},
    {.name = "protocol", .type = OptionType::choice,
     .defaultText = "udp",
     .title = "Protocol",
     .help = "Whether the servers are asked by UDP or TCP.",
     .choices = "udp|tcp", .group = "iplookup"},
    {.name = "query", .type = OptionType::text, .expands = Expands::yes,
     .defaultText = "$local_part@$domain $local_part@$domain",
     .title = "Question",
     .help = "What is sent. An answer to the default question must repeat the address after its first word.",
     .group = "iplookup"},
    {.name = "response_pattern", .type = OptionType::text,
     .title = "Form of the answer",
     .help = "A regular expression; an answer that it does not match declines. Its groups are $1, $2... in the new address.",
     .group = "iplookup"},
    {.name = "reroute", .type = OptionType::text, .expands = Expands::yes,
     .title = "New address",
     .help = "The address that takes the place of the one asked for; unset, the first word of the answer.",
     .group = "iplookup"},
    {.name = "timeout", .type = OptionType::duration,
     .defaultText = "5s",
     .title = "Time limit",
     .help = "How long each server may take.",
     .unit = "seconds", .minimum = 1, .maximum = 600, .group = "iplookup"},
    {.name = "optional", .type = OptionType::boolean,
     .defaultText = "false",
     .title = "Go on without an answer",
     .help = "When no server answers, the next router is asked; otherwise the address is deferred.",
     .group = "iplookup"},
}));

} // namespace

std::span<const OptionRow> optionsRouterIplookup() { return rows; }

} // namespace postroom::catalogue
