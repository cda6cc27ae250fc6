// SPDX-License-Identifier: Apache-2.0
// A policy made of text, and the world around it: what an ACL test needs, with a happy default for everything.
#pragma once

#include "server/policy/acl/engine.h"
#include "server/policy/acl/trace.h"
#include "server/policy/lookup/named_lists.h"
#include "server/policy/world/fake_world.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::test {

struct FakeVariables : expand::VariableSource {
    std::map<std::string, expand::Value, std::less<>> values;
    std::optional<expand::Value> variable(std::string_view name) const override;
};

struct FakeVerifier : acl::AddressVerifier {
    std::map<std::string, acl::VerifyResult, std::less<>> results; ///< by address; others are verified
    std::vector<std::string> asked;
    acl::VerifyOptions lastOptions;
    acl::VerifyResult verifyRecipient(std::string_view address, const acl::VerifyOptions& options, const expand::Scope& scope) override;
    acl::VerifyResult verifySender(std::string_view address, const acl::VerifyOptions& options, const expand::Scope& scope) override;
    acl::VerifyResult expandRecipient(std::string_view address, const expand::Scope& scope) override { return verifyRecipient(address, {}, scope); }
};

class PolicyFixture {
public:
    /// `acls` is "name:" lines with statements below, as in a configuration; the phase's option is set to `entry`.
    PolicyFixture(std::string_view acls, acl::Phase phase = acl::Phase::rcpt, std::string entry = "main");

    /// Of a statement, from 1.
    void setMode(std::string_view acl, std::size_t statement, acl::StatementSource::Mode mode);
    void option(acl::Phase phase, std::string text) { m_source.options[phase] = std::move(text); }
    /// Fails the test when it does not compile.
    acl::Conversation& conversation();
    /// What is wrong with it.
    std::vector<config::Finding> findings();
    std::string firstFinding();

    acl::Verdict run(std::string_view recipient = "alice@corpus.test", acl::Phase phase = acl::Phase::rcpt);
    std::vector<acl::TracedDecision> trace();

    world::FakeWorld world;
    lookup::NamedLists lists;
    FakeVariables variables;
    FakeVerifier verifier;
    std::shared_ptr<const acl::Policy> policy;

private:
    acl::PolicySource m_source;
    std::unique_ptr<acl::Conversation> m_conversation;
};

/// "550 5.7.1 text", "accept", "defer text": the verdict in short.
std::string shortVerdict(const acl::Verdict& verdict);

} // namespace postroom::test
