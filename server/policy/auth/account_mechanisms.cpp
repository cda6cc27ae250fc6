// SPDX-License-Identifier: Apache-2.0
// PLAIN and LOGIN against the accounts of the configuration.
#include "server/platform/crypto/password.h"
#include "server/policy/auth/configured.h"
#include "shared/base/text.h"

namespace postroom::auth {

namespace {

/// The decision that both share. An unknown name costs as much time as a wrong password.
Step verify(const Attempt& attempt, const std::string& authorizeAs, const std::string& name, const std::string& password) {
    static const std::string nobody = crypto::makeScramKeys("").text();
    const Account* account = attempt.accounts->find(name);
    const bool usable = account != nullptr && account->enabled && !account->passwordHash.empty();
    const auto match = crypto::verifyPassword(password, usable ? account->passwordHash : nobody);
    Step refused{Step::Kind::failed, {}, name, {}};
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
    else if (!authorizeAs.empty() && attempt.accounts->find(authorizeAs) != account)
        refused.reason = "may not act for \"" + base::printable(authorizeAs) + "\"";
    else
        return acceptAs(attempt, account->name, {name, password});
    return refused;
}

class Plain final : public ServerMechanism {
public:
    explicit Plain(const Attempt& attempt) : m_attempt(attempt) {}

    Step start(std::optional<std::string_view> initial) override {
        return initial ? next(*initial) : Step{Step::Kind::challenge, {}, {}, {}};
    }

    Step next(std::string_view response) override {
        const auto parts = base::split(response, '\0');
        if (parts.size() != 3 || parts[1].empty())
            return {Step::Kind::failed, {}, {}, "the response is not authzid NUL authcid NUL password"};
        return verify(m_attempt, std::string(parts[0]), std::string(parts[1]), std::string(parts[2]));
    }

private:
    Attempt m_attempt;
};

class Login final : public ServerMechanism {
public:
    explicit Login(const Attempt& attempt) : m_attempt(attempt) {}

    Step start(std::optional<std::string_view> initial) override {
        if (!initial || initial->empty())
            return {Step::Kind::challenge, "Username:", {}, {}};
        return next(*initial);
    }

    Step next(std::string_view response) override {
        if (!m_name) {
            m_name = std::string(response);
            return {Step::Kind::challenge, "Password:", {}, {}};
        }
        return verify(m_attempt, {}, *m_name, std::string(response));
    }

private:
    Attempt m_attempt;
    std::optional<std::string> m_name;
};

} // namespace

std::unique_ptr<ServerMechanism> makePlain(const Attempt& attempt) { return std::make_unique<Plain>(attempt); }
std::unique_ptr<ServerMechanism> makeLogin(const Attempt& attempt) { return std::make_unique<Login>(attempt); }

} // namespace postroom::auth
