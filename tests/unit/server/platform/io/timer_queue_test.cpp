// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/timer_queue.h"

#include "tests/support/test_main.h"

using namespace std::chrono_literals;

class TimerQueueTest : public QObject {
    Q_OBJECT
private slots:
    void givesTheEarliestFirstAndNothingBeforeItsTime() {
        postroom::io::TimerQueue queue;
        const postroom::base::Steady start{};
        queue.add(start + 3s, 3);
        queue.add(start + 1s, 1);
        queue.add(start + 2s, 2);
        QCOMPARE(*queue.next(), start + 1s);
        QVERIFY(!queue.takeDue(start));
        QCOMPARE(*queue.takeDue(start + 2s), std::uint64_t(1));
        QCOMPARE(*queue.takeDue(start + 2s), std::uint64_t(2));
        QVERIFY(!queue.takeDue(start + 2s));
        QCOMPARE(queue.size(), std::size_t(1));
    }
};

POSTROOM_TEST(TimerQueueTest)
#include "timer_queue_test.moc"
