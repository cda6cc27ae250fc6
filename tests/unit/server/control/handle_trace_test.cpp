// SPDX-License-Identifier: Apache-2.0
// Search, explanation, reveal and log over a real event store and queue.
#include "connection_fixture.h"
#include "fakes.h"
#include "server/control/handle_replay.h"
#include "server/control/handle_trace.h"
#include "server/policy/acl/trace.h"
#include "shared/base/text.h"
#include "shared/wire/case_file.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/queue/queue_fixture.h"

using namespace postroom;
using namespace postroom::control;
using namespace postroom::test;

namespace {

struct TraceMethods {
    explicit TraceMethods(catalogue::Role role = catalogue::Role::helpdesk) : connection(role) {
        store = store::EventStore::start({queue.folder.path().toStdString()}, queue.clock, queue.sink);
        addTraceMethods(connection.methods, {*store, view, queue.clock});
        addReplayMethod(connection.methods, {*store, view, queue.clock}, runner);
        connection.hello();
        connection.recorded.taken();
    }
    /// JSON with single quotes: moc cannot read raw strings that hold double ones.
    base::Json ask(const std::string& method, const std::string& params = "{}") { return connection.ask(method, *base::Json::parse(base::replaceAll(params, "'", "\""))); }
    base::Json search(const std::string& query) {
        store->flush(base::Milliseconds(5000));
        return connection.ask("trace.search", base::Json::object({{"query", query}}))["result"];
    }
    base::MessageId record(const std::string& sender, const std::string& recipient, store::MailOutcome outcome, const std::string& reason = {}) {
        store::MessageRecord record;
        record.time = queue.clock.now();
        record.message = queue.ids.next();
        record.sender = sender;
        record.client = "192.0.2.7";
        record.subject = "salary list";
        record.size = 812;
        record.facts = base::replaceAll("{'helo':'client.test','protocol':'esmtps','host_name':'client.example'}", "'", "\"");
        record.recipients.push_back({0, recipient, outcome, reason, ""});
        const auto id = record.message;
        if (outcome == store::MailOutcome::refused)
            record.message = {};
        store->record(record);
        return id;
    }
    QueueFixture queue;
    queue::QueueView view{*queue.queue};
    std::unique_ptr<store::EventStore> store;
    FakeRunner runner;
    ConnectionFixture connection;
};

/// With a trace that the fake runner answers to.
void recordCase(TraceMethods& f, const std::string& trace, std::size_t recipients = 1, bool refused = false) {
    store::MessageRecord record;
    record.time = f.queue.clock.now();
    if (!refused)
        record.message = f.queue.ids.next();
    record.sender = "s@far.example";
    record.trace = trace;
    for (std::uint32_t i = 0; i < recipients; ++i)
        record.recipients.push_back({i, "r" + std::to_string(i) + "@x.example", refused ? store::MailOutcome::refused : store::MailOutcome::queued, "", ""});
    f.store->record(record);
}

} // namespace

