// SPDX-License-Identifier: Apache-2.0
// Exim's plaintext driver, and what the drivers share about conditions.
#include "server/policy/auth/mechanisms.h"
#include "shared/base/text.h"
#include "shared/config/value.h"

namespace postroom::auth {

namespace {

constexpr std::size_t mostStrings = 8; // $auth1 to $auth8

class Plaintext final : public Mechanism {
public:
    explicit Plaintext(const AuthenticatorSettings& settings) : m_settings(settings) {}

    Step start(std::optional<std::string> initial, const expand::Scope& scope) override {
        if (initial)
            take(*initial);
        if (m_settings.prompts) {
            const auto prompts = m_settings.prompts->evaluate(scope);
            if (!prompts)
                return {Step::Kind::deferred, {}, {}, "server_prompts: " + prompts.error().message};
            m_prompts = config::splitList(prompts->text);
        } else if (!initial) {
            m_prompts = {""}; // RFC 4954 4: an empty challenge asks for what could have been the initial response
        }
        return next(scope);
    }

    Step respond(std::string response, const expand::Scope& scope) override {
        take(response);
        return next(scope);
    }

private:
    /// A response may hold several strings, separated by NULs.
    void take(const std::string& response) {
        for (const std::string_view part : base::split(response, '\0'))
            if (m_strings.size() < mostStrings)
                m_strings.emplace_back(part);
    }

    /// The next prompt that the strings so far do not answer, or the decision.
    Step next(const expand::Scope& scope) {
        if (m_strings.size() < m_prompts.size())
            return {Step::Kind::challenge, m_prompts[m_strings.size()], {}, {}};
        const AuthVariables variables(m_strings);
        const expand::Scope inner = withStrings(scope, variables);
        const auto value = m_settings.condition->evaluate(inner);
        std::string claimed = m_strings.empty() ? std::string() : m_strings.front();
        if (m_settings.setId) {
            if (const auto id = m_settings.setId->evaluate(inner))
                claimed = id->text;
        }
        if (!value) {
            if (value.error().kind == expand::Failure::Kind::forced)
                return {Step::Kind::refused, {}, claimed, "server_condition failed"};
            return {Step::Kind::deferred, {}, claimed, "server_condition: " + value.error().message};
        }
        const auto truth = expand::conditionValue(value->text);
        if (!truth)
            return {Step::Kind::deferred, {}, claimed, value->text};
        if (!*truth)
            return {Step::Kind::refused, {}, claimed, "server_condition is false"};
        return acceptAs(m_settings, {}, m_strings, scope);
    }

    const AuthenticatorSettings& m_settings;
    std::vector<std::string> m_prompts;
    std::vector<std::string> m_strings;
};

} // namespace

bool isServerSide(const AuthenticatorSettings& settings) {
    return settings.driver == AuthenticatorSettings::Driver::accounts || settings.condition.has_value();
}

std::optional<expand::Value> AuthVariables::variable(std::string_view name) const {
    if (name.starts_with("auth"))
        name.remove_prefix(4);
    if (name.size() != 1 || name[0] < '1' || name[0] > '9')
        return std::nullopt;
    const auto index = static_cast<std::size_t>(name[0] - '1');
    return expand::Value::tainted(index < m_strings.size() ? m_strings[index] : std::string());
}

expand::Scope withStrings(const expand::Scope& scope, const AuthVariables& variables) {
    expand::Scope inner = scope;
    inner.variables.insert(inner.variables.begin(), &variables);
    return inner;
}

Step acceptAs(const AuthenticatorSettings& settings, std::string name, const std::vector<std::string>& strings, const expand::Scope& scope) {
    if (settings.setId) {
        const AuthVariables variables(strings);
        const auto id = settings.setId->evaluate(withStrings(scope, variables));
        if (!id)
            return {Step::Kind::deferred, {}, std::move(name), "server_set_id: " + id.error().message};
        name = id->text;
    }
    return {Step::Kind::accepted, {}, std::move(name), {}};
}

std::unique_ptr<Mechanism> makePlaintext(const AuthenticatorSettings& settings) { return std::make_unique<Plaintext>(settings); }

} // namespace postroom::auth
