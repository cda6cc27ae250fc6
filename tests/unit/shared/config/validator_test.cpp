// SPDX-License-Identifier: Apache-2.0
#include "shared/config/text_reader.h"
#include "shared/config/validator.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::config;

namespace {

/// "LINE:COLUMN code" of errors and warnings of a text that reads without errors.
std::string codes(std::string_view text, const ValidateOptions& options = {}) {
    const ReadResult read = readText(text);
    std::string result;
    for (const Finding& finding : read.findings)
        if (finding.severity == Severity::error)
            result += "READ " + finding.text() + "\n";
    for (const Finding& finding : validate(read.document, options))
        if (finding.code != "no-rcpt-acl")
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

class ValidatorTest : public QObject {
    Q_OBJECT
private slots:
    void findsNamesThatDoNotExist() {
        QCOMPARE(codes("acl_smtp_rcpt = chek\ndomainlist a = +b : !+local\nhosts_require_helo = +c : +include_unknown\nbegin acl\ncheck:\n"
                       "  accept hosts = +d\n         acl = other x\n         senders = +accounts\nbegin routers\nr:\n  driver = accept\n"
                       "  transport = t\n  pass_router = r\nq:\n  driver = redirect\n  data = x\n  file_transport = $x\n"),
                 Codes({"1:17 missing-acl", "2:16 missing-domainlist", "2:16 missing-domainlist", "3:22 missing-hostlist",
                        "6:18 missing-hostlist", "7:16 missing-acl", "12:15 missing-transport", "13:17 router-order"}));
    }
    void demandsWhatADriverNeeds() {
        QCOMPARE(codes("begin routers\nm:\n  driver = manualroute\nr:\n  driver = redirect\nbegin authenticators\na:\n  driver = plaintext\n"),
                 Codes({"2:1 missing-option", "4:1 missing-option", "7:1 missing-option"}));
    }
    void refusesTermsWhereTheyCannotWork() {
        QCOMPARE(codes("acl_smtp_mail = m\nacl_smtp_data = d\nacl_smtp_predata = p\nbegin acl\nm:\n  deny domains = x\n  deny verify = header_syntax\n"
                       "  warn control = caseful_local_part\nd:\n  accept acl = inner\np:\n  discard\ninner:\n  deny recipients = x\nunused:\n  deny recipients = x\n"),
                 Codes({"6:18 term-phase", "7:17 term-phase", "8:18 term-phase", "12:3 verb-phase", "14:21 term-phase"}));
    }
    void onlyWarnsWhenAnAclAlsoRunsWhereATermWorks() {
        const ReadResult read = readText("acl_smtp_mail = a\nacl_smtp_rcpt = a\nbegin acl\na:\n  deny domains = x\n");
        const Findings findings = validate(read.document);
        QCOMPARE(findings.size(), std::size_t(1));
        QVERIFY(findings[0].severity == Severity::warning);
        QCOMPARE(findings[0].message, std::string("domains cannot be used in an ACL that runs at mail"));
        QCOMPARE(findings[0].hint, std::string("it can be used at rcpt, prdr"));
    }
    void warnsOfConditionsAndRefusalsThatNameNothing() {
        QCOMPARE(codes("acl_smtp_rcpt = a\nhostlist none =\nbegin acl\na:\n  accept hosts =\n  warn condition =\n       message =\n  deny hosts = :\n  deny hosts = +none\n  accept\n"),
                 Codes({"5:17 empty-condition", "6:19 empty-condition", "9:16 empty-list"}));
    }
    void warnsOfAddressesThatAreTakenForNames() {
        QCOMPARE(codes("acl_smtp_rcpt = a\nhostlist good = 192.0.2.1 : !10.0.0.0/8 : *.example.org : 4.example.org : <; 2001:db8::1 : \nhostlist bad = 192.0.2.300 : 10.0.0/8\nbegin acl\na:\n"
                       "  deny hosts = 192.0.2.0/33\n  deny hosts = 192.0.2.7/32\n  accept domains = x\n"),
                 Codes({"3:16 no-address", "3:16 no-address", "6:16 no-address"}));
    }
    void looksIntoInlineAcls() {
        QCOMPARE(codes("acl_smtp_rcpt = deny local_parts = bob\\n  message = no\\naccept\n"), Codes());
        QCOMPARE(codes("acl_smtp_rcpt = accept\n"), Codes());
        QCOMPARE(codes("acl_smtp_mail = deny domains = bob\n"), Codes({"1:17 term-phase"}));
    }
    void knowsControlsAndVerifications() {
        QCOMPARE(codes("begin acl\na:\n  warn control = freeze/no_tell\n  warn control = frieze\n  require verify = header_certificate\n"
                       "  require verify = sender=a@b/defer_ok\n  warn control = ${if eq{a}{b}{freeze}}\n"),
                 Codes({"4:18 unknown-term", "5:20 absent-term"}));
    }
    void handsExpansionsToThePolicyLayerAndMapsItsPlaces() {
        ValidateOptions options;
        std::vector<std::string> seen;
        options.expansionCheck = [&](const ExpandedSetting& setting) -> Findings {
            seen.emplace_back(setting.text);
            const auto at = setting.text.find("$bad");
            if (at == std::string_view::npos)
                return {};
            Place place = setting.place;
            place.column += static_cast<std::uint32_t>(at);
            return {{Severity::error, "unknown-variable", place, "no variable bad", ""}};
        };
        QCOMPARE(codes("smtp_banner = hello \\\n    and $bad\nbegin acl\na:\n  warn message = x $bad\n", options),
                 Codes({"2:9 unknown-variable", "5:20 unknown-variable"}));
        QCOMPARE(seen, (std::vector<std::string>{"hello and $bad", "x $bad"}));
    }
    void checksValuesThatDidNotComeFromText() {
        Document document;
        document.mainObject().settings.push_back({"smtp_accept_max", std::string("x"), false, "", {}});
        document.add(Object{Kind::router, "a b", "", {{"driver", std::string("accept"), false, "", {}}}, {}, {}});
        document.add(Object{Kind::account, "a@b", "", {{"password", std::string("open"), false, "", {}}}, {}, {}});
        std::string found;
        for (const Finding& finding : validate(document))
            if (finding.severity == Severity::error)
                found += finding.code + "\n";
        QCOMPARE(found, Codes({"value", "open-secret", "name"}));
    }
    void warnsOfSecretsWithoutValue() {
        const SecretMap none;
        ValidateOptions options;
        options.secrets = &none;
        QCOMPARE(codes("begin accounts\na@b:\n  password = secret:x\n", options), Codes({"3:14 missing-secret"}));
    }
    void refusesAddressesThatAreNone() {
        QCOMPARE(codes("begin listeners\na:\n  address = localhost\nb:\n  address = <; ::1 ; 127.0.0.1\n"), Codes({"3:13 address"}));
    }
};

POSTROOM_TEST(ValidatorTest)
#include "validator_test.moc"
