// SPDX-License-Identifier: Apache-2.0
// Retry and rewrite rules, and named lists. Their text form is a line of its own, not name = value.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

constexpr auto retryRows = inScope(Kind::retry, "", std::to_array<OptionRow>({
    {.name = "pattern", .type = OptionType::text,
     .title = "Addresses or hosts",
     .help = "An address pattern, a domain or a host name; the first rule that fits is used.",
     .group = "Retry rule"},
    {.name = "error", .type = OptionType::text,
     .defaultText = "*",
     .title = "Error",
     .help = "For which failures: *, refused, timeout_connect, rcpt_4xx, quota...",
     .group = "Retry rule"},
    {.name = "senders", .type = OptionType::addressList, .expands = Expands::yes,
     .title = "Senders",
     .help = "Only for messages from these senders.",
     .group = "Retry rule"},
    {.name = "schedule", .type = OptionType::text,
     .title = "Schedule",
     .help = "Steps separated by semicolons: F,cutoff,interval or G,cutoff,interval,factor or H like G with "
         "chance. Empty: fail at once.",
     .group = "Retry rule"},
}));

constexpr auto rewriteRows = inScope(Kind::rewrite, "", std::to_array<OptionRow>({
    {.name = "pattern", .type = OptionType::text,
     .title = "Addresses",
     .help = "An address pattern, or a regular expression.",
     .group = "Rewrite rule"},
    {.name = "replacement", .type = OptionType::text, .expands = Expands::yes,
     .title = "Replacement",
     .help = "The new address; $1 and so on are the parts that * and groups matched.",
     .group = "Rewrite rule"},
    {.name = "flags", .type = OptionType::text,
     .title = "Where and how",
     .help = "E F T for the envelope, h or s f t c b r for headers, S at SMTP time, q Q R w. Empty means all "
         "addresses.",
     .group = "Rewrite rule"},
}));

constexpr auto domainListRows = inScope(Kind::domainList, "", std::to_array<OptionRow>({
    {.name = "value", .type = OptionType::domainList, .expands = Expands::yes,
     .title = "Items",
     .help = "Domains, patterns, lookups, other lists (+name).",
     .group = "Domain list"},
    {.name = "cache", .type = OptionType::boolean,
     .defaultText = "false",
     .title = "Cache",
     .help = "Remembers the answer for the time of a message although the list has expansions.",
     .group = "Domain list"},
}));

constexpr auto hostListRows = inScope(Kind::hostList, "", std::to_array<OptionRow>({
    {.name = "value", .type = OptionType::hostList, .expands = Expands::yes,
     .title = "Items",
     .help = "Addresses, networks, names, lookups, other lists (+name).",
     .group = "Host list"},
    {.name = "cache", .type = OptionType::boolean,
     .defaultText = "false",
     .title = "Cache",
     .help = "Remembers the answer for the time of a connection although the list has expansions.",
     .group = "Host list"},
}));

constexpr auto addressListRows = inScope(Kind::addressList, "", std::to_array<OptionRow>({
    {.name = "value", .type = OptionType::addressList, .expands = Expands::yes,
     .title = "Items",
     .help = "Addresses, patterns, lookups, other lists (+name).",
     .group = "Address list"},
    {.name = "cache", .type = OptionType::boolean,
     .defaultText = "false",
     .title = "Cache",
     .help = "Remembers the answer for the time of a message although the list has expansions.",
     .group = "Address list"},
}));

constexpr auto localPartListRows = inScope(Kind::localPartList, "", std::to_array<OptionRow>({
    {.name = "value", .type = OptionType::localPartList, .expands = Expands::yes,
     .title = "Items",
     .help = "Local parts, patterns, lookups, other lists (+name).",
     .group = "Local part list"},
    {.name = "cache", .type = OptionType::boolean,
     .defaultText = "false",
     .title = "Cache",
     .help = "Remembers the answer for the time of a message although the list has expansions.",
     .group = "Local part list"},
}));

} // namespace

std::span<const OptionRow> optionsRetry() { return retryRows; }
std::span<const OptionRow> optionsRewrite() { return rewriteRows; }
std::span<const OptionRow> optionsDomainList() { return domainListRows; }
std::span<const OptionRow> optionsHostList() { return hostListRows; }
std::span<const OptionRow> optionsAddressList() { return addressListRows; }
std::span<const OptionRow> optionsLocalPartList() { return localPartListRows; }

} // namespace postroom::catalogue
