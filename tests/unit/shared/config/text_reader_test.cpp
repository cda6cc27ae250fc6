// SPDX-License-Identifier: Apache-2.0
#include "shared/config/macro_table.h"
#include "shared/config/settings.h"
#include "shared/config/text_reader.h"
#include "shared/catalogue/keys_main.h"
#include "shared/catalogue/keys_router.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::config;
namespace option = catalogue::option;

namespace {

/// The findings of one severity as "line:column code".
std::string findingsOf(const ReadResult& read, Severity severity = Severity::error) {
    std::string result;
    for (const Finding& finding : read.findings)
        if (finding.severity == severity)
            result += std::to_string(finding.place.line) + ":" + std::to_string(finding.place.column) + " " + finding.code + "\n";
    return result;
}

/// As a text, so that a failure shows what differs.
std::string Codes(std::initializer_list<std::string_view> codes = {}) {
    std::string text;
    for (const std::string_view code : codes)
        text += std::string(code) + "\n";
    return text;
}

} // namespace

class TextReaderTest : public QObject {
    Q_OBJECT
private slots:
    void readsTypedSettingsOfTheMainSection() {
        const ReadResult read = readText("smtp_receive_timeout = 1h30m\nno_smtp_enforce_sync\nmessage_size_limit = 10M\n"
                                         "hide primary_hostname = \"a\\x2eb\"\nprdr_enable\n");
        QCOMPARE(findingsOf(read), Codes());
        const Settings main = read.document.main();
        QCOMPARE(main.get(option::smtpReceiveTimeout).fixed.value(), base::Seconds(5400));
        QCOMPARE(main.get(option::smtpEnforceSync), false);
        QCOMPARE(main.get(option::messageSizeLimit).fixed.value(), std::int64_t(10) << 20);
        QCOMPARE(main.get(option::primaryHostname), std::string("a.b"));
        QVERIFY(main.object().find("primary_hostname")->hidden);
        QVERIFY(main.get(option::prdrEnable));
        QCOMPARE(main.get(option::recipientsMax).fixed.value(), 50000);
        QVERIFY(!main.isExplicit(option::recipientsMax));
    }
    void joinsContinuedLinesAndKnowsWhereEachPartStood() {
        const ReadResult read = readText("smtp_banner = one \\\n  # a comment in between\n     two\\\nthree\n");
        QCOMPARE(read.document.main().get(option::smtpBanner), std::string("one twothree"));
        const Object& main = read.document.mainObject();
        const Place two = read.document.place(main, "smtp_banner", 4);
        QCOMPARE(two.line, 3U);
        QCOMPARE(two.column, 6U);
        QCOMPARE(read.document.place(main, "smtp_banner", 0).column, 15U);
    }
    void replacesMacrosInTheOrderOfTheirDefinition() {
        const ReadResult read = readText("DOMAIN = example.org\nLIST = mail.DOMAIN : DOMAIN\nDOMAIN == example.net\n"
                                         "domainlist local = LIST : DOMAIN\n");
        QCOMPARE(findingsOf(read), Codes());
        QCOMPARE(plainText(read.document.find(Kind::domainList, "local")->find("value")->value),
                 std::string("mail.example.org : example.org : example.net"));
    }
    void obeysConditionsIncludingBuiltInNames() {
        const ReadResult read = readText(".ifdef NOTHING\nbogus = 1\n.elifdef _HAVE_TLS\nprimary_hostname = tls\n.else\nbogus\n.endif\n"
                                         ".ifndef _OPT_MAIN_NO_SUCH\nqualify_domain = q\n.endif\n");
        QCOMPARE(findingsOf(read), Codes());
        QCOMPARE(read.document.main().get(option::primaryHostname), std::string("tls"));
        QCOMPARE(read.document.main().get(option::qualifyDomain), std::string("q"));
        QCOMPARE(findingsOf(readText(".ifdef X\n")), Codes({"0:0 missing-endif"}));
        QCOMPARE(findingsOf(readText(".endif\n")), Codes({"1:1 stray-condition"}));
    }
    void builtInNamesAreWordsThatBecomeY() {
        QCOMPARE(MacroTable::withBuiltIns("[_HAVE_TLS] _OPT_MAIN_QUALIFY_DOMAIN/_DRIVER_ROUTER_ACCEPT"), std::string("[y] y/y"));
        QCOMPARE(MacroTable::withBuiltIns("_HAVE_NOTHING _DRIVER_ROUTER_ACCEPTED x_HAVE_TLS"), std::string("_HAVE_NOTHING _DRIVER_ROUTER_ACCEPTED x_HAVE_TLS"));
    }
    void readsIncludedFilesAndNamesThemInFindings() {
        ReadOptions options;
        options.fileName = "main.conf";
        options.include = [](std::string_view path) -> base::Result<std::string> {
            if (path == "/b")
                return std::string("primary_hostname = b\nnonsense = 1\n");
            return base::fail(base::permanentError(base::ErrorKind::notFound, "no such file"));
        };
        const ReadResult read = readText(".include \"/b\"\n.include_if_exists /c\n.include /d\n", options);
        QCOMPARE(read.document.main().get(option::primaryHostname), std::string("b"));
        QCOMPARE(read.findings.size(), std::size_t(2));
        QCOMPARE(read.findings[0].place.file, std::string("main.conf"));
        QCOMPARE(read.findings[0].place.line, 3U);
        QCOMPARE(read.findings[1].place.file, std::string("/b"));
        QCOMPARE(read.findings[1].place.line, 2U);
    }
    void stopsAnIncludeThatIncludesItself() {
        ReadOptions options;
        options.include = [](std::string_view) -> base::Result<std::string> { return std::string(".include /self\n"); };
        QCOMPARE(readText(".include /self\n", options).findings.size(), std::size_t(1));
    }
    void reportsAllErrorsAtOnceWithTheirPlaces() {
        const ReadResult read = readText("smtp_accept_max = many\nsmtp_acept_max = 3\nprdr_enable = maybe\nprimary_hostname\n"
                                         "smtp_banner = \"open\nbegin routers\nr:\n  driver = acept\ns:\n  transport = x\nbegin rooters\n");
        QCOMPARE(findingsOf(read), Codes({"1:19 value", "2:1 unknown-option", "3:15 value", "4:1 missing-value", "5:15 quote",
                                          "8:12 unknown-driver", "9:1 missing-driver", "11:1 unknown-section"}));
        QCOMPARE(read.findings[1].hint, std::string("did you mean smtp_accept_max?"));
        QCOMPARE(read.findings[5].hint, std::string("did you mean accept?"));
    }
    void answersOptionsOfEximThatAreNotHere() {
        const ReadResult read = readText("never_users = root\nspool_directory = /x\nav_scanner = clamd\nbegin transports\nt:\n  driver = smtp\n"
                                         "  dkim_domain = x\nu:\n  driver = queuefile\n  directory = /x\n");
        QCOMPARE(findingsOf(read), Codes({"3:1 absent-option", "7:3 absent-option", "9:12 absent-driver"}));
        QCOMPARE(findingsOf(read, Severity::warning), Codes({"1:1 needless-option", "2:1 needless-option"}));
    }
    void setsBothOptionsForEximsShortForms() {
        const ReadResult read = readText("begin routers\nr:\n  driver = accept\n  no_verify\n  no_more\n  set = r_a = 1\n  set = r_b = 2\n");
        QCOMPARE(findingsOf(read), Codes());
        const Settings router(*read.document.find(Kind::router, "r"));
        QCOMPARE(router.get(option::router::verifySender), false);
        QCOMPARE(router.get(option::router::verifyRecipient), false);
        QCOMPARE(router.get(option::router::more).fixed.value(), false);
        QCOMPARE(router.get(option::router::setVariables), (std::vector<std::string>{"r_a = 1", "r_b = 2"}));
    }
    void readsAclStatementsOverSeveralLines() {
        const ReadResult read = readText("begin acl\ncheck:\n  # why\n  deny hosts = !10.0.0.1 : *\n       !verify = reverse_host_lookup\n"
                                         "       set acl_m_x = a = b\n       message = no\\\n         way\n  accept endpass\n  accept\n"
                                         "#off#  drop hosts = *\n#shadow#  deny hosts = 192.0.2.1\n#shadow#       message = bad\n");
        QCOMPARE(findingsOf(read), Codes());
        const auto& statements = read.document.find(Kind::acl, "check")->statements;
        QCOMPARE(statements.size(), std::size_t(5));
        QVERIFY(statements[4].enabled && statements[4].shadow && statements[4].terms.size() == 2);
        QCOMPARE(statements[0].comment, std::string("why"));
        QCOMPARE(statements[0].terms.size(), std::size_t(4));
        QVERIFY(statements[0].terms[1].negated);
        QCOMPARE(statements[0].terms[2].fullName(), std::string("set acl_m_x"));
        QCOMPARE(statements[0].terms[2].value, std::string("a = b"));
        QCOMPARE(statements[0].terms[3].value, std::string("noway"));
        QVERIFY(statements[2].terms.empty() && statements[2].enabled);
        QVERIFY(!statements[3].enabled);
    }
    void reportsWhatIsWrongInAcls() {
        const ReadResult read = readText("begin acl\na:\n  hosts = x\n  deny host = x\n  deny spam = nobody\n  deny !message = x\n"
                                         "  deny endpass\n  deny set x = 1\n  deny hosts x\n");
        QCOMPARE(findingsOf(read), Codes({"3:3 unknown-verb", "4:8 unknown-term", "5:8 absent-term", "6:8 negation", "7:8 endpass",
                                          "8:12 variable", "9:14 syntax"}));
        QCOMPARE(read.findings[1].hint, std::string("did you mean hosts?"));
    }
    void readsRetryAndRewriteRules() {
        const ReadResult read = readText("begin retry\n* * F,2h,15m; G,16h,1h,1.5\nexample.org rcpt_452 senders=: F,1d,1h\nx quotta F,1h,5m\n"
                                         "y * F,1h\nbegin rewrite\n*@old.example \"$1@new.example\" Eh\n*@x y z\n*@x y@z S\n\\N^x\\N y@z Sq\n");
        QCOMPARE(findingsOf(read), Codes({"4:3 retry-error", "5:5 retry-schedule", "8:7 rewrite-flags", "9:1 rewrite-flags"}));
        QVERIFY(read.document.find(Kind::retry, "example.org rcpt_452 senders=:") != nullptr);
        QCOMPARE(plainText(read.document.find(Kind::rewrite, "*@old.example")->find("replacement")->value), std::string("$1@new.example"));
    }
    void readsErrorNamesOfRetryRulesInAnyCase() {
        const ReadResult read = readText("begin retry\n* Refused_mx F,1h,5m\n* RCPT_45x F,1h,5m\n* rcpt_4x2 F,1h,5m\n* connect_MX F,1h,5m\n* QUOTA_3d F,1h,5m\n");
        QCOMPARE(findingsOf(read), Codes({"4:3 retry-error", "5:3 retry-error"}));
    }
    void keepsSecretsApartFromTheDocument() {
        const ReadResult read = readText("begin accounts\nalice@example.org:\n  password = {scram-sha-256}4096$a$b$c\nbob@example.org:\n"
                                         "  password = secret:bobs\n");
        QCOMPARE(findingsOf(read), Codes());
        const Object* alice = read.document.find(Kind::account, "alice@example.org");
        QCOMPARE(plainText(alice->find("password")->value), std::string("secret:account/alice@example.org/password"));
        QCOMPARE(read.secrets.at("account/alice@example.org/password"), std::string("{scram-sha-256}4096$a$b$c"));
        QCOMPARE(read.secrets.size(), std::size_t(1));
    }
    void turnsPortsAndInterfacesIntoListeners() {
        const ReadResult read = readText("daemon_smtp_ports = 25 : 465 : 587\ntls_on_connect_ports = 465\nlocal_interfaces = <; 127.0.0.1 ; ::1\n");
        QCOMPARE(findingsOf(read), Codes());
        QCOMPARE(read.document.all(Kind::listener).size(), std::size_t(3));
        const Object* tls = read.document.find(Kind::listener, "port465");
        QCOMPARE(plainText(tls->find("role")->value), std::string("submissions"));
        QCOMPARE(splitList(plainText(tls->find("address")->value)), (std::vector<std::string>{"127.0.0.1", "::1"}));
    }
    void refusesAFormatThatIsTooNew() {
        QCOMPARE(findingsOf(readText("# Postroom configuration, format 2\n")), Codes({"1:34 format"}));
    }
    void takesLatin1TextWithAWarning() {
        const ReadResult read = readText("primary_hostname = a\xe4.example\n");
        QCOMPARE(read.document.main().get(option::primaryHostname), std::string("a\xc3\xa4.example"));
        QCOMPARE(findingsOf(read, Severity::warning), Codes({"0:0 encoding"}));
    }
};

POSTROOM_TEST(TextReaderTest)
#include "text_reader_test.moc"
