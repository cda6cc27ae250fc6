// SPDX-License-Identifier: Apache-2.0
// Exim's plaintext driver, and what the drivers share about conditions.
#include "server/policy/auth/configured.h"
#include "shared/base/text.h"
#include "shared/config/value.h"

namespace postroom::auth {

namespace {

constexpr std::size_t mostStrings = 8; // $auth1 to $auth8

/// $auth1.. and, as Exim has it, $1..
class AuthVariables final : public expand::VariableSource {
public:
    explicit AuthVariables(const std::vector<std::string>& strings) : m_strings(strings) {}
    [[nodiscard]] std::optional<expand::Value> variable(std::string_view name) const override {
        if (name.starts_with("auth"))
            name.remove_prefix(4);
        if (name.size() != 1 || name[0] < '1' || name[0] > '9')
            return std::nullopt;
        const auto index = static_cast<std::size_t>(name[0] - '1');
        return expand::Value::tainted(index < m_strings.size() ? m_strings[index] : std::string());
    }

private:
    const std::vector<std::string>& m_strings;
};

class Plaintext final : public ServerMechanism {
public:
    explicit Plaintext(const Attempt& attempt) : m_attempt(attempt) {}

    Step start(std::optional<std::string_view> initial) override {
        if (initial)
            take(*initial);
        if (m_attempt.settings.prompts) {
            const auto prompts = expandWith(*m_attempt.settings.prompts, {}, m_attempt.scopes);
            if (!prompts)
                return {Step::Kind::temporary, {}, {}, "server_prompts: " + prompts.error().message};
            m_prompts = config::splitList(prompts->text);
        } else if (!initial) {
            m_prompts = {""}; // RFC 4954 4: an empty challenge asks for what could have been the initial response
        }
        return goOn();
    }

    Step next(std::string_view response) override {
        take(response);
        return goOn();
    }

private:
    /// A response may hold several strings, separated by NULs.
    void take(std::string_view response) {
        for (const std::string_view part : base::split(response, '\0'))
            if (m_strings.size() < mostStrings)
                m_strings.emplace_back(part);
    }

    /// The next prompt that the strings so far do not answer, or the decision.
    Step goOn() {
        if (m_strings.size() < m_prompts.size())
            return {Step::Kind::challenge, m_prompts[m_strings.size()], {}, {}};
        const auto value = expandWith(*m_attempt.settings.condition, m_strings, m_attempt.scopes);
        std::string claimed = m_strings.empty() ? std::string() : m_strings.front();
        if (m_attempt.settings.setId) {
            if (const auto id = expandWith(*m_attempt.settings.setId, m_strings, m_attempt.scopes))
                claimed = id->text;
        }
        if (!value) {
            if (value.error().kind == expand::Failure::Kind::forced)
                return {Step::Kind::failed, {}, claimed, "server_condition is a forced failure"};
            return {Step::Kind::temporary, {}, claimed, "server_condition: " + value.error().message};
        }
        const auto truth = expand::conditionValue(value->text);
        if (!truth)
            return {Step::Kind::temporary, {}, claimed, value->text};
        if (!*truth)
            return {Step::Kind::failed, {}, claimed, "server_condition is false"};
        return acceptAs(m_attempt, {}, m_strings);
    }

    Attempt m_attempt;
    std::vector<std::string> m_prompts;
    std::vector<std::string> m_strings;
};

} // namespace

tl::expected<expand::Value, expand::Failure> expandWith(const expand::Program& program, const std::vector<std::string>& strings, ScopeSource& scopes) {
    const expand::Scope* scope = scopes.scope();
    if (scope == nullptr) {
        if (program.constant() != nullptr)
            return expand::Value::clean(*program.constant());
        return tl::unexpected(expand::Failure{expand::Failure::Kind::temporary, "nothing can be expanded here"});
    }
    const AuthVariables variables(strings);
    expand::Scope inner = *scope;
    inner.variables.insert(inner.variables.begin(), &variables);
    return program.evaluate(inner);
}

Step acceptAs(const Attempt& attempt, std::string name, const std::vector<std::string>& strings) {
    if (attempt.settings.setId) {
        const auto id = expandWith(*attempt.settings.setId, strings, attempt.scopes);
        if (!id)
            return {Step::Kind::temporary, {}, std::move(name), "server_set_id: " + id.error().message};
        name = id->text;
    }
    return {Step::Kind::accepted, {}, std::move(name), {}};
}

std::unique_ptr<ServerMechanism> makePlaintext(const Attempt& attempt) { return std::make_unique<Plaintext>(attempt); }

} // namespace postroom::auth
