// SPDX-License-Identifier: Apache-2.0
#include "server/queue/queue_view.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/queue/queue_fixture.h"

using namespace postroom;
using namespace postroom::queue;
using Kind = RecipientOutcome::Kind;

class RootCauseTest : public QObject {
    Q_OBJECT
private slots:
    void oneCauseForWhatDiffersOnlyInWords_data() {
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("action");
        const auto row = [](const char* error, const char* name, const char* key, const char* action) { QTest::newRow(error) << QByteArray(error) << QByteArray(name) << QByteArray(key) << QByteArray(action); };
        row("cannot connect to mx [192.0.2.1]:25: refused", "refused_MX", "dead mx.x.example", "queue.suspend");
        row("connecting to mx [192.0.2.2]:25 timed out", "timeout_connect_MX", "dead mx.x.example", "queue.suspend");
        row("450 4.2.0 Greylisted, try again", "rcpt_450", "greylist mx.x.example", "");
        row("421 4.7.28 unusual rate of mail", "mail_421", "rate mx.x.example", "queue.suspend");
        row("451 listed at zen.spamhaus.org", "rcpt_451", "blocked mx.x.example", "queue.suspend");
        row("452 4.2.2 over quota", "rcpt_452", "full mx.x.example", "queue.give-up");
        row("no STARTTLS", "tls_required", "tls mx.x.example", "");
        row("SERVFAIL", "lookup", "lookup x.example", "queue.give-up");
        row("failed to expand directory", "", "config ", "queue.try");
    }
    void oneCauseForWhatDiffersOnlyInWords() {
        QFETCH(QByteArray, error);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, action);
        const RootCause cause = rootCauseOf({false, true, error.toStdString(), name.toStdString(), key.startsWith("config") ? "" : "mx.x.example", "x.example", ""});
        QCOMPARE(QByteArray::fromStdString(cause.key), key);
        QCOMPARE(QByteArray::fromStdString(cause.action), action);
        QVERIFY(!cause.title.empty() && !cause.suggestion.empty());
    }
    void theQueueIsGroupedLargestFirst() {
        test::QueueFixture f;
        for (int i = 0; i < 3; ++i)
            f.accept({"a@one.example", "b@one.example"});
        f.accept({"a@two.example"});
        while (const auto job = f.queue->tryNextJob()) {
            std::vector<RecipientOutcome> outcomes;
            for (const auto number : job->recipients) {
                RecipientOutcome outcome = f.outcome(number, Kind::deferred);
                outcome.text = "attempt " + job->id.string() + " refused";
                outcome.retryError = job->recipients.size() == 2 ? "refused_MX" : "lookup";
                outcome.hostName = job->recipients.size() == 2 ? "mx.one.example" : "";
                outcome.transport = "remote_smtp";
                outcomes.push_back(outcome);
            }
            QVERIFY(f.queue->settle(*job, outcomes, {}));
        }
        f.accept({"c@three.example"});
        const auto causes = *QueueView(*f.queue).causes();
        QCOMPARE(causes.size(), 3U);
        QCOMPARE(causes[0].cause.title, std::string("mx.one.example does not answer"));
        QCOMPARE(causes[0].recipients, 6);
        QCOMPARE(causes[0].messages, 3);
        QCOMPARE(causes[0].hosts, std::vector<std::string>{"mx.one.example"});
        QVERIFY(causes[0].next.has_value());
        QCOMPARE(QueueView(*f.queue).list({})->messages[0].transport, std::string("remote_smtp"));
    }
};

POSTROOM_TEST(RootCauseTest)
#include "root_cause_test.moc"
