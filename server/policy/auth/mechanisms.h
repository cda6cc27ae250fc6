// SPDX-License-Identifier: Apache-2.0
// The mechanisms of this folder, one maker each. `settings` must outlive the mechanism (it belongs to the revision).
#pragma once

#include "server/policy/auth/authenticator.h"

namespace postroom::auth {

/// Can clients authenticate by it? (A plaintext authenticator without server_condition is for our client side.)
[[nodiscard]] bool isServerSide(const AuthenticatorSettings& settings);

/// RFC 4616: one response, authzid NUL authcid NUL password.
std::unique_ptr<Mechanism> makeAccountPlain(const AuthenticatorSettings& settings, std::shared_ptr<const Accounts> accounts);
/// Two prompts; never standardised, but Outlook knows nothing else.
std::unique_ptr<Mechanism> makeAccountLogin(const AuthenticatorSettings& settings, std::shared_ptr<const Accounts> accounts);
/// RFC 5802, RFC 7677, by GNU SASL; the password never comes over the wire.
std::unique_ptr<Mechanism> makeAccountScram(const AuthenticatorSettings& settings, std::shared_ptr<const Accounts> accounts);
/// Exim's plaintext driver: prompts, then a condition over $auth1, $auth2...
std::unique_ptr<Mechanism> makePlaintext(const AuthenticatorSettings& settings);

/// After success: server_set_id where it is set, otherwise `name`; `strings` are $auth1, $auth2...
Step acceptAs(const AuthenticatorSettings& settings, std::string name, const std::vector<std::string>& strings, const expand::Scope& scope);

/// $auth1.. (and $1..), for the conditions of authenticators.
class AuthVariables final : public expand::VariableSource {
public:
    explicit AuthVariables(const std::vector<std::string>& strings) : m_strings(strings) {}
    [[nodiscard]] std::optional<expand::Value> variable(std::string_view name) const override;

private:
    const std::vector<std::string>& m_strings;
};

/// The scope with $auth1.. in front.
expand::Scope withStrings(const expand::Scope& scope, const AuthVariables& variables);

} // namespace postroom::auth
