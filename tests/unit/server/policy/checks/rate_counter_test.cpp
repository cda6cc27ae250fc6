// SPDX-License-Identifier: Apache-2.0
#include "server/policy/checks/ratelimit/rate_counter.h"

#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::checks;

class RateCounterTest : public QObject {
    Q_OBJECT

    static constexpr base::Time start{std::chrono::seconds(1'700'000'000)};
    static constexpr base::Seconds hour{3600};

private slots:
    void theFirstEventIsItsOwnSize() { QCOMPARE(countedRate(nullptr, 3, hour, start).rate, 3.0); }
    void quickEventsAddUpButStayJustBelow() {
        RateRecord record = countedRate(nullptr, 1, hour, start);
        record = countedRate(&record, 1, hour, start + std::chrono::milliseconds(1));
        QVERIFY(record.rate < 2.0 && record.rate > 1.999);
        record = countedRate(&record, 1, hour, start + std::chrono::milliseconds(2));
        QVERIFY(record.rate < 3.0 && record.rate > 2.999);
    }
    void silenceLetsItDecay() {
        RateRecord record{start, 100};
        record = countedRate(&record, 0, hour, start + hour);
        QVERIFY(record.rate > 36.7 && record.rate < 36.9); // 100 / e
        record = countedRate(&record, 1, hour, start + std::chrono::hours(1000));
        QCOMPARE(record.rate, 1.0);
    }
    void aClockThatStepsBackDoesNoHarm() {
        RateRecord record{start, 1};
        record = countedRate(&record, 1, hour, start - std::chrono::hours(5));
        QVERIFY(record.rate > 1.999 && record.rate <= 2.0);
    }
};

POSTROOM_TEST(RateCounterTest)
#include "rate_counter_test.moc"
