// SPDX-License-Identifier: Apache-2.0
#include "server/queue/standing_orders.h"
#include "server/queue/queue_admin.h"
#include "server/queue/queue_view.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/queue/queue_fixture.h"

using namespace postroom;
using namespace postroom::queue;
using std::chrono::hours;
using Kind = RecipientOutcome::Kind;

namespace {

Suspension domain(const std::string& name, std::optional<base::Time> until = {}) { return {Suspension::Of::domain, name, "they move", "root", {}, until}; }

} // namespace

class StandingOrdersTest : public QObject {
    Q_OBJECT
private slots:
    void globs() {
        QVERIFY(globMatches("*@x.example", "Anna@X.Example"));
        QVERIFY(globMatches("a*c*", "abbcd"));
        QVERIFY(globMatches("", ""));
        QVERIFY(!globMatches("a*c", "abd"));
        QVERIFY(!globMatches("", "a"));
    }
    void aSuspendedDomainWaitsOverARestartUntilItIsResumed() {
        test::QueueFixture f;
        QVERIFY(StandingOrders(*f.queue).suspend(domain("One.Example")));
        f.accept({"a@one.example"});
        f.accept({"a@two.example"});
        const auto other = f.queue->tryNextJob();
        QVERIFY(other && !f.queue->tryNextJob());
        f.queue->release(*other);
        QVERIFY(f.open());
        StandingOrders orders(*f.queue);
        QCOMPARE(orders.suspended().at(0).reason, std::string("they move"));
        QVERIFY(f.queue->tryNextJob() && !f.queue->tryNextJob());
        QVERIFY(orders.resume(Suspension::Of::domain, "ONE.example", "root"));
        QVERIFY(f.queue->tryNextJob());
        QVERIFY(!orders.resume(Suspension::Of::domain, "one.example", "root"));
        QCOMPARE(f.sink.count("queue.suspended") + f.sink.count("queue.resumed"), 2);
        QVERIFY(!orders.suspend(domain("no domain")));
    }
    void aSuspensionEndsByItself() {
        test::QueueFixture f;
        StandingOrders orders(*f.queue);
        QVERIFY(orders.suspend(domain("one.example", f.clock.now() + hours(1))));
        f.accept({"a@one.example"});
        orders.expire();
        QVERIFY(!f.queue->tryNextJob());
        f.clock.advance(hours(1));
        orders.expire();
        QVERIFY(f.queue->tryNextJob());
        QCOMPARE(f.sql("SELECT count(*) FROM suspension"), 0);
    }
    void aSuspendedHostIsKnownByNameAndAddressAndItsMailWakesWithIt() {
        test::QueueFixture f;
        StandingOrders orders(*f.queue);
        QVERIFY(!f.queue->hostSuspended("mx.one.example", "192.0.2.9"));
        QVERIFY(orders.suspend({Suspension::Of::host, "MX.one.example", "", "root", {}, {}}));
        const auto suspended = f.queue->hostSuspended("mx.one.example", "192.0.2.9");
        QVERIFY(suspended);
        QVERIFY(!f.queue->hostSuspended("mx.two.example", "192.0.2.9"));
        f.accept({"a@one.example"});
        const auto job = f.queue->tryNextJob();
        RecipientOutcome outcome = f.outcome(0, Kind::deferred);
        outcome.text = suspended->sentence;
        outcome.notBefore = f.clock.now() + hours(1);
        QVERIFY(f.queue->settle(*job, {outcome}, {}));
        QVERIFY(!f.queue->tryNextJob());
        QVERIFY(orders.resume(Suspension::Of::host, "mx.one.example", "root"));
        QVERIFY(f.queue->tryNextJob());
        QVERIFY(!f.queue->hostSuspended("mx.one.example", "192.0.2.9"));
    }
    void aHoldRuleHoldsWhatComesFromNowOn() {
        test::QueueFixture f;
        f.accept({"a@one.example"});
        StandingOrders orders(*f.queue);
        HoldRule rule;
        rule.filter.domain = "one.example";
        rule.filter.sender = "*@sender.example";
        rule.reason = "under inquiry";
        rule.by = "root";
        rule.until = f.clock.now() + hours(5);
        const auto number = orders.addHoldRule(rule);
        QVERIFY(number);
        QVERIFY(f.open());
        const auto id = f.accept({"b@one.example"});
        f.accept({"b@two.example"});
        const auto held = QueueView(*f.queue).list({.which = ListQuery::Which::held})->messages;
        QCOMPARE(held.size(), 1U);
        QVERIFY(held[0].id == id);
        QCOMPARE(held[0].reason, "hold rule " + std::to_string(*number) + ": under inquiry");
        QCOMPARE(f.sink.count("queue.held"), 1);
        StandingOrders again(*f.queue);
        QCOMPARE(again.holdRules().at(0).held, std::uint64_t(1));
        f.clock.advance(hours(5));
        again.expire();
        QVERIFY(again.holdRules().empty());
        f.accept({"c@one.example"});
        QCOMPARE(QueueView(*f.queue).list({.which = ListQuery::Which::held})->messages.size(), 1U);
        QVERIFY(!again.addHoldRule({}));
    }
    void filtersComeFromJsonAndRefuseWhatTheyDoNotKnow() {
        QVERIFY(!HoldFilter::fromJson(*base::Json::parse("{\"colour\":\"red\"}")));
        QVERIFY(!HoldFilter::fromJson(*base::Json::parse("{}")));
        const auto filter = HoldFilter::fromJson(*base::Json::parse("{\"sender\":\"<>\",\"client\":\"192.0.2.*\"}"));
        QVERIFY(filter);
        IncomingMessage message;
        message.reception.hostAddress = "192.0.2.7";
        QVERIFY(filter->matches(message));
        message.envelope.sender = "a@x.example";
        QVERIFY(!filter->matches(message));
    }
    void aQueueThatIsRunByHandWaitsForARunThatNamesIt() {
        test::QueueFixture f;
        QueuePolicy policy;
        policy.queuesByHand = {"night"};
        f.queue->setPolicy(policy);
        for (const char* name : {"night", "day"}) {
            auto message = f.message({std::string("a@") + name + ".example"});
            message.queueName = name;
            QVERIFY(f.queue->accept(std::move(message)));
        }
        const auto day = f.queue->tryNextJob();
        QVERIFY(day && !f.queue->tryNextJob());
        QueueAdmin admin(*f.queue);
        QCOMPARE(admin.run(RunScope::everything), 0U); // the one of the day is out
        QVERIFY(!f.queue->tryNextJob());
        QCOMPARE(admin.run(RunScope::due, {}, "night"), 1U);
        const auto night = f.queue->tryNextJob();
        QVERIFY(night);
        QVERIFY(f.queue->settle(*night, {f.outcome(0, Kind::deferred)}, {}));
        f.clock.advance(hours(12));
        QVERIFY(!f.queue->tryNextJob()); // what waits, waits for the next run
        QCOMPARE(QueueView(*f.queue).list({.queueName = "night"})->messages.size(), 1U);
        QVERIFY(f.open());
        f.queue->setPolicy(policy);
        QCOMPARE(QueueAdmin(*f.queue).run(RunScope::due, {}, "night"), 1U);
    }
};

POSTROOM_TEST(StandingOrdersTest)
#include "standing_orders_test.moc"
