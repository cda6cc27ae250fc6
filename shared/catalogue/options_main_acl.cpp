// SPDX-License-Identifier: Apache-2.0
// The ACLs of the main section: one for each point of a session.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

constexpr auto rows = inScope(Kind::main, "", std::to_array<OptionRow>({
    {.name = "acl_smtp_connect", .type = OptionType::aclReference, .expands = Expands::yes,
     .title = "At connection",
     .help = "Runs when a client connects, before the greeting. Unset accepts.",
     .group = "Access control"},
    {.name = "acl_smtp_helo", .type = OptionType::aclReference, .expands = Expands::yes,
     .title = "At HELO or EHLO",
     .help = "Runs for HELO and EHLO. Unset accepts.",
     .group = "Access control"},
    {.name = "acl_smtp_starttls", .type = OptionType::aclReference, .expands = Expands::yes,
     .title = "At STARTTLS",
     .help = "Runs for STARTTLS. Unset accepts.",
     .group = "Access control"},
    {.name = "acl_smtp_auth", .type = OptionType::aclReference, .expands = Expands::yes,
     .title = "At AUTH",
     .help = "Runs for AUTH, before the exchange. Unset accepts.",
     .group = "Access control"},
    {.name = "acl_smtp_mail", .type = OptionType::aclReference, .expands = Expands::yes,
     .title = "At MAIL",
     .help = "Runs for MAIL FROM. Unset accepts.",
     .group = "Access control"},
    {.name = "acl_smtp_mailauth", .type = OptionType::aclReference, .expands = Expands::yes,
     .title = "For AUTH= on MAIL",
     .help = "Runs when MAIL carries an AUTH= parameter; decides whether it is believed. Unset ignores it.",
     .group = "Access control"},
    {.name = "acl_smtp_rcpt", .type = OptionType::aclReference, .expands = Expands::yes,
     .title = "At RCPT",
     .help = "Runs for each RCPT TO. Unset refuses every recipient, so that a server without rules relays "
         "nothing.",
     .group = "Access control"},
    {.name = "acl_smtp_predata", .type = OptionType::aclReference, .expands = Expands::yes,
     .title = "Before DATA",
     .help = "Runs for DATA, before the message is sent; not for BDAT. Unset accepts.",
     .group = "Access control"},
    {.name = "acl_smtp_mime", .type = OptionType::aclReference, .expands = Expands::yes,
     .title = "For each MIME part",
     .help = "Runs once for each part of a message with MIME structure. Unset accepts.",
     .group = "Access control"},
    {.name = "acl_smtp_data_prdr", .type = OptionType::aclReference, .expands = Expands::yes,
     .title = "For each recipient after the data",
     .help = "Runs for each accepted recipient after the message when the client asked for PRDR and there is "
         "more than one. Unset accepts.",
     .group = "Access control"},
    {.name = "acl_smtp_data", .type = OptionType::aclReference, .expands = Expands::yes,
     .title = "After the data",
     .help = "Runs once for the whole message before it is accepted. Unset accepts.",
     .group = "Access control"},
    {.name = "acl_smtp_quit", .type = OptionType::aclReference, .expands = Expands::yes,
     .title = "At QUIT",
     .help = "Runs for QUIT; it can log and set the closing text, not refuse.",
     .group = "Access control"},
    {.name = "acl_smtp_notquit", .type = OptionType::aclReference, .expands = Expands::yes,
     .title = "At an end without QUIT",
     .help = "Runs when a session ends otherwise; $smtp_notquit_reason says how.",
     .group = "Access control"},
    {.name = "acl_smtp_vrfy", .type = OptionType::aclReference, .expands = Expands::yes,
     .title = "At VRFY",
     .help = "Runs for VRFY. Unset answers 252 and verifies nothing.",
     .group = "Access control"},
    {.name = "acl_not_smtp", .type = OptionType::aclReference, .expands = Expands::yes,
     .title = "For local submission",
     .help = "Runs for a message handed over by a local program, once, with the message. Unset accepts.",
     .group = "Access control"},
    {.name = "strict_acl_vars", .type = OptionType::boolean,
     .defaultText = "false",
     .title = "Unset ACL variables are errors",
     .help = "When true, an ACL variable that was never set is an expansion error; otherwise it is empty.",
     .group = "Access control"},
}));

} // namespace

std::span<const OptionRow> optionsMainAcl() { return rows; }

} // namespace postroom::catalogue
