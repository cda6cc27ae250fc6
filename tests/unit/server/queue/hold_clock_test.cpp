// SPDX-License-Identifier: Apache-2.0
#include "server/queue/queue_keeper.h"
#include "server/queue/queue_view.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/queue/queue_fixture.h"

using namespace postroom;
using namespace postroom::queue;
using std::chrono::hours;
using std::chrono::minutes;
using Kind = RecipientOutcome::Kind;

namespace {

struct Kept : test::QueueFixture {
    QueueAdmin admin{*queue};
    StandingOrders orders{*queue};
    QueueKeeper keeper{*queue, admin, orders};
    void policy(HoldSettings holds) {
        QueuePolicy policy;
        policy.holds = holds;
        queue->setPolicy(policy);
    }
    /// A message that delivery puts on hold.
    base::MessageId heldByDelivery(const std::string& sender) {
        auto incoming = message({"a@one.example"});
        incoming.envelope.sender = sender;
        const auto id = incoming.id;
        if (!queue->accept(std::move(incoming)))
            return {};
        const auto job = queue->tryNextJob();
        return job && settleAll(*job, Kind::held) ? id : base::MessageId();
    }
};

} // namespace

class HoldClockTest : public QObject {
    Q_OBJECT
private slots:
    void theEarliestEndCounts() {
        const base::Time t{};
        const HoldFacts hold{t + hours(1), {}, t, false, false};
        QVERIFY(nextHoldEnd(hold, {}).end == HoldEnd::none);
        QVERIFY(nextHoldEnd(hold, {hours(2), hours(5), hours(9)}).end == HoldEnd::thaw);
        QVERIFY(nextHoldEnd(hold, {hours(6), hours(5), hours(9)}).at == t + hours(6));
        HoldFacts until = hold;
        until.until = t + hours(4);
        QVERIFY(nextHoldEnd(until, {hours(2), {}, hours(9)}).end == HoldEnd::release);
        HoldFacts bounce{t + hours(1), {}, t, true, true};
        QVERIFY(nextHoldEnd(bounce, {hours(2), {}, hours(9)}).at == t + hours(9)); // auto_thaw is not for bounces
    }
    void autoThawReleasesAfterItsTime() {
        Kept f;
        f.policy({hours(2), {}, hours(99)});
        const auto id = f.accept({"a@one.example"});
        QVERIFY(f.admin.hold(id, "root", "look"));
        QCOMPARE(f.keeper.tick(), 0U);
        f.clock.advance(hours(2));
        QCOMPARE(f.keeper.tick(), 1U);
        QVERIFY(f.queue->tryNextJob());
    }
    void timeoutFrozenAfterGivesUpAlsoAfterARestart() {
        Kept f;
        const auto id = f.accept({"a@one.example"});
        QVERIFY(f.admin.hold(id, "root", "look"));
        f.settings.policy.holds.giveUpAfter = hours(3);
        QVERIFY(f.open());
        QueueAdmin admin(*f.queue);
        StandingOrders orders(*f.queue);
        QueueKeeper keeper(*f.queue, admin, orders);
        f.clock.advance(hours(2));
        QCOMPARE(keeper.tick(), 0U);
        f.clock.advance(hours(1));
        QCOMPARE(keeper.tick(), 1U);
        const auto job = f.queue->tryNextJob();
        QVERIFY(job && job->giveUp.find("timeout_frozen_after") != std::string::npos);
        QCOMPARE(f.sink.count("queue.given-up"), 1);
    }
    void timeoutFrozenAfterAlsoEndsWhatDeliveryPutOnHold() {
        Kept f;
        f.policy({{}, hours(3), hours(99)});
        QVERIFY(!f.heldByDelivery("anna@sender.example").empty());
        f.clock.advance(hours(3));
        QCOMPARE(f.keeper.tick(), 1U);
        const auto job = f.queue->tryNextJob();
        QVERIFY(job && !job->giveUp.empty());
    }
    void aFailedBounceIsTriedOnceMoreWhenIgnoreBounceErrorsAfterHasPassed() {
        Kept f;
        f.policy({{}, {}, hours(10)});
        QVERIFY(!f.heldByDelivery("").empty());
        f.clock.advance(hours(9));
        QCOMPARE(f.keeper.tick(), 0U);
        f.clock.advance(hours(1));
        QCOMPARE(f.keeper.tick(), 1U);
        const auto job = f.queue->tryNextJob();
        QVERIFY(job && job->giveUp.empty());
    }
    void holdUntilEndsByItselfAlsoAfterARestart() {
        Kept f;
        const auto id = f.accept({"a@one.example"});
        QVERIFY(!f.admin.hold(id, "root", "", f.clock.now() - minutes(1)));
        QVERIFY(f.admin.hold(id, "root", "after the weekend", f.clock.now() + hours(48)));
        QVERIFY(f.open());
        QCOMPARE(*QueueView(*f.queue).show(id)->summary.heldUntil, f.clock.now() + hours(48));
        QueueAdmin admin(*f.queue);
        StandingOrders orders(*f.queue);
        QueueKeeper keeper(*f.queue, admin, orders);
        f.clock.advance(hours(48));
        QCOMPARE(keeper.tick(), 1U);
        QVERIFY(f.queue->tryNextJob());
        QCOMPARE(keeper.tick(), 0U);
    }
    void whatWasReleasedMeanwhileIsLeftAlone() {
        Kept f;
        f.policy({{}, hours(1), hours(99)});
        const auto id = f.accept({"a@one.example"});
        QVERIFY(f.admin.hold(id, "root", "look"));
        QVERIFY(f.admin.release(id, "root"));
        f.clock.advance(hours(1));
        QCOMPARE(f.keeper.tick(), 0U);
        QVERIFY(f.queue->tryNextJob()->giveUp.empty());
    }
};

POSTROOM_TEST(HoldClockTest)
#include "hold_clock_test.moc"
