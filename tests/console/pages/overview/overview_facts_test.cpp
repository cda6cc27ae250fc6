// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/overview/overview_facts.h"
#include "console/pages/link.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::console;

namespace {
base::Json parse(const char* text) { return *base::Json::parse(text); }
QDateTime now() { return QDateTime::fromMSecsSinceEpoch(1'800'000'000'000); }
} // namespace

class OverviewFactsTest : public QObject {
    Q_OBJECT
private slots:
    void aQuietServerIsWell() {
        const Verdict verdict = flowVerdict(parse(R"({"queue":{"messages":0},"alarms":[]})"), now());
        QCOMPARE(verdict.tone, Tone::good);
        QCOMPARE(verdict.sentence, QString("Mail is flowing."));
        QVERIFY(verdict.explanation.contains("Nothing waits"));
    }

    void aGraveAlarmIsTheSentence() {
        const base::Json overview = parse(R"({"queue":{"messages":3},"alarms":[{"sentence":"A certificate ends soon.","grave":false},
            {"sentence":"The disk is full.","grave":true,"fix":"Delete something."}]})");
        const Verdict verdict = flowVerdict(overview, now());
        QCOMPARE(verdict.tone, Tone::bad);
        QCOMPARE(verdict.sentence, QString("The disk is full."));
        const auto facts = serverFacts(overview, now());
        QCOMPARE(facts[1].tone, Tone::bad);
        QVERIFY(facts[1].detail.contains("Delete something."));
    }

    void causesLeadToTheQueue() {
        const auto facts = causeFacts(parse(R"({"queue":{"by_cause":[{"cause":"a & b = c","recipients":412,"oldest":1799999999000000}]}})"), now());
        QCOMPARE(facts.size(), 1);
        const Link link = Link::parse(facts[0].link);
        QCOMPARE(link.page, QString("queue"));
        QCOMPARE(link.value("by"), QString("cause"));
        QCOMPARE(link.value("key"), QString("a & b = c"));
        QCOMPARE(facts[0].value, QString("412"));
    }

    void whatEndsSoonIsSaid_data() {
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("tone");
        QTest::newRow("far") << 90 << int(Tone::neutral);
        QTest::newRow("soon") << 10 << int(Tone::warning);
        QTest::newRow("over") << -1 << int(Tone::bad);
    }
    void whatEndsSoonIsSaid() {
        QFETCH(int, days);
        QFETCH(int, tone);
        base::Json certificate = base::Json::object({{"name", "main"}, {"not_after", std::int64_t{(now().toMSecsSinceEpoch() + days * 86'400'000LL) * 1000}}});
        const auto facts = serverFacts(base::Json::object({{"certificates", base::Json(base::Json::Array{certificate})}}), now());
        QCOMPARE(facts.size(), 1);
        QCOMPARE(int(facts[0].tone), tone);
    }

    void anUnbalancedLedgerIsBad() {
        const auto facts = serverFacts(parse(R"({"ledger":{"known":true,"balanced":false,"sentence":"2 are missing"}})"), now());
        QCOMPARE(facts[0].tone, Tone::bad);
        QVERIFY(facts[0].text.contains("not accounted for"));
    }
};

POSTROOM_TEST(OverviewFactsTest)
#include "overview_facts_test.moc"
