// SPDX-License-Identifier: Apache-2.0
#include "server/platform/store/event_store.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QTemporaryDir>

#include <fstream>
#include <thread>

using namespace postroom;
using namespace postroom::store;
using namespace std::chrono_literals;

namespace {
struct CountingSink : events::Sink {
    base::Guarded<std::vector<std::string>> names;
    void publish(events::Event event) override { names.lock()->emplace_back(event.name); }
    int count(std::string_view name) { auto all = names.lock(); return static_cast<int>(std::count(all->begin(), all->end(), name)); }
};
} // namespace

class EventStoreTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<base::FakeClock> m_time;
    std::unique_ptr<base::MessageIdSource> m_ids;
    CountingSink m_sink;
    std::unique_ptr<EventStore> m_store;

    std::string file(std::int64_t day) const { return m_folder->filePath(QString::fromStdString(eventFileName(day))).toStdString(); }
    EventStoreSettings settings() const {
        EventStoreSettings settings;
        settings.directory = m_folder->path().toStdString();
        settings.gather = 1ms;
        settings.retryAfter = 5ms;
        settings.busyTimeout = 1ms;
        return settings;
    }
    MessageRecord message(std::vector<std::string> recipients, const std::string& sender = "anna@s.example") {
        MessageRecord record;
        record.time = m_time->now();
        record.message = m_ids->next();
        record.sender = sender;
        record.client = "192.0.2.1";
        record.subject = "Invoice 42";
        record.trace = "trace of " + sender;
        for (std::uint32_t i = 0; i < recipients.size(); ++i)
            record.recipients.push_back({i, recipients[i], MailOutcome::queued});
        return record;
    }
    std::vector<std::string> found(SearchQuery query) {
        query.patience = 10s;
        m_store->flush(30s);
        const auto window = m_store->search(query);
        std::vector<std::string> addresses;
        for (const auto& row : window->rows)
            addresses.push_back(row.recipient.address);
        return addresses;
    }
    using Texts = std::vector<std::string>;

