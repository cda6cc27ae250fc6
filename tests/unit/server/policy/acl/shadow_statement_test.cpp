// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/policy.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/policy/acl/policy_fixture.h"

using namespace postroom;
using namespace postroom::acl;
using Mode = StatementSource::Mode;

class ShadowStatementTest : public QObject {
    Q_OBJECT
private slots:
    void itCountsAndHasNoEffect() {
        test::PolicyFixture fixture("main:\n"
                                    "  deny local_parts = bob\n       set acl_m_x = set\n       add_header = X-Seen: 1\n       message = no bob\n"
                                    "  accept condition = ${if def:acl_m_x {no}{yes}}\n");
        fixture.setMode("main", 1, Mode::shadow);
        for (const char* who : {"alice@x.test", "bob@x.test"}) {
            const Verdict verdict = fixture.run(who);
            QCOMPARE(test::shortVerdict(verdict), std::string("accept"));
            QVERIFY(verdict.headers.empty());
            QCOMPARE(verdict.statement, std::string("main statement 2"));
        }
        const auto& counter = fixture.policy->counters().all()[0];
        QCOMPARE(counter.asked.load(), std::uint64_t(2));
        QCOMPARE(counter.applied.load(), std::uint64_t(1));
        const auto examples = counter.keptExamples();
        QCOMPARE(examples.size(), std::size_t(1));
        QCOMPARE(examples[0].recipient, std::string("bob@x.test"));
        QCOMPARE(examples[0].client, std::string("192.0.2.10"));
        QVERIFY(!examples[0].found.empty());
    }
    void theTraceSaysWhatItWouldHaveDone() {
        test::PolicyFixture fixture("main:\n  deny local_parts = bob\n  accept\n");
        fixture.setMode("main", 1, Mode::shadow);
        fixture.run("alice@x.test");
        fixture.run("bob@x.test");
        const auto trace = fixture.trace();
        QCOMPARE(trace.size(), std::size_t(2));
        QVERIFY(trace[0].statements[0].shadow == TracedStatement::Shadow::wouldNot);
        QVERIFY(trace[1].statements[0].shadow == TracedStatement::Shadow::would);
        QVERIFY(!trace[1].statements[0].decided && trace[1].statements[1].decided);
        QVERIFY(explainTrace(trace)[2].find("(in shadow mode) `deny local_parts = bob` would have applied") != std::string::npos);
    }
    void itSendsNoDatagrams() {
        test::PolicyFixture fixture("main:\n  warn udpsend = 192.0.2.9 : 8125 : x\n  accept\n");
        fixture.run();
        QCOMPARE(fixture.world.asked().size(), std::size_t(1));
        test::PolicyFixture shadow("main:\n  warn udpsend = 192.0.2.9 : 8125 : x\n  accept\n");
        shadow.setMode("main", 1, Mode::shadow);
        QVERIFY(shadow.run().logLines.empty());
        QVERIFY(shadow.world.asked().empty());
    }
    void itsCountersAreItsOwn() {
        test::PolicyFixture fixture("main:\n  deny ratelimit = 2/1h/strict/key\n  accept\n");
        fixture.setMode("main", 1, Mode::shadow);
        fixture.run();
        QVERIFY(!fixture.world.asked().empty());
        for (const std::string& question : fixture.world.asked())
            QVERIFY2(question.starts_with("rate|shadow/"), question.c_str());
    }
    void aStatementThatIsOffKeepsItsNumber() {
        test::PolicyFixture fixture("main:\n  deny\n  deny local_parts = bob\n  accept\n");
        fixture.setMode("main", 1, Mode::off);
        QCOMPARE(fixture.run("bob@x.test").statement, std::string("main statement 2"));
        QCOMPARE(fixture.run("alice@x.test").statement, std::string("main statement 3"));
    }
    void promotionBeginsAtNought() {
        HitCounters before, after;
        auto& old = before.add("main", 1, "deny hosts = a;");
        old.shadow = true;
        old.countApplied(base::Time(std::chrono::seconds(5)));
        after.add("main", 1, "deny hosts = a;");
        after.carryFrom(before);
        QCOMPARE(after.all()[0].applied.load(), std::uint64_t(0));
    }
};

POSTROOM_TEST(ShadowStatementTest)
#include "shadow_statement_test.moc"
