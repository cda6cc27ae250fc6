// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/statement_uses.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/policy/acl/policy_fixture.h"

using namespace postroom;
using namespace postroom::acl;

namespace {
std::vector<StatementUse> usesOf(test::PolicyFixture& fixture) {
    fixture.conversation();
    return statementUses(*fixture.policy);
}
} // namespace

class StatementUsesTest : public QObject {
    Q_OBJECT
private slots:
    void whatFollowsAnUnconditionalStatementIsHidden() {
        test::PolicyFixture fixture("main:\n  warn set acl_m_a = 1\n  accept\n  deny message = never\n");
        const auto uses = usesOf(fixture);
        QCOMPARE(uses[2].shadowedBy, std::uint32_t(2));
        QVERIFY(uses[2].certain);
        QCOMPARE(uses[2].reason, std::string("statement 2 decides everything that comes to it"));
        QCOMPARE(uses[1].shadowedBy, std::uint32_t(0));
    }
    void aNarrowerStatementIsHiddenByAWiderOne() {
        test::PolicyFixture fixture("main:\n  deny local_parts = a\n  deny local_parts = a\n       !hosts = 192.0.2.1\n  accept local_parts = a : b\n");
        const auto uses = usesOf(fixture);
        QCOMPARE(uses[1].shadowedBy, std::uint32_t(1));
        QCOMPARE(uses[2].shadowedBy, std::uint32_t(0));
    }
    void countersAndWarningsProveNothing() {
        test::PolicyFixture fixture("main:\n  defer ratelimit = 5/1h/k\n  defer ratelimit = 5/1h/k\n       local_parts = a\n  warn\n  require local_parts = a\n  deny\n");
        for (const auto& use : usesOf(fixture))
            QCOMPARE(use.shadowedBy, std::uint32_t(0));
    }
    void whatWasNeverReachedNamesWhoDecidedBefore() {
        test::PolicyFixture fixture("main:\n  accept local_parts = ^.\n  deny\n");
        fixture.run("a@x.test");
        const auto uses = usesOf(fixture);
        QCOMPARE(uses[1].shadowedBy, std::uint32_t(1));
        QVERIFY(!uses[1].certain);
    }
    void aTrialLeavesNoMark() {
        struct TrialWorld : world::FakeWorld {
            [[nodiscard]] bool leavesMarks() const override { return false; }
        } trial;
        test::PolicyFixture fixture("main:\n  accept\n");
        const expand::Scope scope{trial, fixture.lists, {&fixture.variables}, nullptr, nullptr};
        fixture.conversation().run(Phase::rcpt, "a@x.test", scope);
        QCOMPARE(fixture.policy->counters().all()[0].asked.load(), std::uint64_t(0));
    }
};

POSTROOM_TEST(StatementUsesTest)
#include "statement_uses_test.moc"
