// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/events/events_model.h"
#include "tests/support/test_main.h"

#include <QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace postroom;
using namespace postroom::console;

namespace {

wire::EventMessage happened(const char* name, const char* recipient = "anna@example.org", const char* message = "1aBcDe-000001-AB", int connection = 7) {
    return {1, 1, base::Json::object({{"name", name}, {"time", std::int64_t{1'795'653'313'097'029}}, {"message", message}, {"connection", connection},
                                      {"fields", base::Json::object({{"recipient", recipient}, {"trace", "cGFja2Vk"}})}})};
}

std::vector<wire::EventMessage> many(int count, const char* name = "delivery.done") { return std::vector<wire::EventMessage>(static_cast<std::size_t>(count), happened(name)); }

QString cell(const EventsModel& model, int row, int column) { return model.index(row, column).data().toString(); }

} // namespace

class EventsModelTest : public QObject {
    Q_OBJECT
private slots:
    void whatComesAtOnceIsOneInsertion() {
        EventsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        for (int i = 0; i < 50; ++i)
            model.add(many(2));
        QCOMPARE(model.rowCount(), 0);
        model.flush();
        QCOMPARE(model.rowCount(), 100);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(cell(model, 0, EventsModel::Fields), QString("recipient=anna@example.org")); // the packed trace is not shown
        QCOMPARE(model.index(0, 0).data(LinkRole).toString(), QString("message/1aBcDe-000001-AB"));
        QCOMPARE(model.index(0, EventsModel::Connection).data(FilterRole).toString(), QString("connection:7"));
    }
    void atTheLimitTheOldestGo() {
        EventsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.add(many(EventsModel::mostEvents - 1, "queue.held"));
        model.flush();
        QSignalSpy flushed(&model, &EventsModel::flushed);
        model.add(many(4, "queue.released"));
        model.flush();
        QCOMPARE(model.rowCount(), EventsModel::mostEvents);
        QCOMPARE(flushed.first().first().toInt(), 3);
        QCOMPARE(cell(model, EventsModel::mostEvents - 5, EventsModel::Event), QString("queue.held"));
        QCOMPARE(cell(model, EventsModel::mostEvents - 4, EventsModel::Event), QString("queue.released"));
        QCOMPARE(model.seen(), qint64{EventsModel::mostEvents + 3});
        QCOMPARE(model.missed(), qint64{0}); // they were shown
    }
    void aPauseCollectsAndCountsWhatItHadNoRoomFor() {
        EventsModel model;
        model.setPaused(true);
        model.add(many(EventsModel::mostEvents + 5));
        model.flush();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.waiting(), EventsModel::mostEvents);
        model.setPaused(false);
        QCOMPARE(model.waiting(), 0);
        QCOMPARE(model.missed(), qint64{5});
        QCOMPARE(model.rowCount(), EventsModel::mostEvents);
    }
    void aGapStandsWhereItWas() {
        EventsModel model;
        model.add(many(1));
        model.addGap(12);
        model.add(many(1));
        model.addGap(3, true);
        model.flush();
        QVERIFY(cell(model, 1, EventsModel::Fields).startsWith("12 event"));
        QVERIFY(cell(model, 3, EventsModel::Fields).contains("started anew"));
        QVERIFY(model.index(1, 0).data(LinkRole).toString().isEmpty());
        QVERIFY(cell(model, 3, EventsModel::Fields).contains("3 event"));
        QCOMPARE(model.missed(), qint64{15});
        model.setFilter(TailFilter("nothing-has-this"));
        QCOMPARE(model.rowCount(), 2); // gaps are never filtered away
    }
    void anotherFilterFindsWhatIsKept() {
        EventsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFilter(TailFilter("bernd"));
        model.add({happened("delivery.done"), happened("delivery.failed", "bernd@example.net")});
        model.flush();
        QCOMPARE(model.rowCount(), 1);
        model.add(many(EventsModel::mostEvents));
        model.flush();
        model.setFilter(TailFilter("BERND")); // fell out of what is kept, and is still shown
        QCOMPARE(model.rowCount(), 1);
        model.setFilter({});
        QCOMPARE(model.rowCount(), EventsModel::mostEvents);
    }
    void filters_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("passes");
        QTest::newRow("nothing") << "" << true;
        QTest::newRow("word of a field") << "example.ORG" << true;
        QTest::newRow("two words, one not there") << "anna bernd" << false;
        QTest::newRow("excluded") << "-anna" << false;
        QTest::newRow("excluded other") << "-bernd anna" << true;
        QTest::newRow("beginning of the name") << "event:delivery." << true;
        QTest::newRow("other name") << "event:queue." << false;
        QTest::newRow("in the middle of the name") << "event:done" << false;
        QTest::newRow("message") << "message:1aBcDe-000001-AB" << true;
        QTest::newRow("connection") << "connection:7" << true;
        QTest::newRow("beginning of a connection") << "connection:70" << false;
        QTest::newRow("excluded connection") << "-connection:7" << false;
        QTest::newRow("quotes") << "\"recipient=anna\"" << true;
        QTest::newRow("open quote") << "\"no such" << false;
    }
    void filters() {
        QFETCH(QString, line);
        QFETCH(bool, passes);
        QCOMPARE(TailFilter(line).passes(readLiveEvent(happened("delivery.done"))), passes);
    }
    void theLeastLevelCounts() {
        const LiveEvent debug = readLiveEvent(happened("connection.opened")), error = readLiveEvent(happened("ledger.gap"));
        const TailFilter filter({}, catalogue::EventSeverity::warning);
        QVERIFY(!filter.passes(debug));
        QVERIFY(filter.passes(error));
        QVERIFY(!sentenceOf(error).isEmpty());
    }
    void anEventThatIsNotKnownIsShown() {
        EventsModel model;
        model.add({happened("future.thing"), {1, 2, base::Json::object()}});
        model.flush();
        QCOMPARE(cell(model, 0, EventsModel::Event), QString("future.thing"));
        QVERIFY(!model.at(1).isGap());
    }
};

POSTROOM_TEST(EventsModelTest)
#include "events_model_test.moc"
