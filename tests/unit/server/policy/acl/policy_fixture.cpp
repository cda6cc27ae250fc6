// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/policy/acl/policy_fixture.h"

#include "server/policy/acl/acl_text.h"
#include "server/policy/acl/policy.h"
#include "server/policy/acl/words.h"
#include "shared/base/text.h"

#include <QtGlobal>

namespace postroom::test {

std::optional<expand::Value> FakeVariables::variable(std::string_view name) const {
    const auto found = values.find(name);
    if (found == values.end())
        return std::nullopt;
    return found->second;
}

acl::VerifyResult FakeVerifier::verifyRecipient(std::string_view address, const acl::VerifyOptions& options, const expand::Scope&) {
    asked.emplace_back(address);
    lastOptions = options;
    const auto found = results.find(address);
    return found == results.end() ? acl::VerifyResult{} : found->second;
}

acl::VerifyResult FakeVerifier::verifySender(std::string_view address, const acl::VerifyOptions& options, const expand::Scope& scope) {
    return verifyRecipient(address, options, scope);
}

PolicyFixture::PolicyFixture(std::string_view acls, acl::Phase phase, std::string entry) {
    std::string name;
    std::string text;
    config::Findings findings;
    const auto finish = [&] {
        if (name.empty())
            return;
        m_source.acls.push_back(acl::readAclText(text, config::Place{"test", 1, 1, "acl " + name, {}}, findings));
        m_source.acls.back().name = name;
        text.clear();
    };
    for (const std::string_view line : base::split(acls, '\n')) {
        if (!line.empty() && base::isAlpha(line.front()) && line.ends_with(':')) {
            finish();
            name = line.substr(0, line.size() - 1);
        } else {
            text += std::string(line) + "\n";
        }
    }
    finish();
    if (!findings.empty())
        qFatal("%s", findings.front().text().c_str());
    m_source.options[phase] = std::move(entry);
    m_source.revision = base::RevisionId{7};
    variables.values["sender_host_address"] = expand::Value::tainted("192.0.2.10");
    variables.values["sender_host_name"] = expand::Value::tainted("");
    variables.values["sender_fullhost"] = expand::Value::tainted("(client.example.com) [192.0.2.10]");
    variables.values["sender_helo_name"] = expand::Value::tainted("client.example.com");
    variables.values["sender_address"] = expand::Value::tainted("s@example.com");
}

void PolicyFixture::setMode(std::string_view acl, std::size_t statement, acl::StatementSource::Mode mode) {
    for (acl::AclSource& source : m_source.acls)
        if (source.name == acl)
            source.statements.at(statement - 1).mode = mode;
}

acl::Conversation& PolicyFixture::conversation() {
    if (m_conversation == nullptr) {
        auto compiled = acl::compilePolicy(m_source, {});
        if (!compiled)
            qFatal("%s", compiled.error().front().text().c_str());
        policy = *compiled;
        m_conversation = std::make_unique<acl::Conversation>(policy, &verifier);
    }
    return *m_conversation;
}

std::vector<config::Finding> PolicyFixture::findings() {
    std::vector<config::Finding> all;
    acl::compilePolicyForTrial(m_source, {}, all);
    return all;
}

std::string PolicyFixture::firstFinding() {
    const auto all = findings();
    return all.empty() ? std::string() : all.front().message;
}

acl::Verdict PolicyFixture::run(std::string_view recipient, acl::Phase phase) {
    const expand::Scope scope{world, lists, {&variables}, nullptr, nullptr};
    return conversation().run(phase, recipient, scope);
}

std::vector<acl::TracedDecision> PolicyFixture::trace() {
    auto trace = acl::unpackTrace(conversation().takeTrace());
    if (!trace)
        qFatal("%s", trace.error().text().c_str());
    return std::move(*trace);
}

std::string shortVerdict(const acl::Verdict& verdict) {
    std::string text(acl::outcomeName(verdict.outcome));
    if (verdict.code != 0)
        text += " " + std::to_string(verdict.code);
    for (const std::string& part : {verdict.enhanced, verdict.text})
        if (!part.empty())
            text += " " + part;
    return text;
}

} // namespace postroom::test
