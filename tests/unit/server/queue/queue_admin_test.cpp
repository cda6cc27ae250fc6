// SPDX-License-Identifier: Apache-2.0
#include "server/queue/ledger.h"
#include "server/queue/queue_admin.h"
#include "server/queue/queue_view.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/queue/queue_fixture.h"

using namespace postroom;
using namespace postroom::queue;
using Kind = RecipientOutcome::Kind;

class QueueAdminTest : public QObject {
    Q_OBJECT
private slots:
    void aHeldMessageWaitsOverARestartUntilItIsReleased() {
        test::QueueFixture f;
        const auto id = f.accept({"a@one.example"});
        QVERIFY(QueueAdmin(*f.queue).hold(id, "root", "spam?"));
        QVERIFY(!f.queue->tryNextJob());
        QVERIFY(f.open());
        QVERIFY(!f.queue->tryNextJob());
        const auto listed = QueueView(*f.queue).list({.which = ListQuery::Which::held})->messages;
        QCOMPARE(listed.size(), 1U);
        QCOMPARE(listed[0].reason, std::string("spam?"));
        QVERIFY(listed[0].held && !listed[0].next);
        QVERIFY(QueueAdmin(*f.queue).release(id, "root"));
        QVERIFY(f.queue->tryNextJob());
        QCOMPARE(f.sink.count("queue.held"), 1);
        QCOMPARE(f.sink.count("queue.released"), 1);
    }
    void tryNowDoesNotWaitForTheRetryTime() {
        test::QueueFixture f;
        const auto id = f.accept({"a@one.example"});
        const auto job = f.queue->tryNextJob();
        QVERIFY(f.queue->settle(*job, {f.outcome(0, Kind::deferred)}, {}));
        QVERIFY(!f.queue->tryNextJob());
        QVERIFY(QueueAdmin(*f.queue).tryNow(id, "root"));
        const auto again = f.queue->tryNextJob();
        QVERIFY(again && again->forced);
    }
    void aQueueRunTakesWhatWasOnlyQueued() {
        test::QueueFixture f;
        IncomingMessage message = f.message({"a@one.example"});
        message.deliverNow = false;
        QVERIFY(f.queue->accept(std::move(message)));
        QueueAdmin admin(*f.queue);
        QCOMPARE(admin.run(RunScope::due, "other.example"), 0U);
        QCOMPARE(admin.run(RunScope::due), 1U);
        QVERIFY(f.queue->tryNextJob());
    }
    void givingUpMakesAJobThatSaysSoAndOnlyForTheChosen() {
        test::QueueFixture f;
        const auto id = f.accept({"a@one.example", "b@one.example"});
        QVERIFY(QueueAdmin(*f.queue).giveUp(id, "root", "not wanted", {"B@one.example"}));
        const auto first = f.queue->tryNextJob();
        const auto second = f.queue->tryNextJob();
        QVERIFY(first && second);
        QCOMPARE(first->giveUp.empty() ? second->recipients : first->recipients, std::vector<std::uint32_t>{1});
        QCOMPARE(first->giveUp + second->giveUp, std::string("not wanted"));
    }
    void whatWasGivenUpStaysSoAfterARestart() {
        test::QueueFixture f;
        const auto id = f.accept({"a@one.example", "b@two.example"});
        QVERIFY(QueueAdmin(*f.queue).giveUp(id, "root", "not wanted", {"a@one.example"}));
        QVERIFY(f.open()); // before the job that writes the bounce was taken
        for (int jobs = 0; jobs < 2; ++jobs) {
            const auto job = f.queue->tryNextJob();
            QVERIFY(job);
            QCOMPARE(job->giveUp, std::string(job->recipients == std::vector<std::uint32_t>{0} ? "not wanted" : ""));
        }
        QVERIFY(!f.queue->tryNextJob());
    }
    void aRemovedMessageComesBackFromTheBinOrExpiresThere() {
        test::QueueFixture f;
        const auto id = f.accept({"a@one.example"}, std::string(20'000, 'x'));
        QueueAdmin admin(*f.queue);
        QVERIFY(admin.remove(id, "root", "a mistake"));
        QVERIFY(!f.queue->tryNextJob());
        QCOMPARE(f.queue->size(), 0U);
        QVERIFY(f.open());
        QueueAdmin again(*f.queue);
        QCOMPARE(Ledger(*f.queue).check()->held, 1);
        QVERIFY(again.undo(id, "root"));
        const auto job = f.queue->tryNextJob();
        QVERIFY(job);
        const auto busy = again.remove(id, "root", "");
        QVERIFY(!busy && busy.error().kind == base::ErrorKind::conflict);
        f.queue->release(*job);
        QVERIFY(again.remove(id, "root", ""));
        QCOMPARE(*again.expire(), 0U);
        f.clock.advance(std::chrono::hours(49));
        QCOMPARE(*again.expire(), 1U);
        QVERIFY(!again.undo(id, "root"));
        const auto report = Ledger(*f.queue).check();
        QVERIFY(report->balances());
        QCOMPARE(report->discarded, 1);
    }
    void listsAreWindowsByKeyWithFilters() {
        test::QueueFixture f;
        std::vector<base::MessageId> ids;
        for (int i = 0; i < 5; ++i)
            ids.push_back(f.accept({"user" + std::to_string(i) + "@d" + std::to_string(i % 2) + ".example"}));
        QueueView view(*f.queue);
        const auto first = view.list({.limit = 2});
        QCOMPARE(first->messages.size(), 2U);
        QVERIFY(first->more);
        QCOMPARE(first->total, 5U);
        const auto second = view.list({.after = first->messages[1].id, .limit = 10});
        QCOMPARE(second->messages.size(), 3U);
        QVERIFY(!second->more);
        QCOMPARE(view.list({.domain = "D1.example"})->messages.size(), 2U);
        QCOMPARE(view.list({.recipient = "user3@d1.example"})->messages.at(0).id.string(), ids[3].string());
        QCOMPARE(view.list({.sender = "nobody@x"})->messages.size(), 0U);
    }
    void showTellsWhatWaitsAndWhatIsOver() {
        test::QueueFixture f;
        const auto id = f.accept({"a@one.example", "b@two.example"});
        const auto job = f.queue->tryNextJob();
        RecipientOutcome deferred = f.outcome(1, Kind::deferred);
        deferred.text = "451 later";
        deferred.hostName = "mx.two.example";
        QVERIFY(f.queue->settle(*job, {f.outcome(0, Kind::delivered), deferred}, {}));
        const auto shown = QueueView(*f.queue).show(id);
        QVERIFY(shown);
        QCOMPARE(shown->waiting.size(), 1U);
        QCOMPARE(shown->waiting[0].recipient.lastError, std::string("451 later"));
        QCOMPARE(shown->waiting[0].host, std::string("mx.two.example"));
        QVERIFY(shown->waiting[0].due == f.clock.now() + std::chrono::minutes(15));
        QCOMPARE(shown->finished.at(0).outcome, std::string("delivered"));
        QCOMPARE(shown->message.body.inlineBytes, std::string("Hello\r\n"));
    }
};

POSTROOM_TEST(QueueAdminTest)
#include "queue_admin_test.moc"
