// SPDX-License-Identifier: Apache-2.0
#include "connection_fixture.h"
#include "fakes.h"
#include "server/control/handle_diagnose.h"
#include "server/control/handle_submit.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::control;
using namespace postroom::test;

namespace {
struct DiagnoseFixture : ConnectionFixture {
    explicit DiagnoseFixture(catalogue::Role role = catalogue::Role::administrator) : ConnectionFixture(role) {
        addDiagnoseMethods(methods, runner);
        addUploadMethod(methods);
        hello();
    }
    FakeRunner runner;
};
} // namespace

class HandleDiagnoseTest : public QObject {
    Q_OBJECT
private slots:
    void anAddressIsRoutedWithItsSteps() {
        DiagnoseFixture fixture(catalogue::Role::auditor);
        const auto reply = fixture.ask("address.test", base::Json::object({{"address", "anna@test"}}));
        const auto& route = reply["result"]["routes"].items().at(0);
        QCOMPARE(route["outcome"].toString(), std::string("deliver"));
        QCOMPARE(route["hosts"].items()[0]["mx"].toInteger(), 10);
        QCOMPARE(route["steps"].items()[0]["found"].toString(), std::string("test is not in +local_domains"));
        QCOMPARE(fixture.runner.asked.kind, ConfigurationChoice::Kind::running);
    }
    void rewritingAndRetryingAreExplained() {
        DiagnoseFixture fixture(catalogue::Role::auditor);
        const auto places = fixture.ask("address.rewrite", base::Json::object({{"address", "a@test"}}))["result"]["places"];
        QCOMPARE(places.items().at(0)["steps"].items().at(0).text(), std::string(R"({"rule":1,"from":"a@test","to":"new-a@test","last":true})"));
        const auto retry = fixture.ask("address.retry", base::Json::object({{"host", "mx.test"}, {"error", "refused_MX"}}))["result"];
        QCOMPARE(retry.text(), std::string(R"({"tries":[0,900],"gives_up":true,"random":false,"rule":{"number":2,"pattern":"mx.test","error":"refused_MX","senders":""}})"));
        QVERIFY(fixture.ask("address.retry", base::Json::object({{"address", "a@test"}}))["result"]["rule"].isNull());
        QCOMPARE(fixture.ask("address.retry", base::Json::object())["error"]["data"]["field"].toString(), std::string("address"));
    }
    void theConfigurationCanBeChosen() {
        DiagnoseFixture fixture;
        const auto ask = [&fixture](const char* json) {
            return fixture.ask("address.test", base::Json::object({{"address", "a@b"}, {"configuration", *base::Json::parse(json)}}));
        };
        ask(R"({"revision":4})");
        QCOMPARE(fixture.runner.asked.revision.value, 4);
        ask(R"({"base":3,"changes":[{"op":"set"}]})");
        QCOMPARE(fixture.runner.asked.kind, ConfigurationChoice::Kind::workingCopy);
        ask(R"({"text":"begin acl"})");
        QCOMPARE(fixture.runner.asked.text, std::string("begin acl"));
        QCOMPARE(ask(R"({"changes":7})")["error"]["data"]["field"].toString(), std::string("configuration.changes"));
    }
    void expansionsKeepTheirOrderAndTheirBytes() {
        DiagnoseFixture fixture;
        const auto reply = fixture.ask("expand", *base::Json::parse(R"({"expressions":["a","fail",{"b64":"/w=="}]})"));
        const auto& results = reply["result"]["results"].items();
        QCOMPARE(results[0]["result"].toString(), std::string("<a>"));
        QVERIFY(results[1]["forced"].toBool() && results[1].has("error") && !results[1].has("result"));
        QCOMPARE(results[2]["result_b64"].toString(), std::string("PP8+")); // < FF >
    }
    void aMessageForTheFactsMayBeUploaded() {
        DiagnoseFixture fixture;
        fixture.ask("upload.chunk", base::Json::object({{"upload", 1}, {"data", "Subject: "}}));
        fixture.ask("upload.chunk", base::Json::object({{"upload", 1}, {"data_b64", "eA=="}}));
        const auto reply = fixture.ask("expand", *base::Json::parse(R"({"expressions":["$message"],"message_upload":1})"));
        QCOMPARE(reply["result"]["results"].items()[0]["result"].toString(), std::string("Subject: x"));
        QCOMPARE(fixture.ask("expand", *base::Json::parse(R"({"expressions":[],"message_upload":1})"))["error"]["data"]["kind"].toString(),
                 std::string("not-found")); // an upload is used once
    }
    void aDialogueGoesOnLineByLineUntilItCloses() {
        DiagnoseFixture fixture;
        const auto opened = fixture.ask("session.open", base::Json::object({{"client", "192.0.2.9"}}))["result"];
        QCOMPARE(opened["replies"].toString(), std::string("220 mx.test\r\n"));
        QCOMPARE(fixture.runner.client, std::string("192.0.2.9"));
        const auto feed = [&](const char* line) {
            return fixture.ask("session.feed", base::Json::object({{"session", opened["session"]}, {"data", line}}));
        };
        QCOMPARE(feed("EHLO x\r\n")["result"]["sentences"].size(), std::size_t(1));
        QVERIFY(feed("QUIT\r\n")["result"]["closed"].toBool());
        QCOMPARE(feed("NOOP\r\n")["error"]["data"]["kind"].toString(), std::string("not-found"));
    }
    void aSimulationComparesStepByStep() {
        DiagnoseFixture fixture(catalogue::Role::operatorRole);
        const auto reply = fixture.ask("config.simulate", *base::Json::parse(R"({"dialogue":"EHLO x\nQUIT\nNOOP\n","configuration":{"base":3,"changes":[]}})"))["result"];
        QCOMPARE(reply["steps"].size(), std::size_t(3)); // the greeting; nothing after both have closed
        QCOMPARE(reply["steps"].items()[0]["after"]["replies"].toString(), std::string("220 mx.test\r\n"));
        QCOMPARE(reply["steps"].items()[1]["said"].toString(), std::string("EHLO x\r\n"));
        QCOMPARE(reply["steps"].items()[1]["differs"].toString(), std::string("no"));
        QCOMPARE(reply["differences"].toInteger(), 0);
    }
    void dialoguesAreLimitedAndEndWithTheConnection() {
        DiagnoseFixture fixture;
        for (std::size_t i = 0; i < ConnectionLimits().dialogues; ++i)
            QVERIFY(fixture.ask("session.open").has("result"));
        QCOMPARE(fixture.ask("session.open")["error"]["data"]["kind"].toString(), std::string("limit"));
        fixture.ask("session.close", base::Json::object({{"session", 1}}));
        QCOMPARE(fixture.runner.ended, 1);
        fixture.connection->close();
        QCOMPARE(fixture.runner.ended, static_cast<int>(ConnectionLimits().dialogues));
    }
    void uploadsAreBounded() {
        UploadSet uploads(10);
        QVERIFY(uploads.append(1, "123456"));
        QVERIFY(!uploads.append(2, "12345"));
        QVERIFY(!uploads.take(1)); // all were dropped
        QVERIFY(uploads.append(2, "12345"));
    }
};

POSTROOM_TEST(HandleDiagnoseTest)
#include "handle_diagnose_test.moc"
