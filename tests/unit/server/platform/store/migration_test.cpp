// SPDX-License-Identifier: Apache-2.0
#include "server/platform/store/migration.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QTemporaryDir>

using namespace postroom;
using namespace postroom::store;

class MigrationTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    DatabaseSettings at(const char* name) const {
        DatabaseSettings settings;
        settings.file = m_folder.filePath(name).toStdString();
        return settings;
    }
private slots:
    void everyKindOfStoreIsCreatedAndOpensAgain() {
        for (const Schema* schema : {&configSchema(), &queueSchema(), &stateSchema(), &eventsSchema()}) {
            const std::string name(schema->kind);
            for (int i = 0; i < 2; ++i) {
                const auto db = openStore(at(name.c_str()), *schema);
                QVERIFY2(db, db ? "" : db.error().text().c_str());
            }
        }
    }
    void anUnknownVersionIsRefusedAndLeftAlone() {
        {
            auto db = openStore(at("future.db"), queueSchema());
            QVERIFY(db->execute("PRAGMA user_version=99"));
        }
        const auto db = openStore(at("future.db"), queueSchema());
        QVERIFY(!db);
        QVERIFY(db.error().publicText.find("has version 99") != std::string::npos);
    }
    void oneKindIsNotTakenForAnother() {
        QVERIFY(openStore(at("kind.db"), queueSchema()));
        const auto db = openStore(at("kind.db"), configSchema());
        QVERIFY(!db);
        QVERIFY(db.error().publicText.find("is not a config store") != std::string::npos);
    }
    void aStepOnAnExistingFileKeepsACopyAndIsTakenWholeOrNotAtAll() {
        const MigrationStep steps[] = {{1, "one", "CREATE TABLE a (x)"}, {2, "two", "CREATE TABLE b (x)"},
                                       {3, "three", "CREATE TABLE c (x); SELECT broken FROM nowhere"}};
        const Schema one{"test", 7, std::span(steps, 1)};
        const Schema three{"test", 7, std::span(steps, 3)};
        QVERIFY(openStore(at("steps.db"), one));
        QVERIFY(!openStore(at("steps.db"), three));
        QVERIFY(QFile::exists(m_folder.filePath("steps.db.before-2")));
        auto db = Database::open(at("steps.db"));
        QCOMPARE(db->queryInteger("PRAGMA user_version")->value(), 2);
        QCOMPARE(db->queryInteger("SELECT count(*) FROM sqlite_schema WHERE name='c'")->value(), 0);
        auto copy = Database::open(at("steps.db.before-2"));
        QCOMPARE(copy->queryInteger("PRAGMA user_version")->value(), 1);
    }
};

POSTROOM_TEST(MigrationTest)
#include "migration_test.moc"
