// SPDX-License-Identifier: Apache-2.0
// What a configuration costs: milliseconds to read and to compile it, microseconds to ask its ACL for RCPT, with the decision
// trace and a World that answers from memory. Not a test; run it under the release preset.
//   policy-benchmark [FILE [ADDRESS...]]      an exim4.conf or one of ours; without: our default
#include "server/app/compiled.h"
#include "server/app/current_resolver.h"
#include "server/app/state_folder.h"
#include "server/deliver/transport/smtp/connection_pool.h"
#include "server/policy/acl/engine.h"
#include "server/policy/expand/facts_source.h"
#include "server/policy/world/fake_world.h"
#include "shared/config/default_configuration.h"
#include "shared/config/text_reader.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace postroom;

/// The median of the rounds, in microseconds.
template <typename Work>
double median(int rounds, Work work) {
    std::vector<double> spent;
    for (int i = 0; i < rounds; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        spent.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());
    }
    std::ranges::sort(spent);
    return spent[spent.size() / 2];
}

void askForRecipients(const app::Compiled& compiled, const std::vector<std::string>& recipients) {
    world::FakeWorld world;
    for (const char* domain : {"example.org", "example.com"}) {
        world.setDns(world::RecordType::mx, domain, {"10 mx.example.org"});
        world.setDns(world::RecordType::a, "mx.example.org", {"192.0.2.1"});
    }
    expand::FactsSource facts;
    facts.setSender("anna@example.org");
    facts.set("sender_host_address", expand::Value::clean("192.0.2.7"));
    facts.set("sender_helo_name", expand::Value::tainted("client.example.org"));
    facts.set("received_protocol", expand::Value::clean("esmtp"));
    const expand::Scope scope{world, *compiled.lists, {&facts, compiled.variables.get()}, nullptr, nullptr};
    for (const std::string& recipient : recipients) {
        acl::Conversation conversation(compiled.policy, compiled.verifier.get());
        acl::Verdict verdict;
        std::size_t bytes = 0;
        const double each = median(5000, [&] {
            verdict = conversation.run(acl::Phase::rcpt, recipient, scope);
            bytes = conversation.takeTrace().size();
        });
        std::printf("%8.1f us  RCPT TO:<%s>, outcome %d, %zu bytes of trace; %s\n", each, recipient.c_str(), static_cast<int>(verdict.outcome), bytes, verdict.logText.c_str());
    }
}

} // namespace

int main(int argc, char** argv) {
    config::DefaultFacts defaults;
    defaults.hostName = "mail.example.com";
    defaults.localDomains = {"example.com"};
    std::string text = config::defaultConfigurationText(defaults);
    if (argc > 1) {
        auto file = app::readOrdinaryFile(argv[1]);
        if (!file) {
            std::fprintf(stderr, "%s\n", file.error().text().c_str());
            return 1;
        }
        text = std::move(*file);
    }
    config::ReadOptions options;
    options.mailRoot = "/var/lib/postroom/mail";
    app::CurrentResolver resolver;
    transport::ConnectionPool pool{{}};
    app::CompileParts parts{resolver, pool, "/nowhere", "mail.example.com", {}, app::CompileParts::Use::trial};
    parts.makeWorld = [](const lookup::SharedSettings&) { return std::make_unique<world::FakeWorld>(); };
    parts.reportAll = true;

    config::ReadResult read;
    const double reading = median(101, [&] { read = config::readText(text, options); });
    std::shared_ptr<const app::Compiled> compiled;
    config::Findings findings;
    const double compiling = median(101, [&] {
        findings.clear();
        compiled = app::compileRevision(read.document, read.secrets, {0}, parts, findings);
    });
    std::printf("%8.2f ms  to read %zu bytes\n%8.2f ms  to check and compile them%s\n", reading / 1000, text.size(), compiling / 1000,
                config::hasErrors(findings) ? " (with errors)" : "");
    if (compiled == nullptr)
        return 1;
    askForRecipients(*compiled, argc > 2 ? std::vector<std::string>(argv + 2, argv + argc)
                                         : std::vector<std::string>{"postmaster@example.com", "nobody@elsewhere.example"});
    return 0;
}
