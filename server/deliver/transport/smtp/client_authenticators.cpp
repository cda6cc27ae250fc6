// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/smtp/client_authenticators.h"

#include "server/deliver/transport/smtp/peer_variables.h"
#include "server/policy/lookup/list.h"
#include "shared/base/text.h"

namespace postroom::transport {

namespace {

/// Exim's plaintext client: the items of client_send are the initial response and the answers, "^" is NUL.
class SendList final : public smtp::ClientMechanism {
public:
    SendList(std::string name, std::vector<std::string> items, std::string identity, bool ignoresBadChallenges)
        : m_name(std::move(name)), m_items(std::move(items)), m_identity(std::move(identity)), m_ignoresBadChallenges(ignoresBadChallenges) {}
    [[nodiscard]] std::string_view name() const override { return m_name; }
    std::optional<std::string> initial() override {
        m_next = 1;
        return m_items.empty() || m_items[0].empty() ? std::nullopt : std::optional(m_items[0]);
    }
    std::optional<std::string> respond(std::string_view /*challenge*/) override {
        return m_next < m_items.size() ? std::optional(m_items[m_next++]) : std::nullopt;
    }
    [[nodiscard]] bool ignoresBadChallenges() const override { return m_ignoresBadChallenges; }
    [[nodiscard]] std::string identity() const override { return m_identity; }

private:
    std::string m_name;
    std::vector<std::string> m_items;
    std::string m_identity;
    bool m_ignoresBadChallenges;
    std::size_t m_next = 0;
};

std::vector<std::string> sendItems(std::string_view list) {
    std::vector<std::string> items;
    lookup::ListSplitter splitter(list);
    while (auto item = splitter.next()) {
        std::string out;
        for (std::size_t i = 0; i < item->size(); ++i) {
            if ((*item)[i] != '^')
                out += (*item)[i];
            else if (i + 1 < item->size() && (*item)[i + 1] == '^')
                out += (*item)[++i];
            else
                out += '\0';
        }
        items.push_back(std::move(out));
    }
    return items;
}

using Made = base::Result<std::unique_ptr<smtp::ClientMechanism>>;

Made wrong(const ClientAuthenticator& authenticator, std::string_view option, const expand::Failure& failure) {
    return base::fail(base::temporaryError(base::ErrorKind::invalid, "authenticator " + authenticator.name + ": failed to expand " + std::string(option) + ": " + failure.message));
}

Made mechanismFor(const ClientAuthenticator& authenticator, const expand::Scope& outer, const smtp::PeerFacts& facts) {
    const PeerVariables peer(facts.target, &facts.tls);
    expand::Scope scope = outer;
    scope.variables.insert(scope.variables.begin(), &peer);
    if (authenticator.condition) {
        const auto holds = authenticator.condition->evaluate(scope);
        if (!holds && holds.error().kind != expand::Failure::Kind::forced)
            return wrong(authenticator, "client_condition", holds.error());
        if (!holds || !expand::conditionValue(holds->text).value_or(true))
            return std::unique_ptr<smtp::ClientMechanism>();
    }
    const auto send = authenticator.clientSend.evaluate(scope);
    if (!send && send.error().kind == expand::Failure::Kind::forced)
        return std::unique_ptr<smtp::ClientMechanism>(); // not for this host
    if (!send)
        return wrong(authenticator, "client_send", send.error());
    if (send->text.empty())
        return std::unique_ptr<smtp::ClientMechanism>();
    std::string identity;
    if (authenticator.setId)
        if (auto id = authenticator.setId->evaluate(scope))
            identity = std::move(id->text);
    return std::unique_ptr<smtp::ClientMechanism>(
        std::make_unique<SendList>(base::upper(authenticator.publicName), sendItems(send->text), std::move(identity), authenticator.ignoreInvalidBase64));
}

} // namespace

smtp::ClientCredentials clientCredentials(const std::vector<ClientAuthenticator>& authenticators, const expand::Scope& scope) {
    smtp::ClientCredentials credentials;
    for (const auto& authenticator : authenticators)
        credentials.offers.push_back({base::upper(authenticator.publicName), [&authenticator, &scope](const smtp::PeerFacts& facts) {
                                          return mechanismFor(authenticator, scope, facts);
                                      }});
    return credentials;
}

} // namespace postroom::transport
