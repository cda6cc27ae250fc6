// SPDX-License-Identifier: Apache-2.0
#include "server/platform/store/config_store.h"
#include "tests/support/test_main.h"

#include <QFileInfo>
#include <QTemporaryDir>

using namespace postroom;
using namespace postroom::store;

namespace {
StoredRevision by(const char* author) {
    StoredRevision revision;
    revision.author = author;
    revision.time = base::fromEpochMicros(1'700'000'000'000'000);
    return revision;
}
} // namespace

class ConfigStoreTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    int m_number = 0;
    ConfigStore fresh() {
        auto store = ConfigStore::open(m_folder.filePath(QString::number(++m_number)).toStdString());
        if (!store)
            qFatal("%s", store.error().text().c_str());
        return std::move(*store);
    }
private slots:
    void anEmptyStoreHasNoRevision() {
        const ConfigStore store = fresh();
        QCOMPARE(store.newest()->id.value, 0);
        QVERIFY(store.objects({1}).error().kind == base::ErrorKind::notFound);
    }

    void everyRevisionCanBeReadAsItWas() {
        ConfigStore store = fresh();
        QVERIFY(store.append(by("factory"), {{"main", "", 0, "{}", {}}, {"router", "a", 0, "1", {}}, {"router", "b", 1, "2", {}}}, {0}));
        QVERIFY(store.append(by("eva"), {{"main", "", 0, "{}", {}}, {"router", "b", 0, "2", {}}, {"router", "c", 1, "3", {}}}, {1}));
        QVERIFY(store.append(by("eva"), {{"main", "", 0, "{}", {}}, {"router", "a", 0, "1", {}}}, {2}));

        const auto first = store.objects({1}).value();
        QCOMPARE(first.size(), std::size_t(3));
        QCOMPARE(first[1].name, std::string("a"));
        const auto second = store.objects({2}).value();
        QCOMPARE(second.size(), std::size_t(3));
        QCOMPARE(second[1].name, std::string("b"));
        QCOMPARE(second[1].since.value, 2); // its rank changed
        QCOMPARE(second[0].since.value, 1); // main did not
        QCOMPARE(store.objects({3})->size(), std::size_t(2));
        QCOMPARE(store.versions("router", "a")->size(), std::size_t(2));
    }

    void aStaleBaseIsRefusedAndChangesNothing() {
        ConfigStore store = fresh();
        QVERIFY(store.append(by("factory"), {{"main", "", 0, "{}", {}}}, {0}));
        QVERIFY(store.append(by("eva"), {{"main", "", 0, "{1}", {}}}, {1}));
        const auto stale = store.append(by("otto"), {{"main", "", 0, "{2}", {}}}, {1});
        QVERIFY(!stale);
        QVERIFY(stale.error().kind == base::ErrorKind::conflict);
        QVERIFY2(stale.error().publicText.find("eva") != std::string::npos, stale.error().publicText.c_str());
        QCOMPARE(store.newest()->id.value, 2);
        QCOMPARE(store.objects({2})->front().body, std::string("{1}"));
    }

    void historyComesNewestFirstInWindows() {
        ConfigStore store = fresh();
        for (int i = 0; i < 5; ++i)
            QVERIFY(store.append(by("eva"), {{"main", "", 0, std::to_string(i), {}}}, {i}));
        const auto window = store.history({4}, 2).value();
        QCOMPARE(window.size(), std::size_t(2));
        QCOMPARE(window[0].id.value, 3);
        QCOMPARE(window[1].id.value, 2);
        QCOMPARE(store.history({0}, 100)->size(), std::size_t(5));
    }

    void secretsAreReadableByTheOwnerOnly() {
        ConfigStore store = fresh();
        QVERIFY(store.setSecret("account/anna", std::string("a\0b", 3)));
        QVERIFY(store.setSecret("account/anna", "new"));
        QCOMPARE(store.secrets()->at("account/anna"), std::string("new"));
        const auto permissions = QFileInfo(m_folder.filePath(QString::number(m_number))).permissions();
        QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
    }
};

POSTROOM_TEST(ConfigStoreTest)
#include "config_store_test.moc"
