// SPDX-License-Identifier: Apache-2.0
// Makes an Authenticator of an authenticator object of the configuration.
#pragma once

#include "server/policy/auth/accounts.h"
#include "server/policy/auth/authenticator.h"
#include "server/policy/expand/program.h"

#include <memory>
#include <optional>
#include <string>

namespace postroom::auth {

struct AuthenticatorSettings {
    enum class Driver : unsigned char { accounts, plaintext };
    std::string name;
    Driver driver = Driver::accounts;
    std::string publicName;                   ///< "PLAIN"; accounts knows PLAIN, LOGIN and SCRAM-SHA-256
    std::optional<expand::Program> advertise; ///< server_advertise_condition; unset: accounts only over TLS, others always
    std::optional<expand::Program> condition; ///< server_condition; plaintext without one is for our client side only
    std::optional<expand::Program> setId;     ///< server_set_id
    std::optional<expand::Program> prompts;   ///< server_prompts of plaintext
};

/// Null for one that is not for the server's side. An unknown mechanism of the driver accounts is null as well: the validator
/// has refused it before.
std::shared_ptr<const Authenticator> makeAuthenticator(AuthenticatorSettings settings, std::shared_ptr<const Accounts> accounts);

} // namespace postroom::auth
