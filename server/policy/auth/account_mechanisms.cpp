// SPDX-License-Identifier: Apache-2.0
// PLAIN and LOGIN against the accounts of the configuration.
#include "server/platform/crypto/password.h"
#include "server/policy/auth/mechanisms.h"
#include "shared/base/text.h"

namespace postroom::auth {

namespace {

/// The decision that both share. An unknown name costs as much time as a wrong password.
Step verify(const AuthenticatorSettings& settings, const Accounts& accounts, const std::string& authorizeAs, const std::string& name,
            const std::string& password, const expand::Scope& scope) {
    static const std::string nobody = crypto::makeScramKeys("").text();
    const Account* account = accounts.find(name);
    const bool usable = account != nullptr && account->enabled && !account->passwordHash.empty();
    const auto match = crypto::verifyPassword(password, usable ? account->passwordHash : nobody);
    Step refused{Step::Kind::refused, {}, name, {}};
    if (account == nullptr)
        refused.reason = "there is no account \"" + base::printable(name) + "\"";
    else if (!account->enabled)
        refused.reason = "the account is disabled";
    else if (account->passwordHash.empty())
        refused.reason = "the account has no password";
    else if (match == crypto::PasswordMatch::unsupported)
        refused.reason = "the password hash of the account has an unknown form";
    else if (match == crypto::PasswordMatch::no)
        refused.reason = "wrong password";
    else if (!authorizeAs.empty() && accounts.find(authorizeAs) != account)
        refused.reason = "may not act for \"" + base::printable(authorizeAs) + "\"";
    else
        return acceptAs(settings, account->name, {name, password}, scope);
    return refused;
}

class Plain final : public Mechanism {
public:
    Plain(const AuthenticatorSettings& settings, std::shared_ptr<const Accounts> accounts) : m_settings(settings), m_accounts(std::move(accounts)) {}

    Step start(std::optional<std::string> initial, const expand::Scope& scope) override {
        if (!initial)
            return {Step::Kind::challenge, {}, {}, {}};
        return respond(std::move(*initial), scope);
    }

    Step respond(std::string response, const expand::Scope& scope) override {
        const auto parts = base::split(response, '\0');
        if (parts.size() != 3 || parts[1].empty())
            return {Step::Kind::malformed, {}, {}, "not authzid NUL authcid NUL password"};
        return verify(m_settings, *m_accounts, std::string(parts[0]), std::string(parts[1]), std::string(parts[2]), scope);
    }

private:
    const AuthenticatorSettings& m_settings;
    std::shared_ptr<const Accounts> m_accounts;
};

class Login final : public Mechanism {
public:
    Login(const AuthenticatorSettings& settings, std::shared_ptr<const Accounts> accounts) : m_settings(settings), m_accounts(std::move(accounts)) {}

    Step start(std::optional<std::string> initial, const expand::Scope& scope) override {
        if (!initial || initial->empty())
            return {Step::Kind::challenge, "Username:", {}, {}};
        return respond(std::move(*initial), scope);
    }

    Step respond(std::string response, const expand::Scope& scope) override {
        if (!m_name) {
            m_name = std::move(response);
            return {Step::Kind::challenge, "Password:", {}, {}};
        }
        return verify(m_settings, *m_accounts, {}, *m_name, response, scope);
    }

private:
    const AuthenticatorSettings& m_settings;
    std::shared_ptr<const Accounts> m_accounts;
    std::optional<std::string> m_name;
};

} // namespace

std::unique_ptr<Mechanism> makeAccountPlain(const AuthenticatorSettings& settings, std::shared_ptr<const Accounts> accounts) {
    return std::make_unique<Plain>(settings, std::move(accounts));
}

std::unique_ptr<Mechanism> makeAccountLogin(const AuthenticatorSettings& settings, std::shared_ptr<const Accounts> accounts) {
    return std::make_unique<Login>(settings, std::move(accounts));
}

} // namespace postroom::auth