class HandleTraceTest : public QObject {
    Q_OBJECT
private slots:
    void aReplayCountsAndShowsOnlyWhatDiffers() {
        TraceMethods f(catalogue::Role::operatorRole);
        recordCase(f, "same", 3);
        recordCase(f, "same", 2, true);
        recordCase(f, "drifted");
        recordCase(f, "missing:dns|MX|x");
        recordCase(f, "missing:dns|MX|x");
        recordCase(f, "");
        recordCase(f, "other");
        f.store->flush(base::Milliseconds(5000));
        const auto reply = f.ask("config.replay")["result"];
        QCOMPARE(reply["cases"].toInteger(), 7);
        QCOMPARE(reply["same"].toInteger(), 2);
        QCOMPARE(reply["drifted"].toInteger(), 1);
        QCOMPARE(reply["unreplayable"].toInteger(), 3);
        QCOMPARE(reply["missing"].size(), std::size_t(2));
        QCOMPARE(reply["missing"].items()[1]["what"].toString(), std::string("dns|MX|x"));
        QCOMPARE(reply["missing"].items()[1]["cases"].toInteger(), 2);
        QCOMPARE(reply["missing"].items()[1]["example"].toString(), std::string("x"));
        QCOMPARE(reply["differing"].size(), std::size_t(1));
        QCOMPARE(reply["differing"].items()[0]["decisions"].items()[0]["after"]["outcome"].toString(), std::string("deny"));
        QVERIFY(reply["next"].isNull());
    }
    void aReplayGoesOnWhereItStopped() {
        TraceMethods f(catalogue::Role::operatorRole);
        for (int i = 0; i < 5; ++i)
            recordCase(f, "same", 2);
        f.store->flush(base::Milliseconds(5000));
        std::int64_t cases = 0;
        int windows = 0;
        base::Json params = base::Json::object({{"limit", 2}});
        do {
            const auto reply = f.connection.ask("config.replay", params)["result"];
            cases += reply["cases"].toInteger();
            params.set("after", reply["next"].toString());
            ++windows;
        } while (!params["after"].toStringView().empty() && windows < 10);
        QCOMPARE(cases, 5);
        QCOMPARE(windows, 3);
    }
    void theQueryLineFindsRecipients() {
        TraceMethods f;
        f.record("boss@far.example", "anna@x.example", store::MailOutcome::delivered);
        f.record("boss@far.example", "berta@x.example", store::MailOutcome::refused, "no such user here");
        f.record("", "anna@x.example", store::MailOutcome::queued);
        QCOMPARE(f.search("")["rows"].size(), std::size_t(3));
        QCOMPARE(f.search("to:anna@x.example")["rows"].size(), std::size_t(2));
        QCOMPARE(f.search("to:anna@x.example -from:<>")["rows"].size(), std::size_t(1));
        QCOMPARE(f.search("from:<>")["rows"].size(), std::size_t(1));
        QCOMPARE(f.search("reason:\"such user\"")["rows"].size(), std::size_t(1));
        QCOMPARE(f.search("ip:192.0.2.7 status:delivered")["rows"].size(), std::size_t(1));
        const auto refused = f.search("status:rejected")["rows"].items()[0];
        QCOMPARE(refused["outcome"].toString(), std::string("rejected"));
        QCOMPARE(refused["client_name"].toString(), std::string("client.example"));
        QVERIFY(!refused["accepted"].toBool());
    }
    void theStandardWindowIsADay() {
        TraceMethods f;
        f.record("a@b.example", "old@x.example", store::MailOutcome::delivered);
        f.queue.clock.advance(std::chrono::hours(25));
        QCOMPARE(f.search("to:old@x.example")["rows"].size(), std::size_t(0));
        QCOMPARE(f.search("to:old@x.example after:2d")["rows"].size(), std::size_t(1));
    }
    void nothingFoundSaysWhatWasSeenOfTheDomain() {
        TraceMethods f;
        f.record("boss@far.example", "anna@x.example", store::MailOutcome::delivered);
        QVERIFY(f.search("from:other@far.example")["hint"].toString().find("Other mail") != std::string::npos);
        QVERIFY(f.search("from:other@never.example")["hint"].toString().find("not even a refused attempt") != std::string::npos);
    }
    void aWrongQueryIsMarkedWithItsField() {
        TraceMethods f;
        const auto reply = f.ask("trace.search", "{'query':'form:anna'}");
        QCOMPARE(reply["error"]["data"]["field"].toString(), std::string("query"));
        QVERIFY(reply["error"]["message"].toString().find("from:") != std::string::npos);
    }
    void windowsGoOnByKeyWithoutHolesOrRepetition() {
        TraceMethods f;
        for (int i = 0; i < 25; ++i) {
            f.record("a@b.example", std::to_string(i) + "@x.example", i % 2 == 0 ? store::MailOutcome::delivered : store::MailOutcome::queued);
            f.queue.clock.advance(std::chrono::seconds(1));
        }
        std::set<std::string> seen;
        std::string after;
        for (int window = 0; window < 30; ++window) {
            f.store->flush(base::Milliseconds(5000));
            const auto reply = f.ask("trace.search", "{'query':'status:delivered','limit':4,'after':'" + after + "'}")["result"];
            for (const auto& row : reply["rows"].items())
                QVERIFY(seen.insert(row["recipient"].toString()).second);
            if (reply["next"].isNull())
                break;
            after = reply["next"].toString();
        }
        QCOMPARE(seen.size(), std::size_t(13));
    }
    void negationsAndClassesAreSearchedByTheStore() {
        TraceMethods f;
        f.record("boss@far.example", "anna@x.example", store::MailOutcome::delivered, "250 OK");
        f.record("boss@far.example", "berta@x.example", store::MailOutcome::refused, "550 nobody");
        QCOMPARE(f.search("-status:delivered")["rows"].size(), std::size_t(1));
        QCOMPARE(f.search("-status:delivered -to:berta")["rows"].size(), std::size_t(0));
        QCOMPARE(f.search("-reason:250 from:boss")["rows"].size(), std::size_t(1));
        QCOMPARE(f.search("reason:relay")["rows"].size(), std::size_t(0));
        QCOMPARE(f.search("SALARY")["rows"].size(), std::size_t(2));
        QCOMPARE(f.search("anna@X.example")["rows"].size(), std::size_t(1));
        QCOMPARE(f.search("ip:192.0.2")["rows"].size(), std::size_t(2));
        QCOMPARE(f.search("ip:0.2.7")["rows"].size(), std::size_t(0));
        QVERIFY(!f.search("-from:<>")["incomplete"].toBool());
    }
    void whatWasSeenOfADomainIsCountedByKind() {
        TraceMethods f;
        store::MessageRecord refused;
        refused.time = f.queue.clock.now();
        refused.client = "203.0.113.9";
        refused.facts = base::replaceAll("{'event':'tls.failed','class':'tls','host_name':'mx.far.example'}", "'", "\"");
        refused.recipients.push_back({0, "", store::MailOutcome::refused, "no shared cipher", ""});
        f.store->record(refused);
        refused.facts = base::replaceAll("{'event':'recipient.deferred','class':'temporary'}", "'", "\"");
        refused.sender = "list@far.example";
        refused.recipients = {{0, "anna@x.example", store::MailOutcome::refusedForNow, "451 greylisted", ""}};
        f.store->record(refused);
        const auto reply = f.search("from:boss@far.example");
        QCOMPARE(reply["evidence"].size(), std::size_t(2));
        QCOMPARE(reply["evidence"].items()[0]["what"].toString(), std::string("refused-for-now"));
        QCOMPARE(reply["evidence"].items()[1]["what"].toString(), std::string("tls-failed"));
        QVERIFY2(reply["hint"].toString().find("greylisted") != std::string::npos, reply.text().c_str());
        QCOMPARE(f.search(reply["evidence"].items()[0]["query"].toString())["rows"].size(), std::size_t(1));
    }
    void theExplanationBeginsWithTheAnswer() {
        TraceMethods f;
        const auto id = f.record("boss@far.example", "anna@x.example", store::MailOutcome::queued);
        store::AttemptRecord attempt;
        attempt.message = id;
        attempt.received = f.queue.clock.now();
        attempt.time = f.queue.clock.now();
        attempt.outcome = store::MailOutcome::failed;
        attempt.text = "550 5.1.1 nobody of that name";
        attempt.facts = base::replaceAll("{'router':'dnslookup','transport':'remote_smtp','host_name':'mx.x.example','host_address':'192.0.2.99'}", "'", "\"");
        f.store->record(attempt);
        const auto reply = f.ask("trace.explain", "{'id':'" + id.string() + "'}")["result"];
        QVERIFY2(reply["sentence"].toString().starts_with("anna@x.example: accepted, then bounced"), reply.text().c_str());
        QVERIFY2(reply["text"].items()[1].toString().find("mx.x.example [192.0.2.99]") != std::string::npos, reply.text().c_str());
        QVERIFY2(reply["text"].items()[2].toString().find("No such address. Whose problem: The sender's") != std::string::npos, reply.text().c_str());
        const auto shown = f.ask("trace.show", "{'id':'" + id.string() + "'}")["result"];
        QCOMPARE(shown["recipients"].items()[0]["attempts"].items()[0]["router"].toString(), std::string("dnslookup"));
        QCOMPARE(shown["message"]["subject"].toString(), std::string("(hidden)"));
        QVERIFY(f.ask("trace.show", "{'id':'nonsense'}").has("error"));
    }
    void thePageHasTranscriptVerdictsAndTheBounce() {
        TraceMethods f(catalogue::Role::administrator);
        store::MessageRecord record;
        record.time = f.queue.clock.now();
        record.message = f.queue.ids.next();
        record.sender = "boss@far.example";
        record.trace = acl::packAttachment(acl::Attachment::transcript, "> EHLO far.example\n< 250 mx\n* TLS: x\n");
        record.recipients.push_back({0, "anna@x.example", store::MailOutcome::failed, "550 nobody", ""});
        store::MessageRecord bounce;
        bounce.time = record.time;
        bounce.message = f.queue.ids.next();
        bounce.facts = base::replaceAll("{'bounce_of':'" + record.message.string() + "'}", "'", "\"");
        bounce.trace = acl::packAttachment(acl::Attachment::notice, "Subject: failed\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n"
                                                                    "Final-Recipient: rfc822; anna@x.example\r\nStatus: 5.1.1\r\n\r\n--b\r\n");
        bounce.recipients.push_back({0, "boss@far.example", store::MailOutcome::queued, "", ""});
        f.store->record(record);
        f.store->record(bounce);
        const auto page = f.ask("trace.show", "{'id':'" + record.message.string() + "'}")["result"];
        QCOMPARE(page["transcript"].size(), std::size_t(3));
        QCOMPARE(page["transcript"].items()[1]["side"].toString(), std::string("server"));
        QCOMPARE(page["notices"].items()[0]["id"].toString(), bounce.message.string());
        QCOMPARE(page["notices"].items()[0]["recipients"].items()[0]["status"].toString(), std::string("5.1.1"));
        QCOMPARE(page["notices"].items()[0]["fields"]["reporting_mta"].toString(), std::string("dns; mx"));
        QCOMPARE(page["timeline"].items()[0]["what"].toString(), std::string("received"));
        const auto verdicts = f.ask("trace.verdicts", "{'id':'" + record.message.string() + "'}")["result"];
        QCOMPARE(verdicts["recipients"].items()[0].toString(), std::string("anna@x.example"));
        QCOMPARE(verdicts["checks"].items()[0]["cells"].items()[0]["outcome"].toString(), std::string("bounced"));
    }
    void aCaseFileHasPseudonymsUnlessAReasonIsGiven() {
        TraceMethods f;
        const auto id = f.record("boss@far.example", "anna@x.example", store::MailOutcome::delivered, "to anna@x.example").string();
        const auto masked = f.ask("trace.case", "{'id':'" + id + "'}")["result"]["case"];
        const auto file = wire::readCaseFile(masked.text());
        QVERIFY(file.has_value() && file->masked);
        QVERIFY2(masked.text().find("anna") == std::string::npos && masked.text().find("far.example") == std::string::npos, masked.text().c_str());
        QVERIFY(masked.text().find("salary") == std::string::npos);
        QCOMPARE(file->page["recipients"].items()[0]["reason"].toString(), "to " + file->page["recipients"].items()[0]["address"].toString());
        QCOMPARE(f.ask("trace.case", "{'id':'" + id + "','unmasked':true}")["error"]["data"]["field"].toString(), std::string("reason"));
        f.connection.recorded.taken();
        const auto open = f.ask("trace.case", "{'id':'" + id + "','unmasked':true,'reason':'ticket 4711 of the customer'}")["result"]["case"];
        QCOMPARE(open["page"]["message"]["sender"].toString(), std::string("boss@far.example"));
        QCOMPARE(open["page"]["message"]["subject"].toString(), std::string("(hidden)"));
        QCOMPARE(f.connection.recorded.taken().back().name, std::string_view("control.revealed"));
    }
    void theAuditListSaysWhoLookedAtWhat() {
        TraceMethods f(catalogue::Role::auditor);
        f.store->record(store::AuditRecord{f.queue.clock.now(), "control.revealed", "berta", "helpdesk", "1tEBn2-00000000001-0001", "headers", "ticket 4711"});
        f.store->record(store::AuditRecord{f.queue.clock.now(), "control.action", "carla", "operator", "", "queue.hold", "{} -> done"});
        const auto all = f.ask("audit.list")["result"];
        QCOMPARE(all["entries"].size(), std::size_t(2));
        QCOMPARE(all["entries"].items()[0]["user"].toString(), std::string("carla"));
        QVERIFY(all["next"].isNull());
        const auto revealed = f.ask("audit.list", "{'kind':'revealed'}")["result"]["entries"];
        QCOMPARE(revealed.size(), std::size_t(1));
        QCOMPARE(revealed.items()[0]["text"].toString(), std::string("ticket 4711"));
        const auto first = f.ask("audit.list", "{'limit':1}")["result"];
        const auto second = f.ask("audit.list", "{'limit':1,'after':'" + first["next"].toString() + "'}")["result"];
        QCOMPARE(second["entries"].items()[0]["user"].toString(), std::string("berta"));
        QCOMPARE(f.ask("audit.list", "{'kind':'x'}")["error"]["data"]["field"].toString(), std::string("kind"));
    }
    void contentNeedsAReasonAndLeavesARecord() {
        TraceMethods f;
        const auto id = f.queue.accept({"a@one.example"});
        const std::string asked = "{'id':'" + id.string() + "','reason':'";
        QCOMPARE(f.ask("trace.reveal", asked + "x'}")["error"]["data"]["field"].toString(), std::string("reason"));
        QVERIFY(f.connection.recorded.taken().empty());
        const auto reply = f.ask("trace.reveal", asked + "user asked in ticket 4711'}")["result"];
        QCOMPARE(reply["content"].toString(), std::string("Subject: hello\r\n"));
        QVERIFY(reply["next"].isNull());
        const auto events = f.connection.recorded.taken();
        QCOMPARE(events.size(), std::size_t(1));
        QCOMPARE(std::string(events[0].name), std::string("control.revealed"));
        QCOMPARE(events[0].message.string(), id.string());
    }
    void auditorsCannotReveal() {
        TraceMethods f(catalogue::Role::auditor);
        QCOMPARE(f.ask("trace.reveal", "{'id':'1tEBn2-00000000001-0001','reason':'because I want'}")["error"]["data"]["kind"].toString(),
                 std::string("denied"));
    }
    void theLogHasEximsLines() {
        TraceMethods f;
        f.record("boss@far.example", "anna@x.example", store::MailOutcome::delivered);
        f.record("spam@far.example", "berta@x.example", store::MailOutcome::refused, "550 no");
        f.store->flush(base::Milliseconds(5000));
        const std::string lines = f.ask("log.read")["result"]["lines"].text();
        QVERIFY2(lines.find(" <= boss@far.example H=(client.test) [192.0.2.7] P=esmtps S=812") != std::string::npos, lines.c_str());
        QVERIFY2(lines.find("Completed") != std::string::npos, lines.c_str());
        QVERIFY2(lines.find("F=<spam@far.example> rejected RCPT <berta@x.example>: 550 no") != std::string::npos, lines.c_str());
        QVERIFY(f.ask("log.read", "{'format':'xml'}").has("error"));
    }
};

POSTROOM_TEST(HandleTraceTest)
#include "handle_trace_test.moc"