private slots:
    void init() {
        m_time.emplace(base::Time(std::chrono::days(20'000) + 12h));
        m_folder = std::make_unique<QTemporaryDir>();
        m_ids = std::make_unique<base::MessageIdSource>(*m_time, 1);
        m_sink.names.lock()->clear();
        m_store = EventStore::start(settings(), *m_time, m_sink);
    }
    void cleanup() { m_store.reset(); }

    void searchesFindByEveryKeyNewestFirst() {
        m_store->record(message({"a@x.example", "b@x.example"}));
        m_time->advance(1h);
        MessageRecord refused = message({"c@y.example"}, "spammer@bad.example");
        refused.message = {};
        refused.recipients[0].outcome = MailOutcome::refused;
        refused.recipients[0].reason = "550 100% no_way";
        m_store->record(refused);
        QCOMPARE(found({}), (Texts{"c@y.example", "b@x.example", "a@x.example"}));
        QCOMPARE(found({.recipient = "A@X.example"}), Texts{"a@x.example"});
        QCOMPARE(found({.recipient = "x.exam"}), (Texts{"b@x.example", "a@x.example"}));
        QCOMPARE(found({.sender = "bad."}), Texts{"c@y.example"});
        QCOMPARE(found({.outcomes = {MailOutcome::refused}}), Texts{"c@y.example"});
        QCOMPARE(found({.text = "100% no_"}), Texts{"c@y.example"});
        QCOMPARE(found({.text = "100%%no"}), Texts{});
        QCOMPARE(found({.text = "invoice"}).size(), 3U);
        QCOMPARE(found({.from = m_time->now()}), Texts{"c@y.example"});
        QCOMPARE(found({.until = m_time->now() - 1s}).size(), 2U);
        QCOMPARE(found({.client = "192.0.2.9"}), Texts{});
    }
    void windowsGoOnByKeyOverTheDays() {
        for (int day = 0; day < 3; ++day) {
            for (int i = 0; i < 4; ++i)
                m_store->record(message({"r" + std::to_string(day) + std::to_string(i) + "@x.example"}));
            m_time->advance(24h);
        }
        m_store->flush(30s);
        Texts all;
        SearchQuery query;
        query.limit = 5;
        query.patience = 10s;
        for (int windows = 1;; ++windows) {
            const auto window = m_store->search(query);
            for (const auto& row : window->rows)
                all.push_back(row.recipient.address);
            if (!window->more) {
                QCOMPARE(windows, 3);
                break;
            }
            query.after = SearchKey::fromText(window->more->text());
        }
        QCOMPARE(all.size(), 12U);
        QCOMPARE(all.front(), std::string("r23@x.example"));
        QCOMPARE(all.back(), std::string("r00@x.example"));
    }
    void laterAttemptsChangeTheRowOnTheDayOfReception() {
        MessageRecord record = message({"a@x.example"});
        const auto received = record.time;
        const auto id = record.message;
        m_store->record(record);
        m_time->advance(30h);
        AttemptRecord attempt;
        attempt.message = id;
        attempt.received = received;
        attempt.time = m_time->now();
        attempt.outcome = MailOutcome::delivered;
        attempt.text = "250 OK";
        attempt.address = "a@x.example";
        m_store->record(attempt);
        attempt.number = 1;
        attempt.address = "child@x.example";
        m_store->record(attempt);
        m_store->flush(30s);
        const auto history = m_store->history(id);
        QVERIFY(history);
        QCOMPARE(history->recipients.size(), 2U);
        QVERIFY(history->recipients[0].recipient.outcome == MailOutcome::delivered);
        QVERIFY(history->recipients[0].time == received && history->recipients[0].recipient.changed == m_time->now());
        QCOMPARE(history->recipients[1].recipient.address, std::string("child@x.example"));
        QCOMPARE(history->attempts.size(), 2U);
        QCOMPARE(history->trace, std::string("trace of anna@s.example"));
        QVERIFY(!QFile::exists(QString::fromStdString(file(20'001))));
    }
    void aDeliveryThatIsQuickerThanTheStoreIsInTheRowFromTheStart() {
        MessageRecord record = message({"a@x.example", "b@x.example"});
        const auto id = record.message;
        const auto received = record.time;
        m_store->record(record);
        AttemptRecord attempt;
        attempt.message = id;
        attempt.received = received;
        attempt.time = received + 3s;
        attempt.number = 1;
        attempt.outcome = MailOutcome::delivered;
        attempt.address = "b@x.example";
        m_store->record(attempt);
        m_store->flush(30s);
        const auto history = m_store->history(id);
        QVERIFY(history->recipients.at(0).recipient.outcome == MailOutcome::queued);
        QVERIFY(history->recipients.at(1).recipient.outcome == MailOutcome::delivered && history->recipients.at(1).recipient.changed == attempt.time);
        QCOMPARE(history->attempts.size(), 1U);
        QCOMPARE(history->recipients.size(), 2U);
        QCOMPARE(found({.outcomes = {MailOutcome::delivered}}), Texts{"b@x.example"});
        QCOMPARE(found({.sender = "ANNA@s.example"}).size(), 2U);
    }
    void aRefusalIsShownByItsKey() {
        MessageRecord refused = message({});
        refused.message = {};
        m_store->record(refused);
        m_store->flush(30s);
        const auto window = m_store->search({});
        QCOMPARE(window->rows.size(), 1U);
        const auto history = m_store->history(window->rows[0].key);
        QVERIFY(history);
        QCOMPARE(history->trace, std::string("trace of anna@s.example"));
        QVERIFY(!m_store->history(m_ids->next()));
    }
    void aLockedStoreLosesNothingThatTheQueueHolds() {
        m_store->record(message({"before@x.example"}));
        m_store->flush(30s);
        auto locker = Database::open({.file = file(20'000)});
        QVERIFY(locker->execute("BEGIN IMMEDIATE"));
        m_store->record(message({"during@x.example"}));
        for (int i = 0; m_store->failure().empty() && i < 1000; ++i)
            m_store->flush(5ms);
        QVERIFY(!m_store->failure().empty());
        QVERIFY(locker->execute("COMMIT"));
        m_store->flush(30s);
        QCOMPARE(found({}).size(), 2U);
        QCOMPARE(m_sink.count("store.failed"), 1);
        QCOMPARE(m_sink.count("store.recovered"), 1);
        QCOMPARE(m_store->lost(), 0U);
    }
    void whatTheQueueCannotHoldIsCountedAsAGap() {
        m_store.reset();
        EventStoreSettings small = settings();
        small.queueLimit = 3;
        m_store = EventStore::start(small, *m_time, m_sink);
        m_store->record(message({"before@x.example"}));
        m_store->flush(30s);
        auto locker = Database::open({.file = file(20'000)});
        QVERIFY(locker->execute("BEGIN IMMEDIATE"));
        m_store->record(message({"first@x.example"}));
        for (int i = 0; m_store->failure().empty() && i < 1000; ++i)
            m_store->flush(5ms);
        for (int i = 0; i < 10; ++i)
            m_store->record(message({"more@x.example"}));
        QVERIFY(m_store->lost() >= 6);
        const auto lost = m_store->lost();
        QVERIFY(locker->execute("COMMIT"));
        m_store->flush(30s);
        QCOMPARE(found({}).size(), 12U - lost);
        const auto gaps = m_store->gaps(2);
        std::int64_t counted = 0;
        for (const auto& gap : *gaps)
            counted += gap.lost;
        QCOMPARE(counted, static_cast<std::int64_t>(lost));
        QVERIFY(m_sink.count("store.gap") >= 1);
    }
    void aDamagedFileIsSetAsideAndANewOneBegun() {
        m_store->record(message({"before@x.example"}));
        m_store.reset();
        QFile::remove(QString::fromStdString(file(20'000) + "-wal"));
        QFile::remove(QString::fromStdString(file(20'000) + "-shm"));
        std::ofstream(file(20'000), std::ios::trunc) << std::string(9000, '#');
        m_store = EventStore::start(settings(), *m_time, m_sink);
        m_store->record(message({"after@x.example"}));
        m_store->flush(30s);
        QCOMPARE(found({}), Texts{"after@x.example"});
        QCOMPARE(m_store->gaps(2)->size(), 1U);
        QCOMPARE(QDir(m_folder->path()).entryList({"*.damaged-*"}).size(), 1);
    }
    void expiryDeletesFiles() {
        m_store->record(message({"old@x.example"}));
        m_time->advance(48h);
        m_store->record(message({"new@x.example"}));
        QCOMPARE(found({}).size(), 2U);
        QCOMPARE(*m_store->expire(20'002), 1U);
        QCOMPARE(found({}), Texts{"new@x.example"});
        QVERIFY(!QFile::exists(QString::fromStdString(file(20'000))));
    }
    void keysAreReadBackAndNothingElseIs() {
        const SearchKey key{20'000, 17};
        QCOMPARE(key.text(), std::string("2024-10-04.17"));
        QVERIFY(SearchKey::fromText(key.text()) == key);
        for (const char* wrong : {"", "2024-10-04", "2024-13-04.1", "2024-10-04.x", "2024-10-04.-1", "2024-10-04/1"})
            QVERIFY2(!SearchKey::fromText(wrong), wrong);
    }
};

POSTROOM_TEST(EventStoreTest)
#include "event_store_test.moc"
