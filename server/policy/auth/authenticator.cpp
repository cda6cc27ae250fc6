// SPDX-License-Identifier: Apache-2.0
#include "server/policy/auth/authenticator.h"

#include "server/policy/auth/mechanisms.h"
#include "shared/base/text.h"

namespace postroom::auth {

AuthenticatorSet::AuthenticatorSet(std::vector<AuthenticatorSettings> settings, std::shared_ptr<const Accounts> accounts)
    : m_settings(std::move(settings)), m_accounts(std::move(accounts)) {}

const AuthenticatorSettings* AuthenticatorSet::find(std::string_view publicName) const {
    for (const AuthenticatorSettings& settings : m_settings)
        if (base::equalsIgnoreCase(settings.publicName, publicName) && isServerSide(settings))
            return &settings;
    return nullptr;
}

std::vector<std::string> AuthenticatorSet::advertised(const expand::Scope& scope, Channel channel) const {
    std::vector<std::string> names;
    for (const AuthenticatorSettings& settings : m_settings) {
        if (!isServerSide(settings))
            continue;
        bool offer = settings.driver != AuthenticatorSettings::Driver::accounts || channel == Channel::encrypted;
        if (settings.advertise) {
            const auto value = settings.advertise->evaluate(scope);
            offer = value && expand::conditionValue(value->text).value_or(false);
        }
        if (offer)
            names.push_back(base::upper(settings.publicName));
    }
    return names;
}

std::unique_ptr<Mechanism> AuthenticatorSet::begin(std::string_view publicName) const {
    const AuthenticatorSettings* settings = find(publicName);
    if (settings == nullptr)
        return nullptr;
    if (settings->driver == AuthenticatorSettings::Driver::plaintext)
        return makePlaintext(*settings);
    if (base::equalsIgnoreCase(settings->publicName, "PLAIN"))
        return makeAccountPlain(*settings, m_accounts);
    if (base::equalsIgnoreCase(settings->publicName, "LOGIN"))
        return makeAccountLogin(*settings, m_accounts);
    return makeAccountScram(*settings, m_accounts);
}

} // namespace postroom::auth
