// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/hello.h"
#include "shared/wire/message.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::wire;

class MessageTest : public QObject {
    Q_OBJECT
private slots:
    void eachKindIsReadBackAsItWasWritten() {
        const auto request = readMessage(toJson(Request{7, "status", base::Json::object({{"a", 1}})}).text());
        QCOMPARE(std::get<Request>(request).method, std::string("status"));
        QCOMPARE(std::get<Request>(request).id.toInteger(), 7);
        QCOMPARE(std::get<Request>(request).params["a"].toInteger(), 1);
        QCOMPARE(std::get<Reply>(readMessage(toJson(Reply{"x", true}).text())).id.toString(), std::string("x"));
        const auto failed = readMessage(toJson(ErrorReply{3, fieldError("limit", "too large")}).text());
        QCOMPARE(std::get<ErrorReply>(failed).error.field, std::string("limit"));
        QCOMPARE(std::get<Notification>(readMessage(toJson(Notification{"event", {}}).text())).method, std::string("event"));
        QVERIFY(std::holds_alternative<Reply>(readMessage(toJson(Reply{1, {}}).text()))); // null is a result too
    }
    void whatIsNoMessageIsAnsweredUnderItsIdWhenThatCanBeRead_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("id");
        QTest::newRow("no JSON") << "{" << codeParse << 0;
        QTest::newRow("batch") << "[]" << codeInvalidRequest << 0;
        QTest::newRow("text") << "\"x\"" << codeInvalidRequest << 0;
        QTest::newRow("no version") << R"({"id":4,"method":"a"})" << codeInvalidRequest << 4;
        QTest::newRow("method is a number") << R"({"jsonrpc":"2.0","id":4,"method":1})" << codeInvalidRequest << 4;
        QTest::newRow("params is a list") << R"({"jsonrpc":"2.0","id":4,"method":"a","params":[1]})" << codeInvalidRequest << 4;
        QTest::newRow("id is an object") << R"({"jsonrpc":"2.0","id":{},"method":"a"})" << codeInvalidRequest << 0;
        QTest::newRow("neither") << R"({"jsonrpc":"2.0","id":4})" << codeInvalidRequest << 4;
    }
    void whatIsNoMessageIsAnsweredUnderItsIdWhenThatCanBeRead() {
        QFETCH(QString, line);
        QFETCH(int, code);
        QFETCH(int, id);
        const auto message = readMessage(line.toStdString());
        QVERIFY(std::holds_alternative<Malformed>(message));
        QCOMPARE(std::get<Malformed>(message).error.code, code);
        QCOMPARE(static_cast<int>(std::get<Malformed>(message).id.toInteger()), id);
    }
    void helloNamesBothVersionsWhenTheyDiffer() {
        QVERIFY(readHelloRequest(helloRequest({}, 1).params));
        const auto wrong = readHelloRequest(base::Json::object({{"version", 99}}));
        QVERIFY(!wrong);
        QVERIFY(wrong.error().publicText.find("99") != std::string::npos);
        QVERIFY(wrong.error().publicText.find(std::to_string(protocolVersion)) != std::string::npos);
        QVERIFY(!readHelloRequest({}));
    }
    void helloReplyComesBackWhole() {
        HelloReply hello;
        hello.server = "postroomd 1";
        hello.roles = {"helpdesk", "auditor"};
        hello.epoch = "e1";
        const auto read = readHelloReply(helloReplyJson(hello));
        QVERIFY(read);
        QCOMPARE(read->roles, hello.roles);
        QCOMPARE(read->epoch, hello.epoch);
        QVERIFY(!readHelloReply(base::Json::object({{"greeting", "220"}})));
    }
};

POSTROOM_TEST(MessageTest)
#include "message_test.moc"
