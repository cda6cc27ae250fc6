// SPDX-License-Identifier: Apache-2.0
// A small SMTP dialogue around the ACL engine, with Exim's default texts: enough to hold the engine against Exim's
// recorded sessions without a network, routers or a queue. What a real session adds is not here on purpose.
#pragma once

#include "server/policy/acl/engine.h"
#include "server/policy/acl/message_content.h"
#include "tests/unit/server/policy/acl/policy_fixture.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::test {

/// The zone of the recordings, host names, and rates that count.
class CorpusWorld : public world::FakeWorld {
public:
    explicit CorpusWorld(const std::string& zoneFile);
    world::Answer ask(const world::Question& question) override;

private:
    struct Rate {
        double rate = 0;
        std::vector<std::string> seen;
    };
    world::Answer rate(const world::Question& question);
    std::map<std::string, Rate> m_rates;
};

/// The routers of the recordings' configuration.
struct CorpusVerifier : acl::AddressVerifier {
    acl::VerifyResult verifyRecipient(std::string_view address, const acl::VerifyOptions& options, const expand::Scope& scope) override;
    acl::VerifyResult verifySender(std::string_view address, const acl::VerifyOptions& options, const expand::Scope& scope) override;
    acl::VerifyResult expandRecipient(std::string_view address, const expand::Scope& scope) override { return verifyRecipient(address, {}, scope); }
};

class EximDialogue : public acl::MessageContent {
public:
    EximDialogue(std::string_view config, std::string_view client, const std::string& zoneFile);

    std::vector<std::string> banner();
    std::vector<std::string> command(std::string_view line);
    std::vector<std::string> message(const std::vector<std::string>& lines);
    [[nodiscard]] bool closed() const { return m_closed; }

    std::string_view headerText() const override { return m_header; }
    base::Result<std::string> body(std::size_t offset, std::size_t limit) const override;

private:
    using Lines = std::vector<std::string>;
    void readConfig(std::string_view config);
    acl::Verdict run(acl::Phase phase, std::string_view recipient = {});
    void set(std::string_view name, std::string value);
    Lines refused(const acl::Verdict& verdict, int code = 550);
    Lines greet(std::string_view argument, bool extended);
    Lines mail(std::string_view argument);
    Lines recipient(std::string_view argument);
    Lines data();
    Lines perRecipient();
    void reset();

    CorpusWorld m_world;
    lookup::NamedLists m_lists;
    FakeVariables m_variables;
    CorpusVerifier m_verifier;
    acl::PolicySource m_source;
    std::map<std::string, std::string, std::less<>> m_options;
    std::unique_ptr<acl::Conversation> m_conversation;
    std::string m_header, m_body;
    std::vector<std::string> m_recipients;
    std::vector<std::string> m_addedHeaders;
    bool m_greeted = false, m_mail = false, m_closed = false, m_prdr = false, m_authenticated = false;
    std::string m_lastRefusal;
};

} // namespace postroom::test
