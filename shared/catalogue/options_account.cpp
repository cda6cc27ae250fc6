// SPDX-License-Identifier: Apache-2.0
// Accounts: users who may authenticate, and their mailboxes.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

constexpr auto rows = inScope(Kind::account, "", std::to_array<OptionRow>({
    {.name = "password", .type = OptionType::text,
     .title = "Password",
     .help = "A salted hash of the password: {scram-sha-256}iterations$salt$stored$server. Accounts without "
         "one cannot authenticate.",
     .group = "Account", .secrecy = Secrecy::secret},
    {.name = "addresses", .type = OptionType::stringList,
     .title = "More addresses",
     .help = "Addresses beside the account's name that it may send from.",
     .group = "Account"},
    {.name = "enabled", .type = OptionType::boolean,
     .defaultText = "true",
     .title = "Enabled",
     .help = "A disabled account cannot authenticate; its mailbox still takes mail.",
     .group = "Account"},
}));

} // namespace

std::span<const OptionRow> optionsAccount() { return rows; }

} // namespace postroom::catalogue
