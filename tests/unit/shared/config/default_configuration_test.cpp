// SPDX-License-Identifier: Apache-2.0
#include "shared/catalogue/keys_main.h"
#include "shared/catalogue/keys_objects.h"
#include "shared/config/default_configuration.h"
#include "shared/config/digest.h"
#include "shared/config/settings.h"
#include "shared/config/text_printer.h"
#include "shared/config/text_reader.h"
#include "shared/config/validator.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::config;
namespace option = catalogue::option;

class DefaultConfigurationTest : public QObject {
    Q_OBJECT

    static std::string problems(const DefaultFacts& facts) {
        std::string text;
        for (const Finding& finding : readText(defaultConfigurationText(facts)).findings)
            text += finding.text() + "\n";
        const DefaultConfiguration made = defaultConfiguration(facts);
        ValidateOptions options;
        options.secrets = &made.secrets;
        for (const Finding& finding : validate(made.document, options))
            text += finding.text() + "\n";
        return text;
    }

private slots:
    void hasNothingToComplainAbout() {
        QCOMPARE(problems({}), std::string());
        DefaultFacts facts;
        facts.hostName = "mx.example.org";
        facts.localDomains = {"example.org", "example.com"};
        facts.relayToDomains = {"backup.example"};
        facts.accounts = {{"alice@example.org", "{scram-sha-256}4096$a$b$c"}, {"bob@example.org", ""}};
        facts.listeners = {{"mx", "127.0.0.1", 0, "mx"}, {"sub", "<; ::1", 2587, "submission"}};
        facts.aliasFile = "/var/lib/postroom/aliases";
        facts.smarthost = "127.0.0.1::2525";
        facts.mailRoot = "/tmp/m";
        QCOMPARE(problems(facts), std::string());
    }
    void saysWhatItWasTold() {
        DefaultFacts facts;
        facts.hostName = "mx.example.org";
        facts.accounts = {{"alice@example.org", "hash"}};
        facts.listeners = {{"only", "127.0.0.1", 2525, "mx"}};
        facts.smarthost = "127.0.0.1::26";
        const DefaultConfiguration made = defaultConfiguration(facts);
        const Document& document = made.document;
        QCOMPARE(document.main().get(option::primaryHostname), std::string("mx.example.org"));
        QVERIFY(document.main().get(option::prdrEnable));
        QCOMPARE(Settings(*document.find(Kind::listener, "only")).get(option::listener::port), 2525);
        QCOMPARE(Settings(*document.find(Kind::account, "alice@example.org"), &made.secrets).get(option::account::password), std::string("hash"));
        QVERIFY(document.find(Kind::router, "smarthost") != nullptr);
        QVERIFY(document.find(Kind::router, "dnslookup") == nullptr);
        QVERIFY(document.find(Kind::transport, "smarthost_smtp")->find("allow_localhost") != nullptr);
    }
    void itsListsOfAccountsFollowFromTheAccounts() {
        DefaultFacts facts;
        facts.accounts = {{"alice@example.org", ""}, {"alice@example.com", ""}, {"bob@example.org", ""}};
        const auto lists = builtInLists(defaultConfiguration(facts).document);
        QCOMPARE(plainText(lists[0].find("value")->value), std::string("alice@example.org : alice@example.com : bob@example.org"));
        QCOMPARE(plainText(lists[1].find("value")->value), std::string("alice : bob"));
    }
    void survivesExportAndImport() {
        DefaultFacts facts;
        facts.accounts = {{"alice@example.org", "hash"}};
        const Document document = defaultConfiguration(facts).document;
        const ReadResult again = readText(printText(document));
        QVERIFY(again.findings.empty());
        QCOMPARE(digest(again.document), digest(document));
    }
    void isReadAndCheckedInMilliseconds() {
        const std::string text = defaultConfigurationText({});
        QBENCHMARK {
            const ReadResult read = readText(text);
            const Findings findings = validate(read.document);
            QVERIFY(findings.empty());
        }
    }
};

POSTROOM_TEST(DefaultConfigurationTest)
#include "default_configuration_test.moc"
