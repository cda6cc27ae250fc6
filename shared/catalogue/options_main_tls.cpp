// SPDX-License-Identifier: Apache-2.0
// TLS towards clients.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

constexpr auto rows = inScope(Kind::main, "", std::to_array<OptionRow>({
    {.name = "tls_advertise_hosts", .type = OptionType::hostList, .expands = Expands::yes,
     .defaultText = "*",
     .title = "Offer STARTTLS to",
     .help = "Clients to whom STARTTLS is offered.",
     .group = "TLS"},
    {.name = "tls_certificate", .type = OptionType::path, .expands = Expands::yes,
     .title = "Certificate",
     .help = "File with the server's certificate and its chain, in PEM. Unset uses a self-signed one that is "
         "made at the first start.",
     .group = "TLS"},
    {.name = "tls_privatekey", .type = OptionType::path, .expands = Expands::yes,
     .title = "Private key",
     .help = "File with the key of the certificate, in PEM. Unset looks for it in the certificate file.",
     .group = "TLS"},
    {.name = "tls_require_ciphers", .type = OptionType::text, .expands = Expands::yes,
     .title = "Cipher suites",
     .help = "OpenSSL's list of the cipher suites to allow up to TLS 1.2. Unset leaves the choice to the "
         "library.",
     .group = "TLS"},
    {.name = "tls_verify_hosts", .type = OptionType::hostList, .expands = Expands::yes,
     .title = "Demand a client certificate from",
     .help = "Clients that must show a certificate that holds; without one, encryption does not begin.",
     .group = "TLS"},
    {.name = "tls_try_verify_hosts", .type = OptionType::hostList, .expands = Expands::yes,
     .title = "Ask for a client certificate",
     .help = "Clients that are asked for a certificate; \"verify = certificate\" in an ACL tells whether they showed one that holds.",
     .group = "TLS"},
    {.name = "tls_verify_certificates", .type = OptionType::text, .expands = Expands::yes,
     .defaultText = "system",
     .title = "Trusted for client certificates",
     .help = "File or folder with the authorities, in PEM, whose client certificates hold; system is the system's own.",
     .group = "TLS"},
    {.name = "tls_crl", .type = OptionType::path, .expands = Expands::yes,
     .title = "Revoked client certificates",
     .help = "File or folder with revocation lists in PEM, one for each authority of a chain.",
     .group = "TLS"},
}));

} // namespace

std::span<const OptionRow> optionsMainTls() { return rows; }

} // namespace postroom::catalogue
