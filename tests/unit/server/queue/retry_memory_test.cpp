// SPDX-License-Identifier: Apache-2.0
#include "server/queue/queue_admin.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/queue/queue_fixture.h"

using namespace postroom;
using namespace postroom::queue;
using Kind = RecipientOutcome::Kind;

class RetryMemoryTest : public QObject {
    Q_OBJECT
    static RecipientOutcome deferred(std::uint32_t number, ErrorClass errorClass, const char* error) {
        RecipientOutcome outcome = test::QueueFixture::outcome(number, Kind::deferred);
        outcome.errorClass = errorClass;
        outcome.retryError = error;
        return outcome;
    }
    /// The minutes until something is due.
    static int wait(test::QueueFixture& f) {
        int minutes = 0;
        while (!f.queue->tryNextJob() && minutes < 600) {
            f.clock.advance(std::chrono::minutes(1));
            ++minutes;
        }
        return minutes;
    }
private slots:
    void aDomainIsRememberedForAllItsAddresses() {
        test::QueueFixture f;
        f.accept({"a@One.example"});
        RecipientOutcome outcome = deferred(0, ErrorClass::none, "lookup");
        outcome.byDomain = true;
        QVERIFY(f.queue->settle(*f.queue->tryNextJob(), {outcome}, {}));
        f.accept({"b@one.example"});
        QVERIFY(!f.queue->tryNextJob());
        QVERIFY(f.open());
        f.accept({"c@two.example"});
        QVERIFY(f.queue->tryNextJob());
        f.clock.advance(std::chrono::minutes(15));
        const auto again = f.queue->tryNextJob();
        QVERIFY(again);
        QVERIFY(f.settleAll(*again, Kind::delivered));
        QCOMPARE(f.sql("SELECT count(*) FROM retry"), 0);
    }
    void anAddressIsRememberedForOneSenderOnlyWhenAHostRefusedItAtRcpt() {
        for (const ErrorClass errorClass : {ErrorClass::none, ErrorClass::recipient}) {
            test::QueueFixture f;
            f.accept({"a@one.example"});
            QVERIFY(f.queue->settle(*f.queue->tryNextJob(), {deferred(0, errorClass, "rcpt_450")}, {}));
            IncomingMessage other = f.message({"a@one.example"});
            other.envelope.sender = "other@sender.example";
            QVERIFY(f.queue->accept(std::move(other)));
            QCOMPARE(f.queue->tryNextJob().has_value(), errorClass == ErrorClass::recipient);
        }
    }
    void recipientsWaitForTheirOwnHosts() {
        test::QueueFixture f;
        const auto matches = [](const std::string& pattern, std::string_view subject) { return subject.ends_with(pattern); };
        f.queue->setRetryRules(std::make_shared<const RetryRules>(std::vector<RetryRule>{{"@mx.one", "*", "", *readRetrySteps("F,1d,10m")}, {"@mx.two", "*", "", *readRetrySteps("F,1d,30m")}},
                                                                  matches, [](const std::string&, std::string_view) { return true; }));
        f.accept({"a@one.example", "b@two.example", "c@three.example"});
        const auto settled = f.queue->settle(*f.queue->tryNextJob(), {deferred(0, ErrorClass::host, "refused_MX"), deferred(1, ErrorClass::host, "refused_MX"), deferred(2, ErrorClass::host, "refused_MX")},
                                             {{"mx.one 192.0.2.1", true, "no", "refused_MX", false, {0}}, {"mx.two 192.0.2.2", true, "no", "refused_MX", false, {1}}, {"mx.three 192.0.2.3", true, "no", "refused_MX", false, {2}}});
        QCOMPARE(settled->timedOut.size(), 1U); // no rule for the third
        QCOMPARE(settled->timedOut[0].number, 2U);
        f.clock.advance(std::chrono::minutes(10));
        const auto first = f.queue->tryNextJob();
        QCOMPARE(first->recipients, std::vector<std::uint32_t>{0});
        QCOMPARE(wait(f), 20);
    }
    void theLastTryComesWhenTheCutoffHasPassedWhateverTheHostsSay() {
        test::QueueFixture f;
        f.queue->setRetryRules(std::make_shared<const RetryRules>(std::vector<RetryRule>{{"*", "*", "", *readRetrySteps("F,1h,20m")}}, [](const std::string&, std::string_view) { return true; },
                                                                  [](const std::string&, std::string_view) { return true; }));
        f.accept({"a@one.example"});
        QVERIFY(f.queue->settle(*f.queue->tryNextJob(), {deferred(0, ErrorClass::none, "lookup")}, {}));
        f.clock.advance(std::chrono::minutes(20));
        RecipientOutcome untried = deferred(0, ErrorClass::none, "");
        untried.notBefore = f.clock.now() + std::chrono::hours(12); // the retry time of every host has not come
        QVERIFY(f.queue->settle(*f.queue->tryNextJob(), {untried}, {}));
        f.clock.advance(std::chrono::minutes(40));
        QVERIFY(!f.queue->tryNextJob());
        f.clock.advance(std::chrono::seconds(1));
        const auto last = f.queue->tryNextJob();
        QVERIFY(last);
        QCOMPARE(f.queue->settle(*last, {deferred(0, ErrorClass::none, "lookup")}, {})->timedOut.at(0).reason, std::string("retry timeout exceeded"));
    }
    void whatNobodyHasTouchedIsForgotten() {
        test::QueueFixture f;
        QueuePolicy policy;
        policy.retryDataExpire = std::chrono::hours(2);
        f.queue->setPolicy(policy);
        f.accept({"a@one.example"});
        QVERIFY(f.queue->settle(*f.queue->tryNextJob(), {deferred(0, ErrorClass::host, "refused_MX")}, {{"mx.one 192.0.2.1", true, "no", "refused_MX"}}));
        f.clock.advance(std::chrono::hours(2));
        QVERIFY(QueueAdmin(*f.queue).expire());
        QCOMPARE(f.sql("SELECT count(*) FROM retry"), 1);
        f.clock.advance(std::chrono::seconds(1));
        QVERIFY(QueueAdmin(*f.queue).expire());
        QCOMPARE(f.sql("SELECT count(*) FROM retry"), 0);
    }
};

POSTROOM_TEST(RetryMemoryTest)
#include "retry_memory_test.moc"
