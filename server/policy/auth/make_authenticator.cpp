// SPDX-License-Identifier: Apache-2.0
#include "server/policy/auth/make_authenticator.h"

#include "server/policy/auth/configured.h"
#include "shared/base/text.h"

namespace postroom::auth {

namespace {

using Maker = std::unique_ptr<ServerMechanism> (*)(const Attempt&);

class ConfiguredAuthenticator final : public Authenticator {
public:
    ConfiguredAuthenticator(AuthenticatorSettings settings, std::shared_ptr<const Accounts> accounts, Maker make)
        : Authenticator(settings.name, base::upper(settings.publicName)), m_settings(std::move(settings)), m_accounts(std::move(accounts)), m_make(make) {}

    [[nodiscard]] bool advertised(Encrypted encrypted, ScopeSource& scopes) const override {
        if (!m_settings.advertise)
            return m_settings.driver != AuthenticatorSettings::Driver::accounts || encrypted == Encrypted::yes;
        const auto value = expandWith(*m_settings.advertise, {}, scopes);
        return value && expand::conditionValue(value->text).value_or(!value->text.empty());
    }

    [[nodiscard]] std::unique_ptr<ServerMechanism> begin(ScopeSource& scopes) const override {
        return m_make({m_settings, m_accounts.get(), scopes});
    }

private:
    AuthenticatorSettings m_settings;
    std::shared_ptr<const Accounts> m_accounts;
    Maker m_make;
};

Maker makerOf(const AuthenticatorSettings& settings) {
    if (settings.driver == AuthenticatorSettings::Driver::plaintext)
        return settings.condition ? makePlaintext : nullptr;
    if (base::equalsIgnoreCase(settings.publicName, "PLAIN"))
        return makePlain;
    if (base::equalsIgnoreCase(settings.publicName, "LOGIN"))
        return makeLogin;
    return base::equalsIgnoreCase(settings.publicName, "SCRAM-SHA-256") ? makeScram : nullptr;
}

} // namespace

std::shared_ptr<const Authenticator> makeAuthenticator(AuthenticatorSettings settings, std::shared_ptr<const Accounts> accounts) {
    const Maker make = makerOf(settings);
    if (make == nullptr)
        return nullptr;
    return std::make_shared<ConfiguredAuthenticator>(std::move(settings), std::move(accounts), make);
}

} // namespace postroom::auth
