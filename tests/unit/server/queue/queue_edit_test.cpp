// SPDX-License-Identifier: Apache-2.0
#include "server/queue/queue_edit.h"
#include "server/queue/ledger.h"
#include "server/queue/queue_admin.h"
#include "server/queue/queue_view.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/queue/queue_fixture.h"

using namespace postroom;
using namespace postroom::queue;
using Kind = RecipientOutcome::Kind;

class QueueEditTest : public QObject {
    Q_OBJECT
private slots:
    void deliveryReadsTheChangedMessage() {
        test::QueueFixture f;
        const auto id = f.accept({"a@one.example"});
        QueueEdit edit(*f.queue);
        QCOMPARE(*edit.changeSender(id, "boss@sender.example", "root", "typing error"), std::string("anna@sender.example"));
        QCOMPARE(*edit.reroute(id, {"", "relay.example:2525"}, "root", ""), std::string());
        const auto job = f.queue->tryNextJob();
        QVERIFY(job && job->forced);
        const auto message = f.queue->load(*job);
        QCOMPARE(message->sender, std::string("boss@sender.example"));
        QCOMPARE(Reroute::fromText(message->reroute)->hosts, std::string("relay.example:2525"));
        const auto busy = edit.changeSender(id, "x@y.example", "root", "");
        QVERIFY(!busy && busy.error().kind == base::ErrorKind::conflict);
        f.queue->release(*job);
        QCOMPARE(*edit.changeSender(id, "<>", "root", ""), std::string("boss@sender.example"));
        QVERIFY(!edit.changeSender(id, "no address", "root", ""));
        QVERIFY(Reroute::fromText(*edit.reroute(id, {"", ""}, "root", ""))->hosts == "relay.example:2525");
        QCOMPARE(f.sink.count("queue.sender-changed"), 2);
        QCOMPARE(f.sink.count("queue.rerouted"), 2);
    }
    void aPausedMessageOnHoldStaysThere() {
        test::QueueFixture f;
        const auto id = f.accept({"a@one.example"});
        QVERIFY(QueueAdmin(*f.queue).hold(id, "root", ""));
        QVERIFY(QueueEdit(*f.queue).changeSender(id, "b@sender.example", "root", ""));
        QVERIFY(!f.queue->tryNextJob());
    }
    void theBooksBalanceWithAddedAndMarkedRecipients() {
        test::QueueFixture f;
        const auto id = f.accept({"a@one.example"});
        QueueEdit edit(*f.queue);
        QVERIFY(edit.addRecipient(id, "b@two.example", "root", "asked for a copy"));
        QVERIFY(!edit.addRecipient(id, "B@two.example", "root", ""));
        QVERIFY(!edit.addRecipient(id, "nobody", "root", ""));
        auto report = *Ledger(*f.queue).check();
        QVERIFY(report.balances());
        QCOMPARE(report.generated, 1);
        QCOMPARE(*edit.markDelivered(id, {"A@one.example"}, "root", "they have it"), 1U);
        report = *Ledger(*f.queue).check();
        QVERIFY(report.balances());
        QCOMPARE(report.delivered, 1);
        QCOMPARE(report.queued, 1);
        const auto shown = QueueView(*f.queue).show(id);
        QCOMPARE(shown->finished.at(0).text, std::string("marked delivered by root: they have it"));
        QVERIFY(f.open());
        const auto job = f.queue->tryNextJob();
        QCOMPARE(f.queue->load(*job)->due.at(0).recipient.address, std::string("b@two.example"));
        const auto busy = QueueEdit(*f.queue).markDelivered(id, {}, "root", "");
        QVERIFY(!busy && busy.error().kind == base::ErrorKind::conflict);
        f.queue->release(*job);
        QCOMPARE(*QueueEdit(*f.queue).markDelivered(id, {}, "root", ""), 1U);
        report = *Ledger(*f.queue).check();
        QVERIFY(report.balances() && report.queued == 0 && report.delivered == 2);
        QCOMPARE(f.queue->size(), 0U);
        QCOMPARE(f.sink.count("message.completed"), 1);
        QVERIFY(!QueueEdit(*f.queue).markDelivered(id, {}, "root", ""));
        QVERIFY(!QueueEdit(*f.queue).addRecipient(id, "c@x.example", "root", ""));
    }
    void heldOnesCanBeMarkedToo() {
        test::QueueFixture f;
        const auto id = f.accept({"a@one.example"}, std::string(20'000, 'x'));
        QVERIFY(QueueAdmin(*f.queue).hold(id, "root", ""));
        QCOMPARE(*QueueEdit(*f.queue).markDelivered(id, {}, "root", ""), 1U);
        QVERIFY(Ledger(*f.queue).check()->balances());
        QCOMPARE(f.queue->size(), 0U);
    }
    void hostsAreRead() {
        const auto hosts = readRerouteHosts("a.example, 192.0.2.1:26 [2001:db8::1]:27 2001:db8::2");
        QVERIFY(hosts && hosts->size() == 4);
        QCOMPARE((*hosts)[1].port, std::uint16_t(26));
        QCOMPARE((*hosts)[2].name, std::string("2001:db8::1"));
        QCOMPARE((*hosts)[2].port, std::uint16_t(27));
        QCOMPARE((*hosts)[3].port, std::uint16_t(0));
        for (const char* bad : {"a:99999", "[::1", ":25", "[::1]x"})
            QVERIFY2(!readRerouteHosts(bad), bad);
    }
    void aRefusedMessageWaitsForThisHostAndOthersDoNot() {
        test::QueueFixture f;
        const auto id = f.accept({"a@one.example"});
        const auto job = f.queue->tryNextJob();
        RecipientOutcome deferred = f.outcome(0, Kind::deferred);
        deferred.errorClass = ErrorClass::message;
        deferred.retryError = "data_451";
        HostResult host{"mx.one.example 192.0.2.9", false, "451 no", "data_451", true};
        QVERIFY(f.queue->settle(*job, {deferred}, {host}));
        QVERIFY(f.queue->hostWait("mx.one.example 192.0.2.9", id));
        QVERIFY(!f.queue->hostWait("mx.one.example 192.0.2.9", f.ids.next()));
        QVERIFY(f.open());
        const auto wait = f.queue->hostWait("mx.one.example 192.0.2.9", id);
        QVERIFY(wait && wait->until == f.clock.now() + std::chrono::minutes(15));
        f.clock.advance(std::chrono::minutes(15));
        const auto again = f.queue->tryNextJob();
        QVERIFY(again);
        QVERIFY(f.settleAll(*again, Kind::delivered));
        QCOMPARE(f.sql("SELECT count(*) FROM retry"), 0); // gone with the message
    }
};

POSTROOM_TEST(QueueEditTest)
#include "queue_edit_test.moc"
