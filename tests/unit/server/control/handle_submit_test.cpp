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
struct SubmitFixture : ConnectionFixture {
    explicit SubmitFixture(catalogue::Role role = catalogue::Role::none) : ConnectionFixture(role) {
        addSubmitMethods(methods, submitter);
        addDiagnoseMethods(methods, runner);
        hello();
    }
    FakeSubmitter submitter;
    FakeRunner runner;
};
} // namespace

class HandleSubmitTest : public QObject {
    Q_OBJECT
private slots:
    void anyUserMaySubmitButOnlyAsHimself() {
        SubmitFixture fixture;
        const auto reply = fixture.ask("submit.message", *base::Json::parse(
            R"({"message":"To: a@b\n\nx\n","recipients":["a@b"],"notify":"success,delay","return":"headers","sender":"boss@b"})"));
        QCOMPARE(reply["result"]["outcome"].toString(), std::string("accepted"));
        QCOMPARE(fixture.submitter.last.user.name, std::string("anna"));
        QVERIFY(!fixture.submitter.last.user.trusted);
        QVERIFY(fixture.submitter.last.notify.success && fixture.submitter.last.notify.delay && !fixture.submitter.last.notify.failure);
        QCOMPARE(fixture.submitter.last.dsnReturn, mail::DsnReturn::headers);
    }
    void wrongOptionsNameTheirField_data() {
        QTest::addColumn<QString>("params");
        QTest::addColumn<QString>("field");
        QTest::newRow("nobody") << R"({"message":"x"})" << "recipients";
        QTest::newRow("notify") << R"({"message":"x","recipients":["a"],"notify":"never,success"})" << "notify";
        QTest::newRow("return") << R"({"message":"x","recipients":["a"],"return":"half"})" << "return";
    }
    void wrongOptionsNameTheirField() {
        QFETCH(QString, params);
        QFETCH(QString, field);
        SubmitFixture fixture;
        const auto reply = fixture.ask("submit.message", *base::Json::parse(params.toStdString()));
        QCOMPARE(QString::fromStdString(reply["error"]["data"]["field"].toString()), field);
    }
    void aFullDiskIsTemporary() {
        SubmitFixture fixture;
        fixture.submitter.full = true;
        const auto reply = fixture.ask("submit.message", *base::Json::parse(R"({"message":"x","recipients":["a@b"]})"));
        QVERIFY(reply["error"]["data"]["temporary"].toBool());
    }
    void sendmailBsWorksForThoseWithoutARoleWhileSimulationDoesNot() {
        SubmitFixture fixture;
        const auto opened = fixture.ask("submit.smtp")["result"];
        QCOMPARE(opened["replies"].toString(), std::string("220 mx.test\r\n"));
        QVERIFY(fixture.ask("session.feed", base::Json::object({{"session", opened["session"]}, {"data", "EHLO x\r\n"}})).has("result"));
        QCOMPARE(fixture.ask("session.open")["error"]["data"]["kind"].toString(), std::string("denied"));
    }
};

POSTROOM_TEST(HandleSubmitTest)
#include "handle_submit_test.moc"
