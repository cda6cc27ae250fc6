// SPDX-License-Identifier: Apache-2.0
#include "server/platform/store/joined_log.h"
#include "server/platform/store/database.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>

#include <fstream>

using namespace postroom;
using namespace postroom::store;

class JoinedLogTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    /// How often this process has called write or pwrite.
    static long writes() {
        std::ifstream io("/proc/self/io");
        std::string name;
        long count = 0;
        while (io >> name >> count)
            if (name == "syscw:")
                return count;
        return -1;
    }
    static base::Result<void> commitFivePages(Database& db, int i) {
        auto transaction = Transaction::begin(db);
        if (!transaction)
            return base::fail(transaction.error());
        for (const char* sql : {"INSERT INTO a VALUES (?, ?)", "INSERT INTO b VALUES (?, ?)", "INSERT INTO c VALUES (?, ?)", "INSERT INTO d VALUES (?, ?)"})
            if (auto done = db.cached(sql).bind(1, i).bind(2, std::string(3000, 'x')).run(); !done)
                return done;
        return transaction->commit();
    }
    static constexpr const char* tables = "CREATE TABLE a (n, t); CREATE TABLE b (n, t); CREATE TABLE c (n, t); CREATE TABLE d (n, t)";

private slots:
    void itHasOneNameForEachLayerBelow() {
        QVERIFY(!joinedLog("").empty());
        QCOMPARE(joinedLog(""), joinedLog(""));
        QVERIFY(joinedLog("unix") != joinedLog(""));
        QVERIFY(joinedLog("nowhere").empty());
        QVERIFY(!Database::open({.file = m_folder.filePath("nowhere.db").toStdString(), .vfs = "nowhere"}));
    }
    void anotherConnectionSeesEveryCommitAtOnce_data() {
        QTest::addColumn<int>("synchronous");
        QTest::newRow("full") << static_cast<int>(Synchronous::full);
        QTest::newRow("normal") << static_cast<int>(Synchronous::normal);
        QTest::newRow("off") << static_cast<int>(Synchronous::off);
    }
    void anotherConnectionSeesEveryCommitAtOnce() {
        QFETCH(int, synchronous);
        DatabaseSettings settings;
        settings.file = m_folder.filePath(QString("seen-%1.db").arg(synchronous)).toStdString();
        settings.synchronous = static_cast<Synchronous>(synchronous);
        auto db = Database::open(settings);
        QVERIFY(db && db->execute(tables));
        // Through the plain layer: it looks into the file and nowhere else.
        auto reader = Database::open({.file = settings.file, .mode = OpenMode::readOnly});
        for (int i = 1; i <= 50; ++i) {
            QVERIFY(commitFivePages(*db, i));
            QCOMPARE(reader->queryInteger("SELECT count(*) FROM a JOIN d USING (n)")->value(), i);
            if (i % 20 == 0)
                QVERIFY(db->checkpoint());
        }
        QCOMPARE(*reader->quickCheck(), std::string("ok"));
    }
    void aCommitIsWrittenWithOneCall() {
        auto db = Database::open({.file = m_folder.filePath("calls.db").toStdString()});
        QVERIFY(db && db->execute(tables));
        for (int i = 0; i < 30; ++i) // the log grows
            QVERIFY(commitFivePages(*db, -i));
        QCOMPARE(*db->checkpoint(), 0); // and begins anew
        const long before = writes();
        if (before < 0)
            QSKIP("this kernel does not count the calls of a process");
        for (int i = 1; i <= 20; ++i)
            QVERIFY(commitFivePages(*db, i));
        QVERIFY2(writes() - before <= 20 + 1, std::to_string(writes() - before).c_str());
    }
    void aLogThatGrowsIsAheadOfWhatIsWritten() {
        const QString file = m_folder.filePath("grows.db");
        auto db = Database::open({.file = file.toStdString()});
        QVERIFY(db && db->execute(tables));
        int steps = 0;
        qint64 before = 0;
        for (int i = 0; i < 60; ++i) { // 1.2 MB
            QVERIFY(commitFivePages(*db, i));
            const qint64 size = QFileInfo(file + "-wal").size();
            steps += size != before ? 1 : 0;
            before = size;
        }
        QVERIFY2(steps < 10, std::to_string(steps).c_str());
        auto copy = m_folder.filePath("grows-copy.db");
        QVERIFY(QFile::copy(file, copy) && QFile::copy(file + "-wal", copy + "-wal")); // as after a crash
        auto after = Database::open({.file = copy.toStdString()});
        QCOMPARE(*after->quickCheck(), std::string("ok"));
        QCOMPARE(after->queryInteger("SELECT count(*) FROM d")->value(), 60);
    }
    void aTransactionThatDoesNotFitIntoMemoryIsWhole() {
        DatabaseSettings settings;
        settings.file = m_folder.filePath("large.db").toStdString();
        settings.cacheKiB = 64;
        const std::string text(3000, 'x');
        auto db = Database::open(settings);
        QVERIFY(db && db->execute(tables));
        {
            auto transaction = Transaction::begin(*db);
            for (int i = 0; i < 1000; ++i) // 3 MB: pages leave the cache for the log, come back, and are written again
                QVERIFY(db->cached("INSERT INTO a VALUES (?, ?)").bind(1, i).bind(2, text).run());
            QVERIFY(db->execute("UPDATE a SET t = t || 'y' WHERE n % 7 = 0"));
            QVERIFY(db->execute("SAVEPOINT s; DELETE FROM a WHERE n > 300; ROLLBACK TO s; RELEASE s"));
            QVERIFY(transaction->commit());
        }
        {
            auto transaction = Transaction::begin(*db);
            QVERIFY(db->execute("DELETE FROM a")); // rolled back
        }
        QVERIFY(commitFivePages(*db, 5000));
        QVERIFY(db->checkpoint());
        QVERIFY(commitFivePages(*db, 5001));
        auto reader = Database::open({.file = settings.file, .mode = OpenMode::readOnly});
        QCOMPARE(reader->queryInteger("SELECT count(*) FROM a")->value(), 1002);
        QCOMPARE(reader->queryInteger("SELECT count(*) FROM a WHERE t LIKE '%y'")->value(), 143);
        QCOMPARE(*reader->quickCheck(), std::string("ok"));
    }
};

POSTROOM_TEST(JoinedLogTest)
#include "joined_log_test.moc"
