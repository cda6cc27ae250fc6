// SPDX-License-Identifier: Apache-2.0
// Options of authenticators. The driver accounts, which checks against the accounts of the configuration, has none of
// its own.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

constexpr auto authenticatorRows = inScope(Kind::authenticator, "", std::to_array<OptionRow>({
    {.name = "driver", .type = OptionType::choice,
     .title = "Driver",
     .help = "accounts checks the accounts of the configuration (PLAIN, LOGIN, SCRAM-SHA-256); plaintext asks "
         "conditions of yours.",
     .choices = "accounts|plaintext", .group = "Authenticator"},
    {.name = "public_name", .type = OptionType::text,
     .title = "Mechanism",
     .help = "The name that clients see: PLAIN, LOGIN, SCRAM-SHA-256.",
     .group = "Authenticator"},
    {.name = "server_advertise_condition", .type = OptionType::text, .expands = Expands::yes,
     .title = "Offer when",
     .help = "The mechanism is offered only when this is true. Unset: only over TLS, when the driver is "
         "accounts; always otherwise.",
     .group = "Authenticator"},
    {.name = "server_condition", .type = OptionType::text, .expands = Expands::yes,
     .title = "Accept when",
     .help = "The client is authenticated when this is true. Unset makes it a client-side authenticator, "
         "except for the driver accounts.",
     .group = "Authenticator"},
    {.name = "server_set_id", .type = OptionType::text, .expands = Expands::yes,
     .title = "Identity",
     .help = "The value of $authenticated_id after success.",
     .group = "Authenticator"},
    {.name = "server_mail_auth_condition", .type = OptionType::text, .expands = Expands::yes,
     .title = "Believe AUTH= when",
     .help = "Whether an AUTH= parameter of MAIL is believed.",
     .group = "Authenticator"},
    {.name = "client_condition", .type = OptionType::text, .expands = Expands::yes,
     .title = "Use as client when",
     .help = "The authenticator is used towards a host only when this is true.",
     .group = "Authenticator"},
    {.name = "client_set_id", .type = OptionType::text, .expands = Expands::yes,
     .title = "Identity as client",
     .help = "What is logged as the identity that we used.",
     .group = "Authenticator"},
}));

constexpr auto authenticatorPlaintextRows = inScope(Kind::authenticator, "plaintext", std::to_array<OptionRow>({
    {.name = "server_prompts", .type = OptionType::stringList, .expands = Expands::yes,
     .title = "Prompts",
     .help = "What the client is asked for, in order, when it gave not everything at once.",
     .group = "plaintext"},
    {.name = "client_send", .type = OptionType::text, .expands = Expands::yes,
     .title = "What we send",
     .help = "The strings we send as client, separated by colons; ^ is a NUL, ^^ a ^.",
     .group = "plaintext", .secrecy = Secrecy::secret},
    {.name = "client_ignore_invalid_base64", .type = OptionType::boolean,
     .defaultText = "false",
     .title = "Ignore bad prompts",
     .help = "Goes on when the server's prompt is not base64.",
     .group = "plaintext"},
}));

} // namespace

std::span<const OptionRow> optionsAuthenticator() { return authenticatorRows; }
std::span<const OptionRow> optionsAuthenticatorPlaintext() { return authenticatorPlaintextRows; }

} // namespace postroom::catalogue
