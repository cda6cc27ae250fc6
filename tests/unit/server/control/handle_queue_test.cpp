// SPDX-License-Identifier: Apache-2.0
// The queue's methods over a real queue in a folder of its own.
#include "connection_fixture.h"
#include "fakes.h"
#include "server/control/handle_bounce.h"
#include "server/control/handle_config.h"
#include "server/control/handle_diagnose.h"
#include "server/control/handle_events.h"
#include "server/control/handle_lookup.h"
#include "server/control/handle_queue.h"
#include "server/control/handle_replay.h"
#include "server/control/handle_stats.h"
#include "server/control/handle_status.h"
#include "server/control/handle_submit.h"
#include "server/control/handle_trace.h"
#include "server/control/lookup_service.h"
#include "shared/base/text.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/queue/queue_fixture.h"

using namespace postroom;
using namespace postroom::control;
using namespace postroom::test;

namespace {

struct QueueMethods {
    explicit QueueMethods(catalogue::Role role = catalogue::Role::operatorRole) : connection(role) {
        addQueueMethods(connection.methods, {view, admin, orders, edit, ledger});
        connection.hello();
    }
    /// JSON with single quotes: moc cannot read raw strings that hold double ones.
    base::Json ask(const std::string& method, const std::string& params = "{}") { return connection.ask(method, *base::Json::parse(base::replaceAll(params, "'", "\""))); }
    QueueFixture store;
    queue::QueueView view{*store.queue};
    queue::QueueAdmin admin{*store.queue};
    queue::StandingOrders orders{*store.queue};
    queue::QueueEdit edit{*store.queue};
    queue::Ledger ledger{*store.queue};
    ConnectionFixture connection;
};

struct NoLookupServers final : LookupService {
    LookupStatus status() override { return {}; }
    base::Result<std::vector<LookupTest>> test(const std::string& /*server*/) override { return std::vector<LookupTest>(); }
};

std::string idsJson(const base::MessageId& id) { return "{'ids':['" + id.string() + "']}"; }

} // namespace

