// SPDX-License-Identifier: Apache-2.0
// The configuration that a new server starts with. It does what Exim's default configuration does: relays for the
// hosts it is told of and for authenticated users only, takes mail for its own domains, always for postmaster,
// verifies senders and recipients, refuses broken headers, wants AUTH for submission.
#pragma once

#include "shared/config/document.h"

#include <cstdint>
#include <string>
#include <vector>

namespace postroom::config {

struct DefaultListener {
    std::string name = "mx";      ///< "mx", "submission"...
    std::string address = "<; 0.0.0.0 ; ::0"; ///< a list in Exim's syntax
    std::uint16_t port = 25;      ///< 0: any free one
    std::string role = "mx";      ///< mx, submission, submissions
};

struct DefaultAccount {
    std::string name;         ///< "alice@example.org"
    std::string passwordHash; ///< {scram-sha-256}...; empty: no authentication
};

/// What the server is told when it is set up.
struct DefaultFacts {
    std::string hostName = "localhost";
    std::vector<std::string> localDomains;                  ///< empty: hostName
    std::vector<std::string> relayFromHosts = {"127.0.0.1", "::1"};
    std::vector<std::string> relayToDomains;
    std::vector<DefaultListener> listeners = {{}, {"submission", "<; 0.0.0.0 ; ::0", 587, "submission"},
                                              {"submissions", "<; 0.0.0.0 ; ::0", 465, "submissions"}};
    std::vector<DefaultAccount> accounts;
    std::string mailRoot;   ///< empty: `mail` in the state folder
    std::string aliasFile;  ///< empty: no router for aliases
    std::string smarthost;  ///< "host" or "host::port"; empty: by DNS
    std::string nameServer; ///< for dns_servers; empty: the system's
};

struct DefaultConfiguration {
    Document document;
    SecretMap secrets; ///< hashes of the accounts
};

/// The document; it has no errors for facts that are well-formed names and addresses.
[[nodiscard]] DefaultConfiguration defaultConfiguration(const DefaultFacts& facts);
/// The same as text, with the comments that explain it.
[[nodiscard]] std::string defaultConfigurationText(const DefaultFacts& facts);

} // namespace postroom::config
