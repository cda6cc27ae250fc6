// SPDX-License-Identifier: Apache-2.0
// Options of the manualroute router.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

constexpr auto rows = inScope(Kind::router, "manualroute", std::to_array<OptionRow>({
    {.name = "route_list", .type = OptionType::text,
     .title = "Routes",
     .help = "Rules separated by semicolons: a domain pattern, hosts, and options such as byname, bydns, "
         "randomize or a transport.",
     .group = "manualroute"},
    {.name = "route_data", .type = OptionType::text, .expands = Expands::yes,
     .title = "Route",
     .help = "Instead of route_list: the hosts and options for this address; empty declines.",
     .group = "manualroute"},
    {.name = "host_find_failed", .type = OptionType::choice,
     .defaultText = "freeze",
     .title = "When a host is not found",
     .help = "What to do when the name of a host does not exist.",
     .choices = "decline|defer|fail|freeze|ignore|pass", .group = "manualroute"},
    {.name = "host_all_ignored", .type = OptionType::choice,
     .defaultText = "defer",
     .title = "When all hosts are ignored",
     .help = "What to do when no host remains.",
     .choices = "decline|defer|fail|freeze|pass", .group = "manualroute"},
    {.name = "hosts_randomize", .type = OptionType::boolean,
     .defaultText = "false",
     .title = "Random order",
     .help = "Tries the hosts of a rule in random order.",
     .group = "manualroute"},
    {.name = "same_domain_copy_routing", .type = OptionType::boolean,
     .defaultText = "false",
     .title = "Route a domain once",
     .help = "Addresses in the same domain take over the route of the first.",
     .group = "manualroute"},
}));

} // namespace

std::span<const OptionRow> optionsRouterManualroute() { return rows; }

} // namespace postroom::catalogue
