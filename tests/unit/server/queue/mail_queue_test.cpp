// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/unit/server/queue/queue_fixture.h"

#include <QFile>

#include <thread>

using namespace postroom;
using namespace postroom::queue;
using Kind = RecipientOutcome::Kind;

class MailQueueTest : public QObject {
    Q_OBJECT
private slots:
    void anAcceptedMessageComesOutAsItWentIn() {
        test::QueueFixture f;
        IncomingMessage in = f.message({"a@one.example", "b@two.example"});
        in.envelope.recipients[1].notify.success = true;
        in.envelope.recipients[1].originalRecipient = "rfc822;b@old.example";
        in.envelope.envelopeId = "env+1";
        in.envelope.smtputf8 = true;
        in.aclVariables = {{"acl_m_x", "va\"lue\n", true}, {"acl_c0", "clean", false}};
        in.reception.tlsCipher = "TLS1.3:X:256";
        in.reception.connection = 42;
        const base::MessageId id = in.id;
        QVERIFY(f.queue->accept(in));
        for (int round = 0; round < 2; ++round) { // from memory, then from the store of a new start
            const auto job = f.queue->tryNextJob();
            QVERIFY(job);
            QCOMPARE(job->id.string(), id.string());
            QCOMPARE(job->recipients.size(), 2U);
            const auto out = f.queue->load(*job);
            QVERIFY(out);
            QCOMPARE(out->sender, std::string("anna@sender.example"));
            QCOMPARE(out->headers, std::string("Subject: hello\r\n"));
            QCOMPARE(out->body.inlineBytes, std::string("Hello\r\n"));
            QCOMPARE(out->body.lines, 1);
            QCOMPARE(out->envelope.envelopeId, std::string("env+1"));
            QVERIFY(out->envelope.smtputf8);
            QVERIFY(out->firstDelivery);
            QCOMPARE(out->revision.value, 7);
            QCOMPARE(out->reception.tlsCipher, std::string("TLS1.3:X:256"));
            QCOMPARE(out->reception.connection, 42U);
            QVERIFY(out->reception.time == f.clock.now());
            QCOMPARE(out->aclVariables.size(), 2U);
            QCOMPARE(out->aclVariables[0].value, std::string("va\"lue\n"));
            QVERIFY(out->aclVariables[0].tainted && !out->aclVariables[1].tainted);
            QCOMPARE(out->due.size(), 2U);
            QVERIFY(out->due[1].recipient == in.envelope.recipients[1]);
            if (round == 0)
                QVERIFY(f.open());
        }
    }
    void aDeliveredMessageLeavesNothingButTheTotals() {
        test::QueueFixture f;
        QVERIFY(!f.accept({"a@one.example"}, std::string(20'000, 'x')).empty());
        const auto job = f.queue->tryNextJob();
        const auto loaded = f.queue->load(*job);
        QVERIFY(!loaded->body.file.empty());
        QVERIFY(QFile::exists(QString::fromStdString(loaded->body.file)));
        const auto settled = f.settleAll(*job, Kind::delivered);
        QVERIFY(settled);
        QVERIFY(settled->messageDone);
        QVERIFY(!QFile::exists(QString::fromStdString(loaded->body.file)));
        for (const char* table : {"message", "recipient", "content", "reception", "outcome"})
            QCOMPARE(f.sql((std::string("SELECT count(*) FROM ") + table).c_str()), 0);
        QCOMPARE(f.sql("SELECT delivered FROM ledger_out"), 1);
        QCOMPARE(f.sql("SELECT recipients FROM ledger_in"), 1);
        QCOMPARE(f.queue->size(), 0U);
        QCOMPARE(f.sink.count("message.accepted"), 1);
        QCOMPARE(f.sink.count("delivery.done"), 1);
        QCOMPARE(f.sink.count("message.completed"), 1);
    }
    void aDeferredRecipientComesBackWhenItsRuleSays() {
        test::QueueFixture f;
        f.accept({"a@one.example", "b@one.example"});
        const auto job = f.queue->tryNextJob();
        RecipientOutcome deferred = f.outcome(1, Kind::deferred);
        deferred.errorClass = ErrorClass::recipient;
        deferred.retryError = "rcpt_451";
        deferred.text = "451 later";
        QVERIFY(f.queue->settle(*job, {f.outcome(0, Kind::delivered), deferred}, {}));
        QVERIFY(!f.queue->tryNextJob());
        f.clock.advance(std::chrono::minutes(14));
        QVERIFY(!f.queue->tryNextJob());
        QVERIFY(f.open()); // the time survives a restart
        QVERIFY(!f.queue->tryNextJob());
        f.clock.advance(std::chrono::minutes(1));
        const auto again = f.queue->tryNextJob();
        QVERIFY(again);
        QCOMPARE(again->recipients, std::vector<std::uint32_t>{1});
        const auto loaded = f.queue->load(*again);
        QVERIFY(!loaded->firstDelivery);
        QCOMPARE(loaded->due[0].attempts, 1U);
        QCOMPARE(loaded->due[0].lastError, std::string("451 later"));
    }
    void whenTheRulesEndTheRecipientStaysWithTheJobUntilItIsBounced() {
        test::QueueFixture f;
        f.accept({"a@one.example"});
        f.clock.advance(std::chrono::hours(24 * 5));
        const auto job = f.queue->tryNextJob();
        RecipientOutcome deferred = f.outcome(0, Kind::deferred);
        deferred.errorClass = ErrorClass::recipient;
        const auto settled = f.queue->settle(*job, {deferred}, {});
        QVERIFY(settled);
        QCOMPARE(settled->timedOut.size(), 1U);
        QCOMPARE(settled->timedOut[0].reason, std::string("retry timeout exceeded"));
        QVERIFY(!settled->messageDone);
        QVERIFY(!f.queue->tryNextJob());
        QVERIFY(f.settleAll(*job, Kind::failed)->messageDone);
        QCOMPARE(f.sql("SELECT bounced FROM ledger_out"), 1);
    }
    void withoutARuleItIsOverAtOnce() {
        test::QueueFixture f;
        f.queue->setRetryRules(std::make_shared<const RetryRules>());
        f.accept({"a@one.example"});
        const auto job = f.queue->tryNextJob();
        const auto settled = f.queue->settle(*job, {f.outcome(0, Kind::deferred)}, {});
        QCOMPARE(settled->timedOut.at(0).reason, std::string("no retry rule"));
    }
    void aFailedHostIsRememberedAcrossARestartAndForgottenWhenItAnswers() {
        test::QueueFixture f;
        f.accept({"a@one.example"});
        const auto job = f.queue->tryNextJob();
        RecipientOutcome deferred = f.outcome(0, Kind::deferred);
        deferred.errorClass = ErrorClass::host;
        deferred.retryError = "refused_MX";
        QVERIFY(f.queue->settle(*job, {deferred}, {{"mx.one.example 192.0.2.9", true, "refused", "refused_MX"}}));
        QCOMPARE(f.sink.count("host.down"), 1);
        QVERIFY(f.queue->hostWait("mx.one.example 192.0.2.9", {}));
        QVERIFY(f.open());
        const auto wait = f.queue->hostWait("mx.one.example 192.0.2.9", {});
        QVERIFY(wait && wait->until == f.clock.now() + std::chrono::minutes(15));
        QVERIFY(!f.queue->hostWait("mx.one.example 192.0.2.10", {}));
        f.clock.advance(std::chrono::minutes(15));
        const auto again = f.queue->tryNextJob();
        QVERIFY(again);
        QVERIFY(f.queue->settle(*again, {f.outcome(0, Kind::delivered)}, {{"mx.one.example 192.0.2.9", false, "", ""}}));
        QCOMPARE(f.sink.count("host.up"), 1);
        QCOMPARE(f.sink.count("host.down"), 1);
        QCOMPARE(f.sql("SELECT count(*) FROM retry"), 0);
    }
    void redirectionReplacesARecipientByItsChildren() {
        test::QueueFixture f;
        f.accept({"list@one.example"});
        const auto job = f.queue->tryNextJob();
        RecipientOutcome redirected = f.outcome(0, Kind::redirected);
        redirected.children = {{"x@two.example", "", {}, ""}, {"y@two.example", "", {}, ""}};
        QVERIFY(!f.queue->settle(*job, {redirected}, {})->messageDone);
        QVERIFY(f.open());
        const auto next = f.queue->tryNextJob();
        QCOMPARE(next->recipients, (std::vector<std::uint32_t>{1, 2}));
        QCOMPARE(f.queue->load(*next)->due[0].parent, std::string("list@one.example"));
        QVERIFY(f.settleAll(*next, Kind::delivered)->messageDone);
        QCOMPARE(f.sql("SELECT delivered * 10 + redirected FROM ledger_out"), 21);
    }
    void aReleasedJobIsGivenOutAgain() {
        test::QueueFixture f;
        f.accept({"a@one.example"});
        const auto job = f.queue->tryNextJob();
        QVERIFY(!f.queue->tryNextJob());
        f.queue->release(*job);
        QVERIFY(f.queue->tryNextJob());
    }
    void whatIsOnlyQueuedWaitsForARunAndWhatIsFrozenForARelease() {
        test::QueueFixture f;
        IncomingMessage queued = f.message({"a@one.example"});
        queued.deliverNow = false;
        QVERIFY(f.queue->accept(std::move(queued)));
        IncomingMessage frozen = f.message({"a@one.example"});
        frozen.freezeReason = "an ACL said so";
        QVERIFY(f.queue->accept(std::move(frozen)));
        f.clock.advance(std::chrono::hours(24));
        QVERIFY(!f.queue->tryNextJob());
        QCOMPARE(f.queue->size(), 2U);
    }
    void aMessageWhoseRecipientsAreAllDiscardedIsCountedAndGone() {
        test::QueueFixture f;
        IncomingMessage message = f.message({});
        message.discarded = {{"x@one.example", "acl_check_rcpt statement 3"}};
        QVERIFY(f.queue->accept(std::move(message)));
        QCOMPARE(f.sql("SELECT discarded FROM ledger_out"), 1);
        QCOMPARE(f.sql("SELECT count(*) FROM message"), 0);
        QCOMPARE(f.queue->size(), 0U);
    }
    void aDelayNoticeComesOnceForEachAge() {
        test::QueueFixture f;
        f.accept({"a@one.example"});
        f.clock.advance(std::chrono::hours(25));
        for (const std::size_t expected : {1U, 0U}) {
            const auto job = f.queue->tryNextJob();
            QVERIFY(job);
            const auto settled = f.queue->settle(*job, {f.outcome(0, Kind::deferred)}, {});
            QCOMPARE(settled->delayed.size(), expected);
            f.clock.advance(std::chrono::hours(6));
        }
    }
    void aBodyWithoutARowGoesToLostAndFound() {
        test::QueueFixture f;
        IncomingMessage abandoned = f.message({"a@one.example"}, std::string(30'000, 'x'));
        const QString lost = f.folder.filePath("spool/lost+found/" + QString::fromStdString(abandoned.id.string()));
        f.accept({"a@one.example"}, std::string(30'000, 'y'));
        QVERIFY(f.open());
        QVERIFY(QFile::exists(lost));
        QCOMPARE(f.sink.count("store.lost-and-found"), 1);
        const auto loaded = f.queue->load(*f.queue->tryNextJob());
        QCOMPARE(readBody(loaded->body).value().size(), 30'000U);
    }
    void aMessageWhoseBodyIsGoneIsPutOnHold() {
        test::QueueFixture f;
        IncomingMessage message = f.message({"a@one.example"}, std::string(30'000, 'x'));
        const std::string file = message.body.file;
        QVERIFY(f.queue->accept(std::move(message)));
        QVERIFY(f.open());
        QVERIFY(QFile::remove(QString::fromStdString(file)));
        const auto job = f.queue->tryNextJob();
        QVERIFY(!f.queue->load(*job));
        f.queue->release(*job);
        QVERIFY(!f.queue->tryNextJob());
        QCOMPARE(f.sink.count("store.body-missing"), 1);
        QCOMPARE(f.sink.count("queue.held"), 1);
    }
    void theSameIdTwiceIsRefusedAndTheFirstStays() {
        test::QueueFixture f;
        IncomingMessage message = f.message({"a@one.example"});
        QVERIFY(f.queue->accept(message));
        const auto again = f.queue->accept(message);
        QVERIFY(!again);
        QCOMPARE(again.error().kind, base::ErrorKind::conflict);
        QCOMPARE(f.sql("SELECT count(*) FROM reception"), 1);
    }
    void stopWakesWhoeverWaits() {
        test::QueueFixture f;
        std::thread waiting([&] { QVERIFY(!f.queue->nextJob()); });
        f.queue->stop();
        waiting.join();
    }
};

POSTROOM_TEST(MailQueueTest)
#include "mail_queue_test.moc"
