// SPDX-License-Identifier: Apache-2.0
#include "shared/config/changes.h"
#include "shared/config/rename.h"
#include "shared/config/text_printer.h"
#include "shared/config/text_reader.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::config;

namespace {

constexpr std::string_view original = "acl_smtp_rcpt = check\ndomainlist local = example.org\nbegin acl\ncheck:\n  accept domains = +local\n"
                                  "  deny\nbegin routers\nr:\n  driver = accept\n  transport = t\nbegin transports\nt:\n  driver = smtp\n";

Applied applied(std::string_view changes, std::string_view text = original) {
    const auto json = base::Json::parse(changes);
    return config::apply(readText(text).document, *changesFromJson(*json));
}

} // namespace

class ChangesTest : public QObject {
    Q_OBJECT
private slots:
    void setsAndUnsetsByTypeOrText() {
        const Applied done = applied(R"([{"op":"set","object":"main","setting":"smtp_accept_max","value":7},
            {"op":"set","object":"transport t","setting":"connect_timeout","value":"1m"},
            {"op":"unset","object":"main","setting":"acl_smtp_rcpt"}])");
        QVERIFY(done.findings.empty());
        QVERIFY(done.document.mainObject().find("smtp_accept_max")->value == Value(std::int64_t(7)));
        QVERIFY(done.document.find(Kind::transport, "t")->find("connect_timeout")->value == Value(std::int64_t(60)));
        QVERIFY(done.document.mainObject().find("acl_smtp_rcpt") == nullptr);
    }
    void namesTheFieldOfEachError() {
        const Applied done = applied(R"([{"op":"set","object":"main","setting":"smtp_accept_max","value":"many"},
            {"op":"set","object":"router q","setting":"more","value":true},{"op":"set","object":"router r","setting":"mor","value":true},
            {"op":"add","object":"router r","value":{}},{"op":"move","object":"transport t","rank":0}])");
        QCOMPARE(done.findings.size(), std::size_t(5));
        QCOMPARE(done.findings[0].place.object + "/" + done.findings[0].place.setting, std::string("main/smtp_accept_max"));
        QCOMPARE(done.findings[1].code, std::string("missing-object"));
        QCOMPARE(done.findings[2].hint, std::string("did you mean more?"));
        QCOMPARE(done.findings[3].code, std::string("twice"));
        QCOMPARE(done.findings[4].code, std::string("rank"));
    }
    void editsStatementsOfAnAcl() {
        const Applied done = applied(R"([{"op":"set","object":"acl check","setting":"statements.2","value":"deny hosts = 10.0.0.1\n  message = no"},
            {"op":"unset","object":"acl check","setting":"statements.1"}])");
        QVERIFY(done.findings.empty());
        const auto& statements = done.document.find(Kind::acl, "check")->statements;
        QCOMPARE(statements.size(), std::size_t(1));
        QCOMPARE(printStatement(statements[0]), std::string("  deny   hosts = 10.0.0.1\n         message = no\n"));
        QCOMPARE(applied(R"([{"op":"unset","object":"acl check","setting":"statements.3"}])").findings.size(), std::size_t(1));
    }
    void renamesReferencesAlong() {
        const Applied done = applied(R"([{"op":"rename","object":"transport t","name":"remote"},{"op":"rename","object":"acl check","name":"rcpt"},
            {"op":"rename","object":"domainlist local","name":"ours"}])");
        QVERIFY(done.findings.empty());
        const std::string text = printText(done.document);
        QVERIFY(text.find("transport = remote") != std::string::npos);
        QVERIFY(text.find("acl_smtp_rcpt = rcpt") != std::string::npos);
        QVERIFY(text.find("domains = +ours") != std::string::npos);
        const Applied shadowed = applied(R"([{"op":"set","object":"transport t","setting":"shadow_transport","value":"copy"},{"op":"add","object":"transport copy",
            "value":{"settings":{"driver":"appendfile"}}},{"op":"rename","object":"transport copy","name":"second"}])");
        QCOMPARE(plainText(shadowed.document.find(Kind::transport, "t")->find("shadow_transport")->value), std::string("second"));
    }
    void changesMadeBeforeARenamingMeanTheSameBehindIt() {
        const auto behind = [](const char* change, Kind kind, const char* from, const char* to) {
            return toJson(renamedIn(*changeFromJson(*base::Json::parse(change)), kind, from, to)).text();
        };
        const auto json = [](const char* text) { return base::Json::parse(text)->text(); };
        QCOMPARE(behind(R"({"op":"set","object":"transport t","setting":"port","value":"27"})", Kind::transport, "t", "u"),
                 json(R"({"op":"set","object":"transport u","setting":"port","value":"27"})"));
        QCOMPARE(behind(R"({"op":"set","object":"router r","setting":"transport","value":"t"})", Kind::transport, "t", "u"),
                 json(R"({"op":"set","object":"router r","setting":"transport","value":"u"})"));
        QCOMPARE(behind(R"({"op":"set","object":"router r","setting":"pass_router","value":"t"})", Kind::transport, "t", "u"),
                 json(R"({"op":"set","object":"router r","setting":"pass_router","value":"t"})"));
        QCOMPARE(behind(R"({"op":"set","object":"router r","setting":"domains","value":"! +local : +local2"})", Kind::domainList, "local", "ours"),
                 json(R"({"op":"set","object":"router r","setting":"domains","value":"! +ours : +local2"})"));
        QCOMPARE(behind(R"({"op":"add","object":"router s","value":{"settings":{"driver":"accept","transport":"t"}}})", Kind::transport, "t", "u"),
                 json(R"({"op":"add","object":"router s","value":{"settings":{"driver":"accept","transport":"u"}}})"));
        QCOMPARE(behind(R"({"op":"set","object":"acl check","setting":"statements","value":[{"verb":"deny","terms":[{"name":"domains","value":"+local"}]}]})", Kind::domainList, "local", "ours"),
                 json(R"({"op":"set","object":"acl check","setting":"statements","value":[{"verb":"deny","terms":[{"name":"domains","value":"+ours"}]}]})"));
        QCOMPARE(behind(R"({"op":"set","object":"main","setting":"acl_smtp_rcpt","value":"check"})", Kind::acl, "check", "rcpt"),
                 json(R"({"op":"set","object":"main","setting":"acl_smtp_rcpt","value":"rcpt"})"));
        QCOMPARE(behind(R"({"op":"move","object":"router r","rank":2})", Kind::router, "r", "s"), json(R"({"op":"move","object":"router s","rank":2})"));
    }
    void takesSecretsOutOfValues() {
        const Applied done = applied(R"([{"op":"add","object":"account a@b","value":{"settings":{"password":"{x}y"}}}])");
        QCOMPARE(done.secrets.at("account/a@b/password"), std::string("{x}y"));
        QCOMPARE(plainText(done.document.find(Kind::account, "a@b")->find("password")->value), std::string("secret:account/a@b/password"));
    }
    void namesTheObjectsThatSomebodyElseChanged() {
        const Document before = readText(original).document;
        Document now = before;
        now.find(Kind::transport, "t")->settings.push_back({"port", std::string("26"), false, "", {}});
        Change mine{Operation::set, "transport t", "port", base::Json("27"), {}, ""};
        Change other{Operation::set, "router r", "more", base::Json(false), {}, ""};
        QCOMPARE(conflicts(before, now, {mine, other}), std::vector<std::string>{"transport t"});
        QVERIFY(conflicts(before, now, {other}).empty());
    }
    void refusesMalformedChangesWithTheirNumber() {
        const auto json = base::Json::parse(R"([{"op":"unset","object":"main","setting":"x"},{"op":"put","object":"main"}])");
        const auto changes = changesFromJson(*json);
        QVERIFY(!changes);
        QVERIFY(changes.error().publicText.starts_with("change 2: "));
    }
};

POSTROOM_TEST(ChangesTest)
#include "changes_test.moc"
