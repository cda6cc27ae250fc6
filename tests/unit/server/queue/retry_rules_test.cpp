// SPDX-License-Identifier: Apache-2.0
#include "server/queue/retry_rules.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::queue;
using namespace std::chrono_literals;

class RetryRulesTest : public QObject {
    Q_OBJECT
    const base::Time t0{1'000'000s};
    static RetryRules rules(std::vector<RetryRule> list) {
        return RetryRules(std::move(list),
            [](const std::string& pattern, std::string_view subject) { return pattern == "*" || subject == pattern || subject.ends_with("@" + pattern); },
            [](const std::string& senders, std::string_view sender) { return senders == sender; });
    }
    static RetryRules one(const char* steps) { return rules({{"*", "*", "", *readRetrySteps(steps)}}); }
private slots:
    void errorNamesCoverWhatTheyShould() {
        QVERIFY(retryErrorMatches("*", "anything"));
        QVERIFY(retryErrorMatches("rcpt_4xx", "rcpt_452") && retryErrorMatches("rcpt_45x", "rcpt_452") && retryErrorMatches("rcpt_452", "rcpt_452"));
        QVERIFY(!retryErrorMatches("rcpt_451", "rcpt_452") && !retryErrorMatches("mail_4xx", "rcpt_452"));
        QVERIFY(retryErrorMatches("refused", "refused_MX") && retryErrorMatches("refused_A", "refused_A") && !retryErrorMatches("refused_A", "refused_MX"));
        QVERIFY(retryErrorMatches("timeout", "timeout_connect_MX") && retryErrorMatches("timeout_connect", "timeout_connect_A"));
        QVERIFY(retryErrorMatches("timeout_MX", "timeout_connect_MX") && !retryErrorMatches("timeout_connect", "timeout_MX"));
        QVERIFY(retryErrorMatches("quota_7d", "quota_8d") && !retryErrorMatches("quota_7d", "quota_6d") && retryErrorMatches("quota", "quota_1d"));
        QVERIFY(!retryErrorMatches("lookup", "tls_required"));
        QVERIFY(retryErrorMatches("Refused_mx", "refused_MX") && retryErrorMatches("TIMEOUT_MX", "timeout_connect_MX"));
    }
    void stepsAreReadOrRefusedWithASentence() {
        const auto steps = readRetrySteps("F,2h,15m; G,16h,1h,1.5; H,4d,6h,2");
        QCOMPARE(steps->size(), 3U);
        QVERIFY((*steps)[1] == (RetryStep{RetryStep::Kind::growing, 16h, 1h, 1.5}));
        for (const char* wrong : {"X,1h,1h", "F,1h", "F,1h,0s", "F,0s,1m", "G,1h,1h", "G,1h,1h,0.5", "G,1h,1h,nan", "F,1q,1h", "F,1h,1h,2"})
            QVERIFY2(!readRetrySteps(wrong), wrong);
        QVERIFY((readRetrySteps("f,2h,15m; h,4d,6h,2") && readRetrySteps("f,2h,15m; h,4d,6h,2")->back().kind == RetryStep::Kind::random));
        QVERIFY(readRetrySteps("")->empty());
    }
    void theFirstMatchingRuleDecidesHostBeforeAddress() {
        const auto list = rules({{"mx.example", "refused", "", *readRetrySteps("F,1h,1m")}, {"d.example", "*", "boss@e.example", *readRetrySteps("F,1h,2m")}, {"d.example", "*", "", *readRetrySteps("F,1h,3m")}});
        const auto gap = [&](RetrySubject subject) { return list.decide(subject, {}, t0, 0s, 0).next - t0; };
        QVERIFY(gap({"a@d.example", "mx.example", "", "refused_MX"}) == 1min);
        QVERIFY(gap({"a@d.example", "mx.example", "", "lookup"}) == 3min);
        QVERIFY(gap({"a@d.example", "", "boss@e.example", "lookup"}) == 2min);
        QVERIFY(list.decide({"a@other.example", "", "", "lookup"}, {}, t0, 0s, 0).noRule);
    }
    void eachRuleIsAskedAboutHostAndDomainBeforeTheNext() {
        const auto list = rules({{"d.example", "*", "", *readRetrySteps("F,1h,1m")}, {"mx.example", "*", "", *readRetrySteps("F,1h,2m")}, {"a@e.example", "*", "", *readRetrySteps("F,1h,3m")}});
        const auto gap = [&](RetrySubject subject) { return list.decide(subject, {}, t0, 0s, 0).next - t0; };
        QVERIFY(gap({"a@d.example", "mx.example", "", "refused_MX"}) == 1min);
        QVERIFY(gap({"a@e.example", "mx.example", "", "refused_MX"}) == 2min);
        QVERIFY(gap({"a@e.example", "", "", "rcpt_450"}) == 3min);
        // What fails is the host, or the domain: the local part does not count.
        QVERIFY(list.find({"a@e.example", "other.example", "", "refused_MX"}) == nullptr && list.find({"e.example", "", "", "lookup"}) == nullptr);
        QVERIFY(gap({"d.example", "", "", "lookup"}) == 1min);
    }
    void aPlanIsWhatTheDecisionsMakeOfIt() {
        const RetrySubject subject{"a@b", "", "", "x"};
        const RetryPlan fixed = one("F,1h,20m").plan(subject, 0, 100);
        QVERIFY((fixed.tries == std::vector<base::Seconds>{0s, 20min, 40min, 60min, 80min}) && fixed.givesUp); // the last is after the cutoff
        const RetryPlan growing = one("F,1h,30m; G,9h,1h,2").plan(subject, 0, 100);
        QVERIFY((growing.tries == std::vector<base::Seconds>{0s, 30min, 60min, 90min, 150min, 270min, 510min, 990min}) && growing.givesUp);
        const RetryPlan cut = one("F,30d,1m").plan(subject, 0, 5);
        QVERIFY(cut.tries.size() == 5U && !cut.givesUp);
        const RetryPlan none = rules({}).plan(subject, 0, 100);
        QVERIFY((none.tries == std::vector<base::Seconds>{0s}) && none.givesUp);
    }
    void fixedThenGrowingThenOver() {
        const auto list = one("F,2h,15m; G,16h,1h,1.5; F,4d,6h");
        const RetrySubject subject{"a@b", "", "", "x"};
        base::Time now = t0;
        RetryHistory history;
        std::vector<std::int64_t> minutes;
        for (int i = 0; i < 60; ++i) {
            const RetryDecision decision = list.decide(subject, history, now, 0s, 0);
            if (decision.expired)
                break;
            if (history.firstFailed == base::Time{})
                history.firstFailed = now;
            minutes.push_back(std::chrono::duration_cast<std::chrono::minutes>(decision.next - now).count());
            history.lastTry = now;
            history.nextTry = decision.next;
            now = decision.next;
        }
        QVERIFY(std::count(minutes.begin(), minutes.end(), 15) == 9);
        QCOMPARE(minutes[9], 60);
        QCOMPARE(minutes[10], 90);
        QCOMPARE(minutes[11], 135);
        QCOMPARE(minutes.back(), 360);
        QVERIFY(now - t0 > 96h && now - t0 < 103h);
    }
    void theAgeOfTheMessageCountsForAddressesNotForHosts() {
        const auto list = one("F,1h,10m");
        QVERIFY(list.decide({"a@b", "", "", "x"}, {}, t0, 2h, 0).expired);
        QVERIFY(!list.decide({"a@b", "h", "", "x"}, {}, t0, 0s, 0).expired);
    }
    void anEarlyTryDoesNotMakeTheGapGrow() {
        const auto list = one("G,10h,1h,2");
        const RetryHistory history{t0, t0 + 2h, t0 + 6h};
        QVERIFY(list.decide({"a@b", "", "", "x"}, history, t0 + 2h + 10min, 0s, 0).next == t0 + 3h + 10min);
    }
    void theRandomStepStaysBetweenItsBounds() {
        const auto list = one("H,10h,1h,2");
        const RetryHistory history{t0, t0, t0 + 2h};
        const auto gap = [&](double chance) { return list.decide({"a@b", "", "", "x"}, history, t0 + 2h, 0s, chance).next - (t0 + 2h); };
        QVERIFY(gap(0) == 2h + 30min);
        QVERIFY(gap(0.999) < 4h && gap(0.999) > 3h + 55min);
    }
    void noGapIsLongerThanTheMaximum() {
        const RetryRules list({{"*", "*", "", *readRetrySteps("F,100d,10d")}}, [](auto&, auto) { return true; }, [](auto&, auto) { return true; }, 24h);
        QVERIFY(list.decide({"a@b", "", "", "x"}, {}, t0, 0s, 0).next == t0 + 24h);
    }
};

POSTROOM_TEST(RetryRulesTest)
#include "retry_rules_test.moc"
