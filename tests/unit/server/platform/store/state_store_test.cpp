// SPDX-License-Identifier: Apache-2.0
#include "server/platform/store/state_store.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QTemporaryDir>

#include <fstream>

using namespace postroom;
using namespace postroom::store;
using namespace std::chrono_literals;

class StateStoreTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<base::FakeClock> m_time;
    StateStoreSettings settings(std::size_t limit = 1000) const { return {m_folder->filePath("state.db").toStdString(), limit, 1h}; }
private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_time.emplace();
    }
    void valuesSurviveAnOrderlyRestartUntilTheyExpire() {
        {
            const auto store = StateStore::start(settings(), *m_time);
            store->put("rate", std::string("k\0x", 3), std::string("v\0", 2), m_time->now() + 1h);
            store->put("seen", "k", "other", m_time->now() + 1min);
            store->put("seen", "gone", "x", m_time->now() + 1h);
            store->erase("seen", "gone");
        }
        m_time->advance(2min);
        const auto store = StateStore::start(settings(), *m_time);
        QCOMPARE(store->get("rate", std::string("k\0x", 3))->bytes, std::string("v\0", 2));
        QVERIFY(!store->get("seen", "k"));
        QVERIFY(!store->get("seen", "gone"));
        QCOMPARE(store->size(), 1U);
    }
    void updateSeesTheOldValueAndMayLeaveIt() {
        const auto store = StateStore::start(settings(), *m_time);
        for (int i = 0; i < 3; ++i)
            store->update("rate", "a", [&](const StateStore::Value* old) { return StateStore::Value{old == nullptr ? "1" : old->bytes + "1", m_time->now(), m_time->now() + 1h}; });
        store->update("rate", "a", [](const StateStore::Value*) { return std::nullopt; });
        QCOMPARE(store->get("rate", "a")->bytes, std::string("111"));
    }
    void beyondTheLimitTheNextToExpireGo() {
        const auto store = StateStore::start(settings(10), *m_time);
        for (int i = 0; i < 100; ++i)
            store->put("rate", std::to_string(i), "x", m_time->now() + std::chrono::minutes(i + 1));
        QCOMPARE(store->size(), 10U);
        QVERIFY(store->get("rate", "99") && !store->get("rate", "0"));
    }
    void aDamagedFileIsSetAside() {
        std::ofstream(settings().file) << std::string(5000, '#');
        const auto store = StateStore::start(settings(), *m_time);
        QVERIFY(store->failure().empty());
        store->put("a", "b", "c", m_time->now() + 1h);
        QVERIFY(store->flush());
        QVERIFY(QFile::exists(m_folder->filePath("state.db.damaged")));
    }
    void withoutADiskItWorksInMemoryAndSaysSo() {
        StateStoreSettings nowhere = settings();
        nowhere.file = m_folder->filePath("absent/state.db").toStdString();
        const auto store = StateStore::start(nowhere, *m_time);
        store->put("a", "b", "c", m_time->now() + 1h);
        QCOMPARE(store->get("a", "b")->bytes, std::string("c"));
        QVERIFY(!store->flush());
        QVERIFY(!store->failure().empty());
    }
};

POSTROOM_TEST(StateStoreTest)
#include "state_store_test.moc"
