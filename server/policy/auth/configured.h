// SPDX-License-Identifier: Apache-2.0
// What the mechanisms of this folder share: their settings, and conditions over $auth1, $auth2...
#pragma once

#include "server/policy/auth/make_authenticator.h"
#include "server/policy/expand/scope.h"

#include <vector>

namespace postroom::auth {

/// What one attempt works with; the authenticator, which belongs to the revision, outlives it.
struct Attempt {
    const AuthenticatorSettings& settings;
    const Accounts* accounts; ///< null for plaintext
    ScopeSource& scopes;
};

/// RFC 4616: one response, authzid NUL authcid NUL password.
std::unique_ptr<ServerMechanism> makePlain(const Attempt& attempt);
/// Two prompts; never standardised, but Outlook knows nothing else.
std::unique_ptr<ServerMechanism> makeLogin(const Attempt& attempt);
/// RFC 5802, RFC 7677, by GNU SASL; the password never comes over the wire.
std::unique_ptr<ServerMechanism> makeScram(const Attempt& attempt);
/// Exim's plaintext driver: prompts, then a condition over $auth1, $auth2...
std::unique_ptr<ServerMechanism> makePlaintext(const Attempt& attempt);

/// After success: server_set_id where it is set, otherwise `name`; `strings` are $auth1, $auth2...
Step acceptAs(const Attempt& attempt, std::string name, const std::vector<std::string>& strings);
/// Expands with $auth1.. in front of the session's scope.
tl::expected<expand::Value, expand::Failure> expandWith(const expand::Program& program, const std::vector<std::string>& strings, ScopeSource& scopes);

} // namespace postroom::auth
