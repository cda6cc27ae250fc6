// SPDX-License-Identifier: Apache-2.0
// What is wrong is said when a revision is loaded.
#include "tests/support/test_main.h"
#include "tests/unit/server/policy/acl/policy_fixture.h"

using namespace postroom;
using namespace postroom::acl;
using test::PolicyFixture;

class CompileTest : public QObject {
    Q_OBJECT
private slots:
    void wrongRulesAreRefused_data() {
        QTest::addColumn<QString>("acls");
        QTest::addColumn<QString>("code");
        QTest::newRow("unknown term") << "main:\n  accept hostz = *\n" << "unknown-term";
        QTest::newRow("unknown nested ACL") << "main:\n  accept acl = nosuch\n" << "unknown-acl";
        QTest::newRow("later feature") << "main:\n  deny spf = fail\n" << "not-built";
        QTest::newRow("later control") << "main:\n  accept control = utf8_downconvert\n" << "not-built";
        QTest::newRow("unknown control") << "main:\n  accept control = freez\n" << "unknown-control";
        QTest::newRow("control in the wrong phase") << "main:\n  accept control = allow_auth_unadvertised\n" << "wrong-phase";
        QTest::newRow("bad condition") << "main:\n  accept condition = maybe\n" << "bad-condition";
        QTest::newRow("bad dnslist") << "main:\n  deny dnslists = bl.test=\n" << "bad-dnslist";
        QTest::newRow("bad ratelimit") << "main:\n  deny ratelimit = x/1h\n" << "bad-operand";
        QTest::newRow("bad seen") << "main:\n  deny seen = 1h/oops\n" << "bad-operand";
        QTest::newRow("bad verify") << "main:\n  deny !verify = recipent\n" << "bad-verify";
        QTest::newRow("bad verify option") << "main:\n  deny !verify = recipient/oops\n" << "bad-verify";
        QTest::newRow("verify in the wrong phase") << "main:\n  deny !verify = header_syntax\n" << "wrong-phase";
        QTest::newRow("negated modifier") << "main:\n  deny !message = x\n" << "not-negatable";
        QTest::newRow("bad variable") << "main:\n  accept set acl_x = 1\n" << "bad-variable";
        QTest::newRow("content before data") << "main:\n  deny regex = x\n" << "wrong-phase";
        QTest::newRow("wrong phase, nested") << "main:\n  accept acl = inner\ninner:\n  deny !verify = not_blind\n" << "wrong-phase";
        QTest::newRow("bad expansion") << "main:\n  deny message = ${nosuch:x}\n" << "*";
    }
    void wrongRulesAreRefused() {
        QFETCH(QString, acls);
        QFETCH(QString, code);
        PolicyFixture fixture(acls.toStdString());
        const auto findings = fixture.findings();
        QVERIFY(!findings.empty());
        QCOMPARE(findings.front().severity, config::Severity::error);
        if (code != "*")
            QCOMPARE(QString::fromStdString(findings.front().code), code);
        QVERIFY(findings.front().place.line > 0);
    }
    void phasesThatMayNotRefuseAreTold() {
        QCOMPARE(PolicyFixture("main:\n  deny\n", Phase::quit).findings().front().code, std::string("verb-not-allowed"));
        QCOMPARE(PolicyFixture("main:\n  discard\n", Phase::predata).findings().front().code, std::string("verb-not-allowed"));
        QCOMPARE(PolicyFixture("main:\n  accept domains = a.test\n", Phase::mail).findings().front().code, std::string("wrong-phase"));
    }
    void allThatIsWrongIsSaidAtOnce() {
        PolicyFixture fixture("main:\n  accept hostz = *\n  deny message = x\n    condition = maybe\n  accept acl = nosuch\n");
        QCOMPARE(fixture.findings().size(), std::size_t(3));
    }
    void anUnknownEntryIsRefused() {
        PolicyFixture fixture("main:\n  accept\n", Phase::rcpt, "maim");
        const auto findings = fixture.findings();
        QCOMPARE(findings.front().code, std::string("unknown-acl"));
        QCOMPARE(findings.front().hint, std::string("did you mean main?"));
    }
    void aRequiresLateMessageIsRemarked() {
        PolicyFixture fixture("main:\n  require condition = $local_part\n    message = too late\n");
        const auto findings = fixture.findings();
        QCOMPARE(findings.front().code, std::string("late-message"));
        QCOMPARE(findings.front().severity, config::Severity::warning);
    }
    void aTrialRunsIntoTheErrorInsteadOfBeingRefused() {
        PolicySource source;
        source.acls.push_back({"main", {{"deny", {{"condition", false, "maybe", {}}}, {}}}});
        source.options[Phase::rcpt] = "main";
        config::Findings findings;
        const auto policy = compilePolicyForTrial(source, {}, findings);
        Conversation conversation(policy, nullptr);
        world::FakeWorld world;
        lookup::NamedLists lists;
        const Verdict verdict = conversation.run(Phase::rcpt, "a@b.test", {world, lists, {}, nullptr, nullptr});
        QCOMPARE(verdict.outcome, Outcome::defer);
        QVERIFY(!verdict.logText.empty());
    }
};

POSTROOM_TEST(CompileTest)
#include "compile_test.moc"
