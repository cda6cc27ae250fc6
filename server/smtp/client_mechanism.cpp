// SPDX-License-Identifier: Apache-2.0
#include "server/smtp/client_mechanism.h"

namespace postroom::smtp {

namespace {

class Plain final : public ClientMechanism {
public:
    explicit Plain(std::string message) : m_message(std::move(message)) {}
    [[nodiscard]] std::string_view name() const override { return "PLAIN"; }
    std::optional<std::string> initial() override { return m_message; }
    std::optional<std::string> respond(std::string_view challenge) override {
        // A server that ignored the initial response asks for it with an empty challenge.
        return challenge.empty() ? std::optional(m_message) : std::nullopt;
    }

private:
    std::string m_message;
};

class Login final : public ClientMechanism {
public:
    Login(std::string user, std::string password)
        : m_answers{std::move(user), std::move(password)} {}
    [[nodiscard]] std::string_view name() const override { return "LOGIN"; }
    std::optional<std::string> initial() override { return {}; }
    std::optional<std::string> respond(std::string_view /*prompt: "Username:", "Password:", in any words*/) override {
        return m_step < 2 ? std::optional(m_answers[m_step++]) : std::nullopt;
    }

private:
    std::string m_answers[2];
    std::size_t m_step = 0;
};

} // namespace

MechanismMaker plainMechanism(std::string user, std::string password, std::string authorizeAs) {
    return [message = authorizeAs + '\0' + user + '\0' + password] (const PeerFacts&) { return std::unique_ptr<ClientMechanism>(std::make_unique<Plain>(message)); };
}

MechanismMaker loginMechanism(std::string user, std::string password) {
    return [user = std::move(user), password = std::move(password)] (const PeerFacts&) { return std::unique_ptr<ClientMechanism>(std::make_unique<Login>(user, password)); };
}

ClientCredentials passwordCredentials(const std::string& user, const std::string& password) {
    ClientCredentials credentials;
    credentials.offers = {{"PLAIN", plainMechanism(user, password)}, {"LOGIN", loginMechanism(user, password)}};
    return credentials;
}

} // namespace postroom::smtp
