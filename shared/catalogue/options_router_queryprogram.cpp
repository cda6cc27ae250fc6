// SPDX-License-Identifier: Apache-2.0
// Options of the queryprogram router.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

constexpr auto rows = inScope(Kind::router, "queryprogram", std::to_array<OptionRow>({
    {.name = "command", .type = OptionType::text, .expands = Expands::yes,
     .title = "Command",
     .help = "The program and its arguments, each expanded by itself. Arguments may not come from outside. What the program "
             "prints says what becomes of the address: ACCEPT, DECLINE, PASS, FAIL, DEFER, FREEZE or REDIRECT, and data.",
     .group = "queryprogram"},
    {.name = "timeout", .type = OptionType::duration,
     .defaultText = "1h",
     .title = "Time limit",
     .help = "How long the program may run; then the address is deferred.",
     .unit = "seconds", .group = "queryprogram"},
    {.name = "current_directory", .type = OptionType::path, .expands = Expands::yes,
     .title = "Folder",
     .help = "The folder in which the program runs. Unset: that of the server.",
     .group = "queryprogram"},
}));

} // namespace

std::span<const OptionRow> optionsRouterQueryprogram() { return rows; }

} // namespace postroom::catalogue
