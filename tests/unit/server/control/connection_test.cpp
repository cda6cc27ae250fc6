// SPDX-License-Identifier: Apache-2.0
#include "connection_fixture.h"
#include "server/control/handle_submit.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::control;
using postroom::test::ConnectionFixture;

namespace {
Answer echo(const Call& call) { return call.params; }
} // namespace

class ConnectionTest : public QObject {
    Q_OBJECT
private slots:
    void helloComesFirstOrNothingDoes() {
        ConnectionFixture fixture;
        QVERIFY(!fixture.send({1, "server.status", {}}));
        QVERIFY(fixture.replies()[0]["error"]["message"].toString().find("hello") != std::string::npos);
        QVERIFY(!fixture.send(wire::helloRequest({}, 2))); // too late: it is closing
    }
    void helloSaysWhoOneIs() {
        ConnectionFixture fixture(catalogue::Role::helpdesk);
        QVERIFY(fixture.send(wire::helloRequest({1, "console 1"}, 1)));
        const auto hello = wire::readHelloReply(fixture.replies()[0]["result"]);
        QCOMPARE(hello->user, std::string("anna"));
        QCOMPARE(hello->roles, std::vector<std::string>{"helpdesk"});
        QCOMPARE(hello->epoch, std::string("epoch1"));
        QCOMPARE(std::string(fixture.recorded.taken()[0].name), std::string("control.connected"));
    }
    void aStrangerWithAnotherProtocolIsClosedAtOnce() {
        ConnectionFixture fixture;
        QVERIFY(!fixture.connection->feed("GET / HTTP/1.1\r\n"));
        QCOMPARE(fixture.replies()[0]["error"]["code"].toInteger(), wire::codeParse);
    }
    void wrongLinesAfterHelloAreAnsweredAndForgiven() {
        ConnectionFixture fixture;
        fixture.hello();
        QVERIFY(fixture.connection->feed("{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":7}\n"));
        QCOMPARE(fixture.replies()[0]["id"].toInteger(), 5);
    }
    void aFrameOverTheLimitEndsTheConnectionWithASentence() {
        ConnectionLimits limits;
        limits.frame = 200;
        ConnectionFixture fixture(catalogue::Role::administrator, limits);
        fixture.hello();
        QVERIFY(!fixture.connection->feed(std::string(300, 'x')));
        QCOMPARE(fixture.replies()[0]["error"]["data"]["kind"].toString(), std::string("limit"));
    }
    void slowRequestsMayOvertakeEachOther() {
        ConnectionFixture fixture;
        fixture.methods.add("config.diff", Pace::slow, Effect::reads, echo);
        fixture.hello();
        fixture.parked = true;
        fixture.send({"first", "config.diff", base::Json::object({{"from", 1}, {"to", 2}})});
        fixture.send({"second", "config.diff", base::Json::object({{"from", 3}, {"to", 4}})});
        QVERIFY(fixture.connection->working());
        fixture.tasks[1]();
        fixture.tasks[0]();
        const auto replies = fixture.replies();
        QCOMPARE(replies[0]["id"].toString(), std::string("second"));
        QCOMPARE(replies[1]["id"].toString(), std::string("first"));
        QVERIFY(!fixture.connection->working());
        QCOMPARE(fixture.wakes, 2);
    }
    void requestsBeyondTheLimitWaitUnreadAndGoOn() {
        ConnectionLimits limits;
        limits.requestsAtOnce = 2;
        ConnectionFixture fixture(catalogue::Role::administrator, limits);
        fixture.methods.add("config.secrets", Pace::slow, Effect::reads, echo);
        fixture.hello();
        fixture.parked = true;
        for (int i = 0; i < 5; ++i)
            fixture.send({i, "config.secrets", {}});
        QCOMPARE(fixture.tasks.size(), std::size_t(2));
        QVERIFY(fixture.connection->waiting());
        fixture.tasks[0]();
        QVERIFY(fixture.connection->resume());
        QCOMPARE(fixture.tasks.size(), std::size_t(3));
    }
    void aFullServerSaysSo() {
        ConnectionFixture fixture;
        fixture.methods.add("config.secrets", Pace::slow, Effect::reads, echo);
        fixture.hello();
        fixture.full = true;
        const auto reply = fixture.ask("config.secrets");
        QVERIFY(reply["error"]["data"]["temporary"].toBool());
        QVERIFY(!fixture.connection->working());
    }
    void actionsAreRecordedWithUserAndOutcomeButWithoutContents() {
        ConnectionFixture fixture(catalogue::Role::administrator);
        fixture.methods.add("config.set-secret", Pace::slow, Effect::acts, [](const Call&) -> Answer {
            return refuse(wire::plainError(base::ErrorKind::io, "disk full"));
        });
        fixture.hello();
        fixture.recorded.taken();
        fixture.ask("config.set-secret", base::Json::object({{"name", "relay"}, {"value", "hunter2"}}));
        const auto events = fixture.recorded.taken();
        QCOMPARE(events.size(), std::size_t(1));
        QCOMPARE(std::string(events[0].name), std::string("control.action"));
        const std::string text = eventJson(events[0], catalogue::Role::administrator).text();
        QVERIFY2(text.find("relay") != std::string::npos && text.find("disk full") != std::string::npos &&
                     text.find("\"anna\"") != std::string::npos && text.find("hunter2") == std::string::npos,
                 text.c_str());
    }
    void deniedRequestsAreRecorded() {
        ConnectionFixture fixture(catalogue::Role::helpdesk);
        fixture.methods.add("server.stop", Pace::quick, Effect::acts, echo);
        fixture.hello();
        fixture.recorded.taken();
        QCOMPARE(fixture.ask("server.stop")["error"]["data"]["kind"].toString(), std::string("denied"));
        QCOMPARE(std::string(fixture.recorded.taken()[0].name), std::string("control.denied"));
    }
    void eventsAreSentToSubscribersOnly() {
        ConnectionFixture fixture;
        fixture.hello();
        const auto number = fixture.connection->subscribe({{"message."}, {}, 0}, {});
        events::Event event;
        event.name = "message.accepted";
        fixture.feed->event(1, event);
        event.name = "server.started";
        fixture.feed->event(2, event);
        QCOMPARE(fixture.wakes, 1);
        fixture.connection->pumpEvents(1 << 20);
        const auto frames = fixture.replies();
        QCOMPARE(frames.size(), std::size_t(1));
        QCOMPARE(frames[0]["params"]["event"]["name"].toString(), std::string("message.accepted"));
        QVERIFY(fixture.connection->unsubscribe(*number));
        QVERIFY(!fixture.connection->unsubscribe(*number));
    }
    void subscriptionsAreLimited() {
        ConnectionFixture fixture;
        for (std::size_t i = 0; i < ConnectionLimits().subscriptions; ++i)
            QVERIFY(fixture.connection->subscribe({}, {}));
        QVERIFY(!fixture.connection->subscribe({}, {}));
    }
    void anAnswerThatFitsNoFrameIsAnError() {
        ConnectionLimits limits;
        limits.frame = 500;
        ConnectionFixture fixture(catalogue::Role::administrator, limits);
        fixture.methods.add("config.secrets", Pace::slow, Effect::reads, [](const Call&) -> Answer { return base::Json(std::string(600, 'x')); });
        fixture.hello();
        QCOMPARE(fixture.ask("config.secrets")["error"]["data"]["kind"].toString(), std::string("limit"));
    }
    void aPeerThatDoesNotReadFillsItsOutboxOnlyToTheLimit() {
        Outbox outbox(100, [] {});
        QVERIFY(outbox.put(std::string(60, 'a')));
        QVERIFY(!outbox.put(std::string(60, 'b')));
        QVERIFY(outbox.overflowed());
        QVERIFY(!outbox.put("c"));
        QCOMPARE(outbox.take().size(), std::size_t(60));
    }
};

POSTROOM_TEST(ConnectionTest)
#include "connection_test.moc"
