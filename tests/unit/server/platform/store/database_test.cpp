// SPDX-License-Identifier: Apache-2.0
#include "server/platform/store/database.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>

#include <fstream>

using namespace postroom;
using namespace postroom::store;

class DatabaseTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    DatabaseSettings at(const char* name) const {
        DatabaseSettings settings;
        settings.file = m_folder.filePath(name).toStdString();
        return settings;
    }
private slots:
    void valuesComeBackAsTheyWent() {
        auto db = Database::open(at("values.db"));
        QVERIFY(db);
        QVERIFY(db->execute("CREATE TABLE t (a, b, c, d)"));
        const std::string blob("a\0b", 3);
        QVERIFY(db->cached("INSERT INTO t VALUES (?, ?, ?, ?)").bind(1, -5).bind(2, "").bindBlob(3, blob).bindOrNull(4, "").run());
        Statement& query = db->cached("SELECT a, b, c, d FROM t");
        QVERIFY(query.step().value());
        QCOMPARE(query.integer(0), -5);
        QVERIFY(!query.isNull(1));
        QVERIFY(query.blob(2) == blob);
        QVERIFY(query.isNull(3));
        QVERIFY(!query.step().value());
    }
    void aWrongStatementIsAnErrorOfItsFirstStepEveryTime() {
        auto db = Database::open(at("wrong.db"));
        for (int i = 0; i < 2; ++i) {
            const auto ran = db->cached("SELECT a FROM nowhere").run();
            QVERIFY(!ran);
            QVERIFY2(ran.error().detail.find("nowhere") != std::string::npos, ran.error().text().c_str());
        }
    }
    void aTransactionThatIsNotCommittedLeavesNothing() {
        auto db = Database::open(at("transaction.db"));
        QVERIFY(db->execute("CREATE TABLE t (a)"));
        {
            auto transaction = Transaction::begin(*db);
            QVERIFY(transaction);
            QVERIFY(db->execute("INSERT INTO t VALUES (1)"));
        }
        QCOMPARE(db->queryInteger("SELECT count(*) FROM t")->value(), 0);
    }
    void aForeignFileIsRefusedWithASentence() {
        std::ofstream(at("letter.db").file) << std::string(5000, 'x');
        const auto db = Database::open(at("letter.db"));
        QVERIFY(!db);
        QCOMPARE(db.error().publicText, std::string("The file is not one of our stores"));
        QVERIFY(!db.error().temporary);
    }
    void aLockedStoreIsATemporaryError() {
        auto first = Database::open(at("locked.db"));
        QVERIFY(first->execute("CREATE TABLE t (a); BEGIN IMMEDIATE"));
        DatabaseSettings impatient = at("locked.db");
        impatient.busyTimeout = base::Milliseconds(1);
        auto second = Database::open(impatient);
        QVERIFY(second);
        const auto begun = Transaction::begin(*second);
        QVERIFY(!begun);
        QVERIFY(begun.error().temporary);
        QCOMPARE(begun.error().kind, base::ErrorKind::unavailable);
    }
    void aPassiveCheckpointEmptiesTheLog() {
        auto db = Database::open(at("checkpoint.db"));
        QVERIFY(db->execute("CREATE TABLE t (a); INSERT INTO t VALUES (1)"));
        QCOMPARE(db->checkpoint().value(), 0);
    }
};

POSTROOM_TEST(DatabaseTest)
#include "database_test.moc"
