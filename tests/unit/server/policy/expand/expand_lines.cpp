// SPDX-License-Identifier: Apache-2.0
// expand_lines --config F [--facts F] [--files DIR]: reads one expression a line, prints one JSON line each, as
// compare.py of the language corpora wants it. `postroomctl expand` is the same for people.
#include "server/platform/dns/unbound_resolver.h"
#include "server/policy/expand/facts_source.h"
#include "server/policy/expand/key_expander.h"
#include "server/policy/expand/list_setting.h"
#include "server/policy/expand/program.h"
#include "server/policy/lookup/dns_adapter.h"
#include "server/policy/lookup/live_world.h"
#include "shared/base/base64.h"
#include "shared/base/text.h"
#include "tests/unit/server/policy/expand/corpus_config.h"

#include <pwd.h>
#include <unistd.h>

#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>

using namespace postroom;

namespace {

std::string readFile(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

class FixedClock final : public base::Clock {
public:
    explicit FixedClock(std::int64_t seconds) : m_time(std::chrono::seconds(seconds)) {}
    base::Time now() const override { return m_time; }
    base::Steady steady() const override { return {}; }

private:
    base::Time m_time;
};

base::Json textJson(std::string_view member, const std::string& text) {
    if (base::isValidUtf8(text))
        return base::Json::object({{std::string(member), text}});
    return base::Json::object({{std::string(member) + "_b64", base::base64Encode(text)}});
}

lookup::LiveSettings liveSettings(const test::CorpusConfig& config) {
    lookup::LiveSettings settings;
    const auto option = [&](const std::string& name) {
        const auto place = config.options.find(name);
        return place == config.options.end() ? std::string() : place->second;
    };
    settings.primaryHostname = option("primary_hostname");
    settings.spoolDirectory = option("spool_directory");
    settings.sqliteFile = option("sqlite_dbfile");
    const std::string keptNames = option("keep_environment");
    const std::string added = option("add_environment");
    lookup::ListSplitter keep(keptNames);
    while (auto name = keep.next())
        settings.keepEnvironment.push_back(*name);
    lookup::ListSplitter add(added);
    while (auto entry = add.next())
        settings.addEnvironment.emplace_back(entry->substr(0, entry->find('=')), entry->substr(entry->find('=') + 1));
    return settings;
}

void setFacts(expand::FactsSource& facts, const base::Json& json, const std::string& folder) {
    if (json.has("message"))
        facts.setMessage(readFile(folder + "/msgs/" + json["message"].toString()));
    for (const char* name : {"tls_in_ourcert", "tls_in_peercert"})
        if (json.has(name))
            facts.set(name, expand::Value::tainted(readFile(folder + "/" + json[name].toString())));
    // Exim answers as for the local user who calls it, unless a client or a sender is given.
    const passwd* user = getpwuid(getuid());
    const std::string login = user != nullptr ? user->pw_name : "root";
    if (!json.has("sender_host_address")) {
        facts.set("authenticated_id", expand::Value::clean(login));
        facts.set("authenticated_sender", expand::Value::clean(login + "@corpus.test"));
        facts.set("sender_ident", expand::Value::clean(login));
        if (!json.has("sender"))
            facts.setSender(login + "@corpus.test");
    }
}

} // namespace

int main(int count, char** words) {
    std::string configFile;
    std::string factsFile;
    std::string folder;
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string option = words[i];
        (option == "--config" ? configFile : option == "--facts" ? factsFile : folder) = words[i + 1];
    }
    test::CorpusConfig config = test::CorpusConfig::read(configFile);
    const base::Json json = factsFile.empty() ? base::Json::object() : base::Json::parse(readFile(factsFile)).value_or(base::Json::object());

    expand::FactsSource facts(json);
    setFacts(facts, json, folder);
    expand::FactsSource options;
    for (const auto& [name, text] : config.options)
        if (name != "sqlite_dbfile")
            options.set(name, expand::Value::clean(text));
    options.set("return_size_limit", expand::Value::clean("10240"));
    options.set("bounce_return_size_limit", expand::Value::clean("10240"));
    options.set("received_protocol", expand::Value::clean(json.has("received_protocol") ? json["received_protocol"].toString() : json.has("sender_host_address") ? "smtp" : "local"));

    expand::compileNamedLists(config.lists, {});
    dns::UnboundSettings dnsSettings;
    dnsSettings.validation = dns::UnboundSettings::Validation::off;
    // libunbound answers for test. itself (RFC 6761) unless it is sent elsewhere.
    dnsSettings.forwardZones = {{"test", {"127.0.0.1"}}};
    auto resolver = dns::UnboundResolver::create(dnsSettings);
    std::unique_ptr<lookup::DnsAdapter> dns;
    if (resolver)
        dns = std::make_unique<lookup::DnsAdapter>(**resolver, base::Milliseconds(5000));
    FixedClock fixed(json["now"].toInteger());
    base::Clock& clock = json.has("now") ? static_cast<base::Clock&>(fixed) : base::systemClock();
    lookup::LookupFiles files;
    lookup::LiveWorld world(std::make_shared<const lookup::LiveSettings>(liveSettings(config)), {clock, files, dns.get(), {}, {}, {}});
    test::CorpusAcls acls(config);
    const expand::Scope scope{world, config.lists, {&acls, &facts, &options}, &acls, nullptr};
    acls.setScope(scope);
    world.setExpandKey([&](std::string_view key) { return expand::expandLookupKey(key, scope); });

    // What GnuTLS would have told of the client's certificate.
    if (json.has("tls_in_peercert"))
        if (const auto name = expand::Program::compile("${certextract{subject}{$tls_in_peercert}}", {}, {}))
            facts.set("tls_in_peerdn", name->evaluate(scope).value_or(expand::Value()));

    std::string line;
    while (std::getline(std::cin, line)) {
        const auto program = expand::Program::compile(config.withMacros(line), {"line", 1, 1, {}, {}}, {});
        if (!program) {
            base::Json answer = textJson("error", program.error().front().message);
            answer.set("forced", false);
            answer.set("compile", true);
            std::cout << answer.text() << '\n';
            continue;
        }
        const auto value = program->evaluate(scope);
        if (value) {
            std::cout << textJson("result", value->text).text() << '\n';
        } else {
            base::Json answer = textJson("error", value.error().message);
            answer.set("forced", value.error().kind == expand::Failure::Kind::forced);
            std::cout << answer.text() << '\n';
        }
    }
    return 0;
}
