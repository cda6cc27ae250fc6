// SPDX-License-Identifier: Apache-2.0
// A pasted bounce, explained and matched to our message, over a real event store.
#include "connection_fixture.h"
#include "server/control/handle_bounce.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/queue/queue_fixture.h"

using namespace postroom;
using namespace postroom::control;
using namespace postroom::test;

namespace {

struct BounceMethod {
    explicit BounceMethod(catalogue::Role role = catalogue::Role::helpdesk) : connection(role) {
        store = store::EventStore::start({queue.folder.path().toStdString()}, queue.clock, queue.sink);
        addBounceMethod(connection.methods, {*store, queue.clock});
        connection.hello();
    }
    base::MessageId record(const std::string& recipient, const std::string& facts) {
        store::MessageRecord record;
        record.time = queue.clock.now();
        record.message = queue.ids.next();
        record.sender = "anna@home.test";
        record.subject = "salary list";
        record.facts = facts;
        record.recipients.push_back({0, "other@far.test", store::MailOutcome::delivered});
        record.recipients.push_back({1, recipient, store::MailOutcome::delivered});
        store->record(record);
        store->flush(base::Milliseconds(5000));
        return record.message;
    }
    base::Json explain(const std::string& text) { return connection.ask("bounce.explain", base::Json::object({{"text", text}})); }

    QueueFixture queue;
    std::unique_ptr<store::EventStore> store;
    ConnectionFixture connection;
};

std::string bounceOf(const std::string& returned) {
    return "From: MAILER-DAEMON@far.test\nTo: anna@home.test\nSubject: Returned mail\n\n<bob@far.test>: 550 5.1.1 User unknown\n\n----- Original message -----\n" + returned;
}

} // namespace

class HandleBounceTest : public QObject {
    Q_OBJECT
private slots:
    void explainsAndFindsOurMessageByItsId() {
        BounceMethod f;
        const auto id = f.record("bob@far.test", "{}");
        const auto reply = f.explain(bounceOf("Received: from pc by mx.home.test with esmtps id " + id.string() + ";\n now\nSubject: x\n"))["result"];
        QCOMPARE(reply["kind"].toString(), std::string("failure"));
        QCOMPARE(reply["recipients"].items()[0]["reason"].toString(), std::string("mailbox_unknown"));
        QCOMPARE(reply["recipients"].items()[0]["party"].toString(), std::string("sender"));
        QVERIFY(reply["recipients"].items()[0]["why"]["code"].toString() == "bounce.why.mailbox_unknown");
        QCOMPARE(reply["message"]["id"].toString(), id.string());
        QCOMPARE(reply["message"]["matched_by"].toString(), std::string("queue_id"));
        QCOMPARE(reply["message"]["rows"].items()[0]["recipient"].toString(), std::string("bob@far.test"));
        QCOMPARE(reply["message"]["rows"].items()[0]["subject"].toString(), std::string("(hidden)"));
    }
    void findsItByMessageIdAndByEnvelopeId() {
        BounceMethod f;
        const auto id = f.record("bob@far.test", base::Json::object({{"message_id", "<letter@home.test>"}}).text());
        const auto reply = f.explain(bounceOf("Message-ID: <letter@home.test>\nSubject: x\n"))["result"];
        QCOMPARE(reply["message"]["id"].toString(), id.string());
        QCOMPARE(reply["message"]["matched_by"].toString(), std::string("message_id"));
        const auto other = f.record("carl@far.test", base::Json::object({{"envelope_id", "letter7"}}).text());
        const auto dsn = f.explain("Reporting-MTA: dns; far.test\nOriginal-Envelope-Id: letter7\n\nFinal-Recipient: rfc822; carl@far.test\nAction: failed\nStatus: 5.1.1\n\n\n\n\n\n")["result"];
        QCOMPARE(dsn["message"]["id"].toString(), other.string());
        QCOMPARE(dsn["message"]["matched_by"].toString(), std::string("envelope_id"));
    }
    void whatIsNotOursIsExplainedAllTheSame() {
        BounceMethod f(catalogue::Role::auditor);
        const auto reply = f.explain("550 5.7.1 Client host [192.0.2.1] blocked using zen.example")["result"];
        QVERIFY(reply["message"].isNull());
        QCOMPARE(reply["recipients"].items()[0]["reason"].toString(), std::string("host_blocked"));
        QCOMPARE(f.explain("  ")["error"]["data"]["field"].toString(), std::string("text"));
    }
};

POSTROOM_TEST(HandleBounceTest)
#include "handle_bounce_test.moc"
