// SPDX-License-Identifier: Apache-2.0
// The overview and the charts, over a real queue and series.
#include "connection_fixture.h"
#include "fakes.h"
#include "server/control/handle_stats.h"
#include "server/queue/queue_view.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/queue/queue_fixture.h"

using namespace postroom;
using namespace postroom::control;
using namespace postroom::test;
using events::Counted;

namespace {

struct StatsMethods {
    StatsMethods() : connection(catalogue::Role::auditor) {
        addStatsMethods(connection.methods, {series, daemon, config, view, queue.clock});
        connection.hello();
    }
    base::Json overview() { return connection.ask("stats.overview")["result"]; }
    base::Json series_(base::Json params = base::Json::object()) { return connection.ask("stats.series", std::move(params)); }
    QueueFixture queue;
    queue::QueueView view{*queue.queue};
    events::SeriesBook series;
    FakeDaemon daemon;
    FakeConfig config;
    ConnectionFixture connection;
};

} // namespace

class HandleStatsTest : public QObject {
    Q_OBJECT
private slots:
    void theOverviewAnswersWhetherMailFlows() {
        StatsMethods f;
        f.series.add(f.queue.clock.now(), Counted::accepted, 10);
        f.series.reject(f.queue.clock.now(), catalogue::RefusalClass::blocklist);
        f.series.reject(f.queue.clock.now(), catalogue::RefusalClass::relay);
        f.series.reject(f.queue.clock.now(), catalogue::RefusalClass::relay);
        const auto reply = f.overview();
        QVERIFY(reply["flowing"].toBool());
        QCOMPARE(reply["rates"]["accepted"].toDouble(), 2.0);
        QCOMPARE(reply["last_day"]["rejected"].toInteger(), std::int64_t(3));
        QCOMPARE(reply["rejections"].items()[0]["class"].toString(), std::string("relay"));
        QCOMPARE(reply["rejections"].items()[0]["query"].toString(), std::string("status:rejected reason:relay"));
        QVERIFY(!reply["ledger"]["known"].toBool());
        QCOMPARE(reply["revision"]["revision"].toInteger(), f.config.running().id.value);
    }
    void aGraveAlarmComesFirst() {
        StatsMethods f;
        f.daemon.state.alarms = {{"disk-full", "The disk is full.", "Make room.", true, f.queue.clock.now()}};
        f.daemon.state.ledger = LedgerState{false, "The books do not balance.", f.queue.clock.now()};
        const auto reply = f.overview();
        QVERIFY(!reply["flowing"].toBool());
        QVERIFY(reply["sentence"].toString().find("The disk is full.") != std::string::npos);
        QCOMPARE(reply["alarms"].items()[0]["fix"].toString(), std::string("Make room."));
        QVERIFY(reply["ledger"]["known"].toBool() && !reply["ledger"]["balanced"].toBool());
    }
    void theQueueIsLookedAtEverySomeSeconds() {
        StatsMethods f;
        QCOMPARE(f.overview()["queue"]["messages"].toInteger(), std::int64_t(0));
        const auto id = f.queue.accept({"anna@x.example", "berta@x.example"});
        QCOMPARE(f.overview()["queue"]["messages"].toInteger(), std::int64_t(0));
        f.queue.clock.advance(std::chrono::seconds(11));
        const auto queue = f.overview()["queue"];
        QCOMPARE(queue["messages"].toInteger(), std::int64_t(1));
        QCOMPARE(queue["recipients"].toInteger(), std::int64_t(2));
        QCOMPARE(queue["oldest"]["id"].toString(), id.string());
        QCOMPARE(queue["by_cause"].items()[0]["cause"].toString(), std::string("not tried yet"));
    }
    void bucketsLeadToTheirMail() {
        StatsMethods f;
        f.series.add(f.queue.clock.now(), Counted::delivered, 4);
        f.series.reject(f.queue.clock.now(), catalogue::RefusalClass::size);
        const auto reply = f.series_()["result"];
        QCOMPARE(reply["buckets"].size(), std::size_t(144));
        const auto last = reply["buckets"].items().back();
        QCOMPARE(last["delivered"].toInteger(), std::int64_t(4));
        QCOMPARE(last["rejected_by"]["size"].toInteger(), std::int64_t(1));
        QVERIFY(!last.has("bounced"));
        QCOMPARE(last["query"].toString(), "after:@" + std::to_string(last["from"].toInteger()) + " before:@" + std::to_string(last["until"].toInteger() - 1));
        QCOMPARE(f.series_(base::Json::object({{"window", 604800}}))["result"]["buckets"].size(), std::size_t(168));
        QCOMPARE(f.series_(base::Json::object({{"window", 604800}, {"step", 600}}))["error"]["data"]["field"].toString(), std::string("step"));
        QCOMPARE(f.series_(base::Json::object({{"window", 700000}}))["error"]["data"]["field"].toString(), std::string("window"));
    }
};
POSTROOM_TEST(HandleStatsTest)
#include "handle_stats_test.moc"
