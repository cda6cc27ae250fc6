// SPDX-License-Identifier: Apache-2.0
#include "server/app/situation.h"

#include "server/policy/expand/key_expander.h"
#include "shared/base/text.h"
#include "shared/config/macro_table.h"

#include <fstream>
#include <iterator>

namespace postroom::app {

namespace {

std::string readFile(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

class StepRecorder final : public expand::Observer {
public:
    explicit StepRecorder(std::vector<std::string>& steps) : m_steps(steps) {}
    void onVariable(std::string_view name, const expand::Value& value) override { m_steps.push_back("$" + std::string(name) + " is \"" + value.text + "\""); }
    void onAnswer(std::string_view question, std::string_view answer) override {
        m_steps.push_back(std::string(question) + " -> " + std::string(answer));
    }

private:
    std::vector<std::string>& m_steps;
};

} // namespace

Situation::Situation(std::shared_ptr<const Compiled> compiled, LiveOutside& outside, const control::EvaluationFacts& facts,
                     const std::string& localUser)
    : m_compiled(std::move(compiled)), m_facts(facts.facts) {
    if (facts.facts.has("now"))
        m_fixed = std::make_unique<base::FakeClock>(base::Time(std::chrono::seconds(facts.facts["now"].toInteger())));
    m_world = m_fixed != nullptr ? outside.trialWorld(*m_fixed, m_compiled->live) : outside.trialWorld(m_compiled->live);
    setCaller(facts.facts, localUser);
    if (facts.facts.has("sender"))
        m_facts.setSender(facts.facts["sender"].toString());
    if (!facts.message.empty())
        m_facts.setMessage(facts.message);
    m_scope = std::make_unique<expand::Scope>(
        expand::Scope{*m_world, *m_compiled->lists, {&m_facts, m_compiled->variables.get()}, nullptr, nullptr});
    m_acls = std::make_unique<acl::StandaloneAcls>(m_compiled->policy, m_compiled->verifier.get(), *m_scope);
    m_scope->acls = m_acls.get();
    setCertificates(facts);
    if (auto* live = dynamic_cast<lookup::LiveWorld*>(m_world.get()))
        live->setExpandKey([this](std::string_view key) { return expand::expandLookupKey(key, *m_scope); });
}

/// Without a client whoever asks is the local caller, as for Exim's -be and -bt.
void Situation::setCaller(const base::Json& facts, const std::string& localUser) {
    const bool client = facts.has("sender_host_address");
    if (!facts.has("received_protocol"))
        m_facts.set("received_protocol", expand::Value::clean(client ? "smtp" : "local"));
    if (client || localUser.empty())
        return;
    const std::string address = localUser + "@" + m_compiled->reception->settings->qualifyDomain;
    const auto unlessGiven = [&](const char* name, const std::string& value) {
        if (!facts.has(name))
            m_facts.set(name, expand::Value::clean(value));
    };
    unlessGiven("authenticated_id", localUser);
    unlessGiven("authenticated_sender", address);
    unlessGiven("sender_ident", localUser);
    m_facts.setSender(address);
}

/// Certificates are named by file; $tls_in_peerdn follows from the client's.
void Situation::setCertificates(const control::EvaluationFacts& facts) {
    for (const char* name : {"tls_in_ourcert", "tls_in_peercert", "tls_out_ourcert", "tls_out_peercert"})
        if (const std::string file = facts.facts[name].toString(); !file.empty() && file.find("-----BEGIN") == std::string::npos)
            m_facts.set(name, expand::Value::tainted(readFile(file.starts_with('/') ? file : facts.folder + "/" + file)));
    if (!facts.facts.has("tls_in_peercert") || facts.facts.has("tls_in_peerdn"))
        return;
    if (const auto subject = expand::Program::compile("${certextract{subject}{$tls_in_peercert}}", {}, {}))
        if (auto name = subject->evaluate(*m_scope))
            m_facts.set("tls_in_peerdn", std::move(*name));
}

const expand::VariableSource& Situation::aclVariables() const { return m_acls->variables(); }

std::string Situation::withMacros(std::string text) const {
    for (const auto& [name, value] : m_compiled->macros)
        text = base::replaceAll(std::move(text), name, value);
    return config::MacroTable::withBuiltIns(text);
}

Situation::~Situation() = default;

const expand::Scope& Situation::scope() const { return *m_scope; }

control::ExpansionAnswer SituationExpander::expand(std::string_view expression) {
    control::ExpansionAnswer answer;
    const auto began = std::chrono::steady_clock::now();
    const auto program = expand::Program::compile(m_situation->withMacros(std::string(expression)), {"", 1, 1, {}, {}}, {}); // an unknown list is found out when it is reached
    if (!program) {
        answer.kind = control::ExpansionAnswer::Kind::error;
        answer.value = program.error().front().message + (program.error().front().hint.empty() ? "" : " (" + program.error().front().hint + ")");
        return answer;
    }
    StepRecorder recorder(answer.steps);
    expand::Scope scope = m_situation->scope();
    scope.variables.insert(scope.variables.begin(), &m_situation->aclVariables());
    scope.observer = &recorder;
    const auto value = program->evaluate(scope);
    answer.microseconds = static_cast<std::uint32_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began).count());
    if (value) {
        answer.value = value->text;
        answer.tainted = value->taint == expand::Taint::tainted;
    } else {
        answer.kind = value.error().kind == expand::Failure::Kind::forced ? control::ExpansionAnswer::Kind::forcedFailure
                                                                          : control::ExpansionAnswer::Kind::error;
        answer.value = value.error().message;
    }
    return answer;
}

} // namespace postroom::app
