// SPDX-License-Identifier: Apache-2.0
// The drivers "smtp" and "lmtp" as the configuration has them: reads and compiles the options of policy-language 2.7 once
// per revision, expands them for each batch, and hands the delivery to SmtpTransport.
#pragma once

#include "server/deliver/transport/common_options.h"
#include "server/deliver/transport/smtp/connection_pool.h"
#include "server/platform/dns/resolver.h"
#include "server/policy/expand/compile_names.h"
#include "shared/config/finding.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace postroom::transport {

/// The client side of an authenticator object: driver plaintext with client_send.
struct ClientAuthenticator {
    std::string name;
    std::string publicName;      ///< "PLAIN", "LOGIN"
    expand::Program clientSend;  ///< list of what to send; "^" stands for NUL, "^^" for "^" (Exim's plaintext)
    std::optional<expand::Program> condition{}; ///< client_condition: only when it is true
    std::optional<expand::Program> setId{};     ///< client_set_id: for the record
    bool ignoreInvalidBase64 = false;
};

struct SmtpDriverSettings {
    dns::Resolver& resolver;
    ConnectionPool& pool;                            ///< shared by all transports and revisions
    std::string hostName;                            ///< default of helo_data
    bool ipv6 = true;                                ///< disable_ipv6 = false
    std::vector<ClientAuthenticator> authenticators; ///< in the order of the configuration
};

/// For drivers "smtp" and "lmtp". Findings are appended; null when there are errors. `settings`' references outlive it.
std::unique_ptr<Transport> makeSmtpTransport(const TransportSource& source, const SmtpDriverSettings& settings, const expand::CompileNames& names,
                                             config::Findings& findings);

} // namespace postroom::transport
