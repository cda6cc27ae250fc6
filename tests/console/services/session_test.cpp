// SPDX-License-Identifier: GPL-3.0-or-later
// What the session does when things go wrong: by the faults of the fake daemon.
#include "console/services/json_text.h"
#include "tests/console/support/fake_daemon.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::console;

namespace {

struct World {
    FakeDaemon daemon;
    Session session{ApplianceUri::local("/fake"), daemon.channels()};

    World() { session.setFirstPause(std::chrono::milliseconds(1)); }
    void open() {
        session.open();
        QTRY_VERIFY(session.ready());
    }
};

base::ErrorKind kindOf(const std::optional<Answer>& answer) { return answer && !*answer ? answer->error().kind : base::ErrorKind::internal; }

} // namespace

class SessionTest : public QObject {
    Q_OBJECT
private slots:
    void aCallWithoutConnectionFailsLater() {
        World world;
        std::optional<Answer> got;
        world.session.call(this, "server.status", base::Json::object(), [&](const Answer& answer) { got = answer; });
        QVERIFY2(!got, "the callback came from within call()");
        QTRY_VERIFY(got);
        QCOMPARE(kindOf(got), base::ErrorKind::unavailable);
    }

    void aLostLinkFailsWhatIsOpenAndComesBack() {
        World world;
        world.open();
        QSignalSpy reconnected(&world.session, &Session::reconnected);
        world.daemon.setFaults("drop_link");
        std::optional<Answer> got;
        world.session.call(this, "server.status", base::Json::object(), [&](const Answer& answer) { got = answer; });
        QTRY_VERIFY(got);
        QCOMPARE(kindOf(got), base::ErrorKind::unavailable);
        QTRY_COMPARE(reconnected.size(), 1);
        QVERIFY(!reconnected[0][0].value<Missed>().restarted);
    }

    void aRestartIsNoticedByTheEpoch() {
        World world;
        world.open();
        bool restarted = false;
        connect(&world.session, &Session::reconnected, this, [&](const Missed& missed) { restarted = missed.restarted; });
        world.daemon.restart();
        QTRY_VERIFY(restarted);
    }

    void aDeadlinePasses() {
        World world;
        world.open();
        world.daemon.setFaults("no_reply");
        std::optional<Answer> got;
        world.session.call(this, "server.status", base::Json::object(), [&](const Answer& answer) { got = answer; }, std::chrono::milliseconds(5));
        QTRY_VERIFY(got);
        QCOMPARE(kindOf(got), base::ErrorKind::timeout);
    }

    void aLateReplyIsDropped() {
        World world;
        world.open();
        world.daemon.setFaults("slow_reply");
        int answers = 0;
        const qint64 call = world.session.call(this, "server.status", base::Json::object(), [&](const Answer&) { ++answers; });
        QTRY_COMPARE(world.daemon.askedFor("server.status"), 1);
        world.session.cancel(call);
        world.daemon.releaseReplies();
        world.daemon.setFaults({});
        bool second = false;
        world.session.call(this, "config.running", base::Json::object(), [&](const Answer&) { second = true; });
        QTRY_VERIFY(second);
        QCOMPARE(answers, 0);
    }

    void aGoneContextHearsNothing() {
        World world;
        world.open();
        bool called = false, second = false;
        auto context = std::make_unique<QObject>();
        world.session.call(context.get(), "server.status", base::Json::object(), [&](const Answer&) { called = true; });
        context.reset();
        world.session.call(this, "config.running", base::Json::object(), [&](const Answer&) { second = true; });
        QTRY_VERIFY(second);
        QVERIFY(!called);
    }

    void theRoleDecidesWhatIsOffered() {
        World world;
        world.daemon.setRole(catalogue::Role::helpdesk);
        world.open();
        QVERIFY(world.session.may("trace.reveal"));
        QVERIFY(!world.session.may("queue.remove"));
        std::optional<Answer> got;
        world.session.call(this, "queue.remove", base::Json::object({{"ids", base::Json::array()}}), [&](const Answer& answer) { got = answer; });
        QTRY_VERIFY(got);
        QCOMPARE(kindOf(got), base::ErrorKind::denied);
    }

    void aGapIsSaidToTheSubscriber() {
        World world;
        world.open();
        auto* subscription = world.session.subscribe(this, {{"queue."}, {}, 0});
        QTRY_VERIFY(subscription->last() >= 0);
        QSignalSpy missed(subscription, &Subscription::missed);
        int events = 0;
        connect(subscription, &Subscription::events, this, [&](const auto& list) { events += static_cast<int>(list.size()); });
        world.daemon.emitEvent("queue.held");
        QTRY_COMPARE(events, 1);
        world.daemon.setFaults("event_gap");
        world.daemon.emitEvent("queue.released");
        QTRY_COMPARE(missed.size(), 1);
        QCOMPARE(missed.first().first().toLongLong(), 1);
        QCOMPARE(events, 1);
        world.daemon.emitEvent("message.accepted"); // is not subscribed to
        world.daemon.emitEvent("queue.removed");
        QTRY_COMPARE(events, 2);
        QCOMPARE(subscription->last(), qint64{4});
        delete subscription;
    }

    void aSubscriptionGoesOnWhereItStopped() {
        World world;
        world.open();
        auto* subscription = world.session.subscribe(this, {});
        QTRY_VERIFY(subscription->last() >= 0);
        QStringList names;
        connect(subscription, &Subscription::events, this, [&](const auto& list) {
            for (const auto& event : list)
                names << text(event.event, "name");
        });
        world.daemon.emitEvent("queue.held");
        QTRY_COMPARE(names.size(), 1);
        world.daemon.dropLinks();
        world.daemon.emitEvent("queue.released"); // nobody is there to hear it
        QTRY_COMPARE(names, (QStringList{"queue.held", "queue.released"}));
        delete subscription;
    }

    void refusedConnectionsAreTriedAgain() {
        World world;
        world.daemon.setFaults("refuse_connect");
        world.session.open();
        QTRY_COMPARE(world.session.link(), Session::Link::lost);
        QVERIFY(!world.session.trouble().publicText.empty());
        world.daemon.setFaults({});
        QTRY_VERIFY(world.session.ready());
    }

    void closingIsQuiet() {
        World world;
        world.open();
        bool called = false;
        world.session.call(this, "server.status", base::Json::object(), [&](const Answer&) { called = true; });
        world.session.close();
        QCOMPARE(world.session.link(), Session::Link::closed);
        QCoreApplication::processEvents();
        QVERIFY(!called);
        QCOMPARE(world.daemon.connections(), 0);
    }
};

POSTROOM_TEST(SessionTest)
#include "session_test.moc"
