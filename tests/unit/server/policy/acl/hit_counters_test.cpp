// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/hit_counters.h"

#include "server/policy/acl/policy.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/policy/acl/policy_fixture.h"

using namespace postroom;
using namespace postroom::acl;

class HitCountersTest : public QObject {
    Q_OBJECT
private slots:
    void askedAndAppliedAreCounted() {
        test::PolicyFixture fixture("main:\n  deny local_parts = bob\n  require condition = ${if eq{$local_part}{carol}{no}{yes}}\n  accept\n");
        for (const char* who : {"alice@x.test", "bob@x.test", "carol@x.test", "bob@x.test"})
            fixture.run(who);
        const auto& counters = fixture.policy->counters().all();
        QCOMPARE(counters[0].asked.load(), std::uint64_t(4));
        QCOMPARE(counters[0].applied.load(), std::uint64_t(2));
        QCOMPARE(counters[1].asked.load(), std::uint64_t(2));
        QCOMPARE(counters[1].applied.load(), std::uint64_t(1)); // it refused carol
        QCOMPARE(counters[2].applied.load(), std::uint64_t(1));
        QCOMPARE(counters[0].lastApplied.load(), base::toEpochMicros(fixture.world.now()));
    }
    void anUnchangedStatementKeepsItsNumbers() {
        HitCounters before, after;
        before.add("main", 1, "deny hosts = a;").countApplied(base::Time(std::chrono::seconds(5)));
        before.add("main", 2, "accept").countAsked();
        after.add("main", 1, "deny hosts = b;");
        after.add("main", 2, "deny hosts = a;");
        after.add("main", 3, "accept");
        after.carryFrom(before);
        QCOMPARE(after.all()[0].applied.load(), std::uint64_t(0));
        QCOMPARE(after.all()[1].applied.load(), std::uint64_t(1));
        QCOMPARE(after.all()[1].lastApplied.load(), std::int64_t(5'000'000));
        QCOMPARE(after.all()[2].asked.load(), std::uint64_t(1));
    }
};

POSTROOM_TEST(HitCountersTest)
#include "hit_counters_test.moc"
