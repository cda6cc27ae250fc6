// SPDX-License-Identifier: Apache-2.0
#include "server/platform/store/group_committer.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>

#include <atomic>
#include <future>
#include <thread>

using namespace postroom;
using namespace postroom::store;

class GroupCommitterTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    int m_count = 0;
    DatabaseSettings m_settings;

    std::unique_ptr<GroupCommitter> start(CommitterSettings settings = {}) {
        m_settings.file = m_folder.filePath(QString::number(++m_count)).toStdString();
        auto db = Database::open(m_settings);
        if (!db->execute("CREATE TABLE t (a INTEGER PRIMARY KEY)"))
            return nullptr;
        return std::move(*GroupCommitter::start(std::move(*db), m_settings, settings));
    }
    std::int64_t rows() const {
        auto db = Database::open(m_settings);
        return db->queryInteger("SELECT count(*) FROM t")->value();
    }
    static base::Result<void> insert(Database& db, std::int64_t value) { return db.cached("INSERT INTO t VALUES (?)").bind(1, value).run(); }

private slots:
    void whatManyThreadsHandInIsAllThere() {
        const auto committer = start();
        std::vector<std::thread> threads;
        std::atomic<int> good = 0;
        for (int t = 0; t < 8; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 50; ++i)
                    good += committer->run([&](Database& db) { return insert(db, t * 1000 + i); }) ? 1 : 0;
            });
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(good.load(), 400);
        QCOMPARE(rows(), 400);
    }
    void aPieceThatFailsIsUndoneAlone() {
        const auto committer = start();
        std::promise<void> gate;
        const auto opened = gate.get_future().share();
        std::atomic<int> good = 0;
        std::atomic<int> bad = 0;
        // The first piece holds the committer until the others stand in the queue, so that they form one batch.
        QVERIFY(committer->post([opened](Database&) { opened.wait(); return base::Result<void>(); }, {}));
        for (const int value : {1, 2, 1, 3})
            QVERIFY(committer->post(
                [value](Database& db) -> base::Result<void> {
                    if (auto first = insert(db, value + 100); !first)
                        return first;
                    return insert(db, value);
                },
                [&](const base::Result<void>& result) { ++(result ? good : bad); }));
        gate.set_value();
        QVERIFY(committer->run([](Database&) { return base::Result<void>(); }));
        QCOMPARE(good.load(), 3);
        QCOMPARE(bad.load(), 1);
        QCOMPARE(rows(), 6);
    }
    void aPieceThatFailsAloneLeavesNothingBehind() {
        const auto committer = start();
        const auto refused = committer->run([](Database& db) -> base::Result<void> {
            if (auto first = insert(db, 1); !first)
                return first;
            return base::fail(base::permanentError(base::ErrorKind::invalid, "no"));
        });
        QVERIFY(!refused);
        QCOMPARE(refused.error().publicText, std::string("no"));
        QCOMPARE(rows(), 0);
        QVERIFY(committer->run([](Database& db) { return insert(db, 1); }));
        QCOMPARE(rows(), 1);
        QCOMPARE(committer->figures().failedPieces, 1U);
        QCOMPARE(committer->figures().failedCommits, 0U);
    }
    void whoComesWhileAnotherCommitsForHimselfIsNotForgotten() {
        const auto committer = start();
        std::promise<void> gate, entered, done;
        const auto opened = gate.get_future().share();
        std::thread first([&] {
            QVERIFY(committer->run([&](Database& db) { entered.set_value(); opened.wait(); return insert(db, 1); }));
        });
        entered.get_future().wait();
        QVERIFY(committer->post([](Database& db) { return insert(db, 2); }, [&](const base::Result<void>&) { done.set_value(); }));
        gate.set_value();
        done.get_future().wait();
        first.join();
        QCOMPARE(rows(), 2);
    }
    void aFullQueueFailsAtOnceAndTemporarily() {
        CommitterSettings settings;
        settings.queueLimit = 1;
        std::promise<void> gate; // these outlive the committer's thread
        std::promise<void> entered;
        const auto committer = start(settings);
        QVERIFY(committer->post([&](Database&) { entered.set_value(); gate.get_future().wait(); return base::Result<void>(); }, {}));
        entered.get_future().wait();
        QVERIFY(committer->post([](Database& db) { return insert(db, 1); }, {}));
        const auto refused = committer->run([](Database& db) { return insert(db, 2); });
        gate.set_value();
        QVERIFY(!refused);
        QVERIFY(refused.error().temporary);
        QCOMPARE(refused.error().kind, base::ErrorKind::limit);
    }
    void aWaitThatIsTooLongEndsAndNothingIsKept() {
        CommitterSettings settings;
        settings.patience = base::Milliseconds(5);
        std::promise<void> gate; // these outlive the committer's thread
        std::promise<void> entered;
        const auto committer = start(settings);
        QVERIFY(committer->post([&](Database&) { entered.set_value(); gate.get_future().wait(); return base::Result<void>(); }, {}));
        entered.get_future().wait();
        const auto late = committer->run([](Database& db) { return insert(db, 2); });
        gate.set_value();
        QVERIFY(!late);
        QCOMPARE(late.error().kind, base::ErrorKind::timeout);
        bool kept = false; // on a slow disk its patience ends again
        QTRY_VERIFY(kept = kept || committer->run([](Database& db) { return insert(db, 3); }));
        QCOMPARE(rows(), 1);
    }
    void aCommitThatCannotBeginFailsEverybody() {
        m_settings.busyTimeout = base::Milliseconds(1);
        const auto committer = start();
        auto other = Database::open(m_settings);
        QVERIFY(other->execute("BEGIN IMMEDIATE"));
        const auto locked = committer->run([](Database& db) { return insert(db, 1); });
        QVERIFY(!locked);
        QVERIFY(locked.error().temporary);
        QVERIFY(other->execute("COMMIT"));
        QVERIFY(committer->run([](Database& db) { return insert(db, 1); }));
        m_settings.busyTimeout = base::Milliseconds(5000);
    }
    void theLogStaysBoundedUnderLoad() {
        CommitterSettings settings;
        settings.logPagesLimit = 20;
        const auto committer = start(settings);
        for (int i = 0; i < 200; ++i)
            QVERIFY(committer->run([&](Database& db) { return insert(db, i); }));
        QVERIFY(QFileInfo(QString::fromStdString(m_settings.file + "-wal")).size() < 60 * 4200);
    }
};

POSTROOM_TEST(GroupCommitterTest)
#include "group_committer_test.moc"
