// SPDX-License-Identifier: Apache-2.0
// What was acknowledged is there: after a crash at any write, after any failing write or sync.
#include "server/queue/ledger.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/queue/fault_vfs.h"
#include "tests/unit/server/queue/queue_fixture.h"

#include <thread>

using namespace postroom;
using namespace postroom::queue;
namespace fault = postroom::test::fault;

namespace {
struct FaultFixture : test::QueueFixture {
    FaultFixture() {
        queue.reset();
        QDir(folder.path()).removeRecursively();
        QDir().mkpath(folder.path());
        fault::reset();
        settings.vfs = "fault";
        settings.committer.checkpoint.pages = 15;
        settings.committer.logPagesLimit = 40;
        open();
    }
};
struct Acknowledged {
    std::string id;
    std::size_t after = 0; ///< operations when the acknowledgement was given
};
} // namespace

class DurabilityTest : public QObject {
    Q_OBJECT
    static std::int64_t has(store::Database& db, const std::string& id) {
        return db.queryInteger("SELECT count(*) FROM message m JOIN content c ON c.message = m.row JOIN recipient r ON r.message = m.row WHERE m.id = '" + id + "'")->value_or(0);
    }
private slots:
    void everyAcknowledgedMessageSurvivesACrashAtAnyWrite_data() {
        QTest::addColumn<int>("how");
        QTest::newRow("all writes reach the disk") << static_cast<int>(fault::Survives::everything);
        QTest::newRow("only synced writes reach the disk") << static_cast<int>(fault::Survives::onlySynced);
        QTest::newRow("some writes reach the disk, the last in part") << static_cast<int>(fault::Survives::torn);
    }
    void everyAcknowledgedMessageSurvivesACrashAtAnyWrite() {
        QFETCH(int, how);
        FaultFixture f;
        QVERIFY2(f.queue != nullptr, f.error.c_str());
        const std::size_t start = fault::operations();
        base::Guarded<std::vector<Acknowledged>> acknowledged;
        std::vector<std::thread> threads;
        for (int t = 0; t < 3; ++t)
            threads.emplace_back([&] {
                for (int i = 0; i < 20; ++i) {
                    const auto id = f.accept({"a@one.example", "b@two.example"}, std::string(3000, 'x'));
                    if (!id.empty())
                        acknowledged.lock()->push_back({id.string(), fault::operations()});
                }
            });
        for (auto& thread : threads)
            thread.join();
        f.queue.reset();
        QCOMPARE(acknowledged.lock()->size(), 60U);
        const std::size_t end = fault::operations();
        const std::size_t step = std::max<std::size_t>(1, (end - start) / 120);
        const std::vector<Acknowledged> all = *acknowledged.lock();
        for (std::size_t cut = start; cut <= end; cut += step) {
            QTemporaryDir crash;
            fault::restore(cut, static_cast<fault::Survives>(how), crash.path().toStdString());
            auto db = store::Database::open({.file = crash.filePath("queue.db").toStdString()});
            QVERIFY2(db, db ? "" : db.error().text().c_str());
            QCOMPARE(*db->quickCheck(), std::string("ok"));
            for (const Acknowledged& message : all)
                if (message.after <= cut)
                    QVERIFY2(has(*db, message.id) == 2, (message.id + " is lost at operation " + std::to_string(cut)).c_str());
            const auto report = Ledger::check(*db);
            QVERIFY2(report && report->balances(), ((report ? std::string() : report.error().text()) + " the ledger at operation " + std::to_string(cut)).c_str());
        }
    }
    void noFailureOfTheDiskIsEverAcknowledged_data() {
        QTest::addColumn<int>("failure");
        QTest::newRow("writes fail") << static_cast<int>(fault::Failure::writeError);
        QTest::newRow("the disk is full") << static_cast<int>(fault::Failure::diskFull);
        QTest::newRow("syncs fail") << static_cast<int>(fault::Failure::syncError);
    }
    void noFailureOfTheDiskIsEverAcknowledged() {
        QFETCH(int, failure);
        for (std::size_t nth = 1; nth <= 40; nth += 3) {
            FaultFixture f;
            std::vector<std::string> acknowledged;
            int refused = 0;
            fault::arm(static_cast<fault::Failure>(failure), nth);
            for (int i = 0; i < 6; ++i) {
                IncomingMessage message = f.message({"a@one.example", "b@two.example"}, std::string(2000, 'x'));
                const std::string id = message.id.string();
                const auto kept = f.queue->accept(std::move(message));
                if (kept) {
                    acknowledged.push_back(id);
                } else {
                    ++refused;
                    QVERIFY2(kept.error().temporary, kept.error().text().c_str());
                }
            }
            QVERIFY(nth > 1 || refused == 6);
            const std::size_t moment = fault::operations();
            fault::disarm();
            // A crash at this moment keeps what was acknowledged, and the queue that goes on does too.
            QTemporaryDir crash;
            fault::restore(moment, fault::Survives::onlySynced, crash.path().toStdString());
            const auto later = f.accept({"later@one.example", "more@one.example"});
            QVERIFY(!later.empty());
            acknowledged.push_back(later.string());
            f.queue.reset();
            auto here = store::Database::open({.file = f.settings.file});
            for (const std::string& id : acknowledged)
                QVERIFY2(has(*here, id) == 2, id.c_str());
            QVERIFY(Ledger::check(*here)->balances());
            auto there = store::Database::open({.file = crash.filePath("queue.db").toStdString()});
            for (const std::string& id : acknowledged)
                QVERIFY2(id == later.string() || has(*there, id) == 2, id.c_str());
        }
    }
    void aSettlementThatIsNotWrittenLeavesTheJobAsItWas() {
        FaultFixture f;
        f.accept({"a@one.example"});
        const auto job = f.queue->tryNextJob();
        fault::arm(fault::Failure::diskFull, 1);
        const auto failed = f.settleAll(*job, RecipientOutcome::Kind::delivered);
        fault::disarm();
        QVERIFY(!failed && failed.error().temporary);
        QCOMPARE(f.queue->size(), 1U);
        QVERIFY(!f.queue->tryNextJob());
        QVERIFY(f.settleAll(*job, RecipientOutcome::Kind::delivered)->messageDone);
        QVERIFY(Ledger(*f.queue).check()->balances());
    }
};

POSTROOM_TEST(DurabilityTest)
#include "durability_test.moc"