class HandleQueueTest : public QObject {
    Q_OBJECT
private slots:
    void theListIsAWindowWithAKey() {
        QueueMethods f;
        for (int i = 0; i < 5; ++i)
            f.store.accept({"a@one.example", "b@two.example"});
        auto reply = f.ask("queue.list", "{'limit':2}")["result"];
        QCOMPARE(reply["messages"].size(), std::size_t(2));
        QCOMPARE(reply["total"].toInteger(), 5);
        std::size_t seen = 2;
        while (!reply["next"].isNull()) {
            reply = f.ask("queue.list", "{'limit':2,'after':'" + reply["next"].toString() + "'}")["result"];
            seen += reply["messages"].size();
        }
        QCOMPARE(seen, std::size_t(5));
        QCOMPARE(reply["messages"].items()[0]["recipients"].size(), std::size_t(2));
    }
    void whatMatchesIsCountedWithTheFirstWindow() {
        QueueMethods f;
        for (int i = 0; i < 3; ++i)
            f.store.accept({"a@one.example"});
        f.store.accept({"b@two.example"});
        const auto one = f.ask("queue.list", "{'limit':2,'filter':{'domain':'one.example'}}")["result"];
        QCOMPARE(one["messages"].size(), std::size_t(2));
        QCOMPARE(one["total"].toInteger(), 3);
        const auto rest = f.ask("queue.list", "{'limit':2,'filter':{'domain':'one.example'},'after':'" + one["next"].toString() + "'}")["result"];
        QCOMPARE(rest["messages"].size(), std::size_t(1));
        QVERIFY(!rest.has("total"));
        QCOMPARE(f.ask("queue.bin", "{}")["result"]["total"].toInteger(), 0); // the bin has its own number
    }
    void changesSayWhatTakesThemBack() {
        QueueMethods f;
        const auto id = f.store.accept({"a@one.example"});
        auto reply = f.ask("queue.change-sender", "{'ids':['" + id.string() + "'],'sender':'new@x.example'}")["result"];
        QCOMPARE(reply["undo"].toString(), "postroomctl queue change-sender --sender 'anna@sender.example' " + id.string());
        reply = f.ask("queue.reroute", "{'ids':['" + id.string() + "'],'hosts':'relay.example:2525'}")["result"];
        QCOMPARE(reply["undo"].toString(), "postroomctl queue reroute --back " + id.string());
        QCOMPARE(f.ask("queue.show", "{'id':'" + id.string() + "'}")["result"]["message"]["reroute"]["hosts"].toString(), std::string("relay.example:2525"));
        reply = f.ask("queue.add-recipient", "{'ids':['" + id.string() + "'],'recipient':'b@two.example'}")["result"];
        QCOMPARE(reply["undo"].toString(), "postroomctl queue mark-delivered --only 'b@two.example' " + id.string());
        reply = f.ask("queue.mark-delivered", "{'ids':['" + id.string() + "'],'recipients':['b@two.example']}")["result"];
        QCOMPARE(reply["done"].toInteger(), 1);
        QVERIFY(f.ask("ledger.check")["result"]["balanced"].toBool());
        const auto preview = f.ask("queue.preview", "{'action':'reroute','filter':{}}")["result"];
        QCOMPARE(preview["inverse"].toString(), std::string("reroute"));
        QCOMPARE(preview["count"].toInteger(), 1);
        QCOMPARE(f.ask("queue.add-recipient", idsJson(id))["result"]["done"].toInteger(), 0); // no address
    }
    void ordersAreGivenListedAndTakenBack() {
        QueueMethods f;
        QVERIFY(f.ask("queue.suspend", "{}")["error"].isObject());
        QVERIFY(f.ask("queue.suspend", "{'domain':'One.example','reason':'they move'}")["result"].isObject());
        const auto listed = f.ask("queue.suspended")["result"]["suspended"];
        QCOMPARE(listed.items().at(0)["name"].toString(), std::string("one.example"));
        f.store.accept({"a@one.example"});
        const auto causes = f.ask("queue.causes")["result"]["causes"];
        QCOMPARE(causes.items().at(0)["title"].toString(), std::string("deliveries to the domain one.example are suspended: they move"));
        QCOMPARE(causes.items().at(0)["action"].toString(), std::string("queue.resume"));
        QVERIFY(f.ask("queue.resume", "{'domain':'one.example'}")["result"].isObject());
        QVERIFY(f.ask("queue.resume", "{'domain':'one.example'}")["error"].isObject());
        QVERIFY(f.ask("queue.hold-rule", "{'match':{'colour':'red'}}")["error"].isObject());
        QVERIFY(f.ask("queue.hold-rule", "{'match':{}}")["error"].isObject());
        const auto number = f.ask("queue.hold-rule", "{'match':{'sender':'anna@*'},'reason':'look'}")["result"]["number"].toInteger();
        const auto id = f.store.accept({"b@two.example"});
        QCOMPARE(f.ask("queue.hold-rules")["result"]["rules"].items().at(0)["held"].toInteger(), 1);
        QVERIFY(f.ask("queue.show", "{'id':'" + id.string() + "'}")["result"]["message"]["held"].toBool());
        QVERIFY(f.ask("queue.remove-hold-rule", "{'number':" + std::to_string(number) + "}")["result"].isObject());
    }
    void groupsByAgeTransportAndQueue() {
        QueueMethods f;
        f.store.accept({"a@one.example"});
        QCOMPARE(f.ask("queue.groups", "{'by':'transport'}")["result"]["groups"].items().at(0)["key"].toString(), std::string("not tried yet"));
        QCOMPARE(f.ask("queue.groups", "{'by':'queue'}")["result"]["groups"].items().at(0)["key"].toString(), std::string("the default queue"));
        QVERIFY(!f.ask("queue.groups", "{'by':'age'}")["result"]["groups"].items().at(0)["key"].toString().empty());
    }
    void subjectsAreHiddenFromOperatorsAndShownToAdministrators() {
        QueueMethods f;
        const auto id = f.store.accept({"a@one.example"});
        QCOMPARE(f.ask("queue.list")["result"]["messages"].items()[0]["subject"].toString(), std::string("(hidden)"));
        QCOMPARE(f.ask("queue.show", "{'id':'" + id.string() + "'}")["result"]["message"]["headers"].toString(), std::string("(hidden)"));
        QueueMethods all(catalogue::Role::administrator);
        all.store.accept({"a@one.example"});
        QCOMPARE(all.ask("queue.list")["result"]["messages"].items()[0]["subject"].toString(), std::string("hello"));
    }
    void holdingSaysHowToTakeItBackAndRecordsWhoDidIt() {
        QueueMethods f;
        const auto id = f.store.accept({"a@one.example"});
        const auto done = f.ask("queue.hold", "{'ids':['" + id.string() + "'],'reason':'looks odd'}")["result"];
        QCOMPARE(done["done"].toInteger(), 1);
        QCOMPARE(done["undo"].toString(), "postroomctl queue release " + id.string());
        const auto message = f.ask("queue.list")["result"]["messages"].items()[0];
        QVERIFY(message["held"].toBool());
        QVERIFY(message["hold_reason"].toString().find("looks odd") != std::string::npos);
        QCOMPARE(f.ask("queue.release", idsJson(id))["result"]["done"].toInteger(), 1);
    }
    void whatIsRemovedLiesInTheBinAndComesBack() {
        QueueMethods f;
        const auto id = f.store.accept({"a@one.example"});
        QCOMPARE(f.ask("queue.remove", idsJson(id))["result"]["done"].toInteger(), 1);
        QCOMPARE(f.ask("queue.list")["result"]["messages"].size(), std::size_t(0));
        QCOMPARE(f.ask("queue.bin")["result"]["messages"].size(), std::size_t(1));
        QCOMPARE(f.ask("queue.undo", idsJson(id))["result"]["done"].toInteger(), 1);
        QCOMPARE(f.ask("queue.list")["result"]["messages"].size(), std::size_t(1));
    }
    void actionsOnAFilterReachExactlyWhatThePreviewCounted() {
        QueueMethods f;
        for (int i = 0; i < 3; ++i)
            f.store.accept({"a@one.example"});
        f.store.accept({"b@two.example"});
        const auto preview = f.ask("queue.preview", "{'action':'remove','filter':{'domain':'one.example'}}")["result"];
        QCOMPARE(preview["count"].toInteger(), 3);
        QCOMPARE(preview["inverse"].toString(), std::string("undo"));
        QCOMPARE(preview["sample"].size(), std::size_t(3));
        QCOMPARE(f.ask("queue.remove", "{'filter':{'domain':'one.example'}}")["result"]["done"].toInteger(), 3);
        QCOMPARE(f.ask("queue.list")["result"]["messages"].size(), std::size_t(1));
    }
    void anActionWithoutASelectionIsRefused() {
        QueueMethods f;
        f.store.accept({"a@one.example"});
        QCOMPARE(f.ask("queue.remove")["error"]["data"]["field"].toString(), std::string("ids"));
        QCOMPARE(f.ask("queue.remove", "{'filter':{'domian':'x'}}")["error"]["data"]["field"].toString(), std::string("filter.domian"));
        QCOMPARE(f.ask("queue.remove", "{'ids':['nonsense']}")["error"]["data"]["field"].toString(), std::string("ids.0"));
        QCOMPARE(f.ask("queue.list")["result"]["messages"].size(), std::size_t(1));
    }
    void aMessageThatIsNotThereIsAFailureOfItsOwn() {
        QueueMethods f;
        const auto id = f.store.accept({"a@one.example"});
        const auto reply = f.ask("queue.hold", "{'ids':['1tEBn2-00000000001-0001','" + id.string() + "']}")["result"];
        QCOMPARE(reply["done"].toInteger(), 1);
        QCOMPARE(reply["failures"].items()[0]["id"].toString(), std::string("1tEBn2-00000000001-0001"));
    }
    void groupsCountRecipientsByDomain() {
        QueueMethods f;
        f.store.accept({"a@one.example", "b@one.example", "c@two.example"});
        f.store.accept({"d@one.example"});
        const auto groups = f.ask("queue.groups", "{'by':'domain'}")["result"]["groups"];
        QCOMPARE(groups.items()[0]["key"].toString(), std::string("one.example"));
        QCOMPARE(groups.items()[0]["recipients"].toInteger(), 3);
        QCOMPARE(groups.items()[0]["messages"].toInteger(), 2);
        QVERIFY(f.ask("queue.groups", "{'by':'colour'}").has("error"));
    }
    void theLedgerSaysWhetherTheBooksBalance() {
        QueueMethods f;
        f.store.accept({"a@one.example", "b@one.example"});
        const auto report = f.ask("ledger.check")["result"];
        QVERIFY(report["balanced"].toBool());
        QCOMPARE(report["accepted"].toInteger(), 2);
        QVERIFY(report["sentence"].toString().find("balance") != std::string::npos);
    }
    void everyMethodOfTheCatalogueHasAHandler() {
        QueueMethods f;
        FakeConfig config;
        FakeRunner runner;
        FakeSubmitter submitter;
        FakeDaemon daemon;
        base::FakeClock clock;
        const auto events = store::EventStore::start({f.store.folder.path().toStdString()}, clock, f.store.sink);
        auto& methods = f.connection.methods;
        addConfigMethods(methods, config);
        addDiagnoseMethods(methods, runner);
        addSubmitMethods(methods, submitter);
        addUploadMethod(methods);
        addEventMethods(methods);
        addStatusMethods(methods, daemon, &f.view);
        addTraceMethods(methods, {*events, f.view, clock});
        const events::SeriesBook series;
        addStatsMethods(methods, {series, daemon, config, f.view, clock});
        addBounceMethod(methods, {*events, clock});
        FakeFigures figures;
        addPolicyMethods(methods, figures);
        addReplayMethod(methods, {*events, f.view, clock}, runner);
        NoLookupServers lookups;
        addLookupMethods(methods, lookups);
        for (const auto& rows : catalogue::commandTables())
            for (const auto& row : rows)
                QVERIFY2(row.name == "hello" || methods.has(row.name), std::string(row.name).c_str());
        QCOMPARE(f.ask("server.status")["result"]["queue"]["messages"].toInteger(-1), 0);
    }
};

POSTROOM_TEST(HandleQueueTest)
#include "handle_queue_test.moc"
