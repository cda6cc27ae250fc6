// SPDX-License-Identifier: Apache-2.0
// Listeners: where the server takes connections, and as what.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

constexpr auto rows = inScope(Kind::listener, "", std::to_array<OptionRow>({
    {.name = "address", .type = OptionType::stringList,
     .defaultText = "<; 0.0.0.0 ; ::0",
     .title = "Addresses",
     .help = "The addresses to listen on; with IPv6 the list needs another separator, as in the default.",
     .group = "Listener"},
    {.name = "port", .type = OptionType::integer,
     .defaultText = "25",
     .title = "Port",
     .help = "The port to listen on. 0 lets the system choose one, for tests.",
     .maximum = 65535, .group = "Listener"},
    {.name = "role", .type = OptionType::choice,
     .defaultText = "mx",
     .title = "Role",
     .help = "mx takes mail from other servers; submission takes mail from users with STARTTLS; submissions "
         "does with TLS from the start.",
     .choices = "mx|submission|submissions", .group = "Listener"},
    {.name = "require_auth", .type = OptionType::boolean,
     .title = "Require AUTH",
     .help = "Whether a client must authenticate before MAIL. Unset: yes for submission and submissions, no "
         "for mx.",
     .group = "Listener"},
    {.name = "hosts_proxy", .type = OptionType::hostList, .expands = Expands::yes,
     .title = "Proxies that send PROXY",
     .help = "As the main option, for this listener only; set, it takes the place of it.",
     .group = "Listener"},
    {.name = "hosts_xclient", .type = OptionType::hostList, .expands = Expands::yes,
     .title = "Proxies that may use XCLIENT",
     .help = "As the main option, for this listener only; set, it takes the place of it.",
     .group = "Listener"},
    {.name = "tls_certificate", .type = OptionType::path, .expands = Expands::yes,
     .title = "Certificate",
     .help = "As the main option, for this listener only.",
     .group = "Listener"},
    {.name = "tls_privatekey", .type = OptionType::path, .expands = Expands::yes,
     .title = "Private key",
     .help = "As the main option, for this listener only.",
     .group = "Listener"},
    {.name = "systemd_socket", .type = OptionType::text,
     .title = "systemd socket",
     .help = "The FileDescriptorName of a socket that systemd hands over; with it, address and port are only "
         "for show.",
     .group = "Listener"},
}));

} // namespace

std::span<const OptionRow> optionsListener() { return rows; }

} // namespace postroom::catalogue
