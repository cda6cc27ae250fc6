// SPDX-License-Identifier: Apache-2.0
// SASL, the server's side (RFC 4422), without the wire: base64, "*" and the replies 334, 235, 535 are the session's.
// An AuthenticatorSet is compiled once per revision and shared by all threads; a Mechanism is one exchange of one client
// and is used by one thread at a time.
#pragma once

#include "server/policy/auth/accounts.h"
#include "server/policy/expand/program.h"
#include "server/policy/expand/scope.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::auth {

struct Step {
    enum class Kind : unsigned char {
        challenge, ///< send `challenge`, feed the answer to respond()
        accepted,
        refused,   ///< 535: wrong credentials, unknown user, condition false; the client is not told which
        deferred,  ///< 454: could not be decided now
        malformed, ///< 501: the client broke the mechanism's syntax
    };
    Kind kind = Kind::refused;
    std::string challenge;
    std::string id;     ///< $authenticated_id; of a refused exchange what was claimed ($authenticated_fail_id)
    std::string reason; ///< for the log and the trace, never for the client
};

class Mechanism {
public:
    virtual ~Mechanism() = default;
    /// Call once, first. `initial` is the decoded initial response; an empty one was given as "=".
    virtual Step start(std::optional<std::string> initial, const expand::Scope& scope) = 0;
    /// The decoded answer to a challenge.
    virtual Step respond(std::string response, const expand::Scope& scope) = 0;
};

/// An authenticator object of the configuration.
struct AuthenticatorSettings {
    enum class Driver : unsigned char { accounts, plaintext };
    std::string name;
    Driver driver = Driver::accounts;
    std::string publicName;                    ///< "PLAIN"
    std::optional<expand::Program> advertise;  ///< server_advertise_condition
    std::optional<expand::Program> condition;  ///< server_condition; plaintext without one is for clients only
    std::optional<expand::Program> setId;      ///< server_set_id
    std::optional<expand::Program> mailAuth;   ///< server_mail_auth_condition
    std::optional<expand::Program> prompts;    ///< server_prompts of plaintext
};

class AuthenticatorSet {
public:
    AuthenticatorSet() = default;
    AuthenticatorSet(std::vector<AuthenticatorSettings> settings, std::shared_ptr<const Accounts> accounts);

    enum class Channel : unsigned char { clear, encrypted };
    /// Public names to offer now, in configuration order. The default condition of the driver accounts is "over TLS".
    [[nodiscard]] std::vector<std::string> advertised(const expand::Scope& scope, Channel channel) const;
    /// Is there one of this name at all, offered now or not? Case-insensitive.
    [[nodiscard]] const AuthenticatorSettings* find(std::string_view publicName) const;
    /// Begins an exchange; null for an unknown name. Whether it is offered is the caller's question.
    [[nodiscard]] std::unique_ptr<Mechanism> begin(std::string_view publicName) const;
    [[nodiscard]] bool empty() const { return m_settings.empty(); }

private:
    std::vector<AuthenticatorSettings> m_settings;
    std::shared_ptr<const Accounts> m_accounts;
};


} // namespace postroom::auth
