// SPDX-License-Identifier: Apache-2.0
#include "server/queue/ledger.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/queue/queue_fixture.h"

using namespace postroom;
using namespace postroom::queue;
using Kind = RecipientOutcome::Kind;

class LedgerTest : public QObject {
    Q_OBJECT
    // One message finished, one half finished with a redirection, one untouched, one with a discarded recipient.
    static void fill(test::QueueFixture& f) {
        f.accept({"done@one.example"});
        QVERIFY(f.settleAll(*f.queue->tryNextJob(), Kind::delivered));
        f.accept({"a@one.example", "b@one.example", "c@one.example"});
        RecipientOutcome redirected = f.outcome(1, Kind::redirected);
        redirected.children = {{"x@two.example", "", {}, ""}, {"y@two.example", "", {}, ""}};
        QVERIFY(f.queue->settle(*f.queue->tryNextJob(), {f.outcome(0, Kind::delivered), redirected, f.outcome(2, Kind::held)}, {}));
        f.accept({"z@three.example"});
        IncomingMessage discarding = f.message({"kept@one.example"});
        discarding.discarded = {{"dropped@one.example", "a rule"}};
        QVERIFY(f.queue->accept(std::move(discarding)));
    }
private slots:
    void theBooksBalance() {
        test::QueueFixture f;
        fill(f);
        const auto report = Ledger(*f.queue).check();
        QVERIFY(report);
        QCOMPARE(report->accepted, 7);
        QCOMPARE(report->generated, 2);
        QCOMPARE(report->delivered, 2);
        QCOMPARE(report->redirected, 1);
        QCOMPARE(report->held, 1);
        QCOMPARE(report->queued, 4);
        QCOMPARE(report->discarded, 1);
        QVERIFY(report->balances());
        QCOMPARE(f.sink.count("ledger.gap"), 0);
    }
    void anyLostRowMakesItAlarm_data() {
        QTest::addColumn<QString>("statement");
        for (const char* statement : {"DELETE FROM recipient WHERE address = 'z@three.example'", "DELETE FROM message WHERE row = 3", "DELETE FROM reception WHERE message = 3",
                                      "DELETE FROM outcome WHERE address = 'a@one.example'", "DELETE FROM ledger_in", "DELETE FROM ledger_out", "UPDATE ledger_out SET delivered = 0",
                                      "DELETE FROM content WHERE message = 3", "UPDATE reception SET recipients = 9 WHERE message = 2"})
            QTest::newRow(statement) << statement;
    }
    void anyLostRowMakesItAlarm() {
        QFETCH(QString, statement);
        test::QueueFixture f;
        fill(f);
        QVERIFY(f.write(statement.toStdString()));
        const auto report = Ledger(*f.queue).check();
        QVERIFY(report);
        QVERIFY(!report->balances());
        QVERIFY(!report->missing.empty());
        QCOMPARE(f.sink.count("ledger.gap"), 1);
    }
    void aLossBeforeTheEndIsStillKnownWhenTheMessageIsFinished() {
        test::QueueFixture f;
        f.accept({"a@one.example", "b@one.example"});
        const auto job = f.queue->tryNextJob();
        QVERIFY(f.queue->settle(*job, {f.outcome(0, Kind::delivered)}, {}));
        QVERIFY(f.write("DELETE FROM outcome"));
        QVERIFY(f.queue->settle(*job, {f.outcome(1, Kind::delivered)}, {})->messageDone);
        const auto report = Ledger(*f.queue).check();
        QCOMPARE(report->missing.size(), 1U);
        QCOMPARE(report->missing[0], job->id.string());
    }
};

POSTROOM_TEST(LedgerTest)
#include "ledger_test.moc"
