// SPDX-License-Identifier: Apache-2.0
// Options of the dnslookup router.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

constexpr auto rows = inScope(Kind::router, "dnslookup", std::to_array<OptionRow>({
    {.name = "mx_domains", .type = OptionType::domainList, .expands = Expands::yes,
     .title = "MX needed for",
     .help = "Domains that must have MX records; a plain address record does not do.",
     .group = "dnslookup"},
    {.name = "mx_fail_domains", .type = OptionType::domainList, .expands = Expands::yes,
     .title = "MX failure is final for",
     .help = "Domains for which a DNS failure of the MX lookup means that there is none.",
     .group = "dnslookup"},
    {.name = "fail_defer_domains", .type = OptionType::domainList, .expands = Expands::yes,
     .title = "Defer unknown",
     .help = "Domains that are deferred instead of declined when the DNS does not know them.",
     .group = "dnslookup"},
    {.name = "check_secondary_mx", .type = OptionType::boolean,
     .defaultText = "false",
     .title = "Only as secondary MX",
     .help = "Declines unless this host is among the MX hosts of the domain.",
     .group = "dnslookup"},
    {.name = "ipv4_only", .type = OptionType::boolean, .expands = Expands::yes,
     .defaultText = "false",
     .title = "IPv4 only",
     .help = "Looks up no IPv6 addresses.",
     .group = "dnslookup"},
    {.name = "ipv4_prefer", .type = OptionType::boolean, .expands = Expands::yes,
     .defaultText = "false",
     .title = "IPv4 first",
     .help = "Tries IPv4 addresses of a host before its IPv6 addresses.",
     .group = "dnslookup"},
    {.name = "check_srv", .type = OptionType::text, .expands = Expands::yes,
     .title = "SRV records of",
     .help = "A service, smtp for instance, whose SRV records name the hosts where there are any; MX records count otherwise.",
     .group = "dnslookup"},
    {.name = "srv_fail_domains", .type = OptionType::domainList, .expands = Expands::yes,
     .title = "SRV may fail for",
     .help = "Domains for which a DNS error with SRV counts as no SRV.",
     .group = "dnslookup"},
    {.name = "widen_domains", .type = OptionType::stringList,
     .title = "Try with these domains",
     .help = "Domains to add, in turn, to a name that is not found.",
     .group = "dnslookup"},
    {.name = "same_domain_copy_routing", .type = OptionType::boolean,
     .defaultText = "false",
     .title = "Route a domain once",
     .help = "Addresses in the same domain take over the route of the first.",
     .group = "dnslookup"},
}));

} // namespace

std::span<const OptionRow> optionsRouterDnslookup() { return rows; }

} // namespace postroom::catalogue
