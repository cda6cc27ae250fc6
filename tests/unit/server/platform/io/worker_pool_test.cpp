// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/worker_pool.h"

#include "tests/support/test_main.h"

#include <atomic>
#include <future>
#include <latch>

using postroom::io::WorkerPool;

class WorkerPoolTest : public QObject {
    Q_OBJECT
private slots:
    void growsUntilEveryBlockedTaskHasAWorker() {
        WorkerPool pool({"test", 8, 100});
        std::latch all(8); // passes only when eight run at the same time
        std::latch done(8);
        for (int i = 0; i < 8; ++i)
            QVERIFY(pool.submit([&] {
                all.arrive_and_wait();
                done.count_down();
            }));
        done.wait();
        QCOMPARE(pool.workers(), std::size_t(8));
    }
    void refusesWhenTheQueueIsFullAndRunsTheRestLater() {
        WorkerPool pool({"test", 1, 2});
        std::promise<void> started;
        std::promise<void> release;
        auto released = release.get_future().share();
        QVERIFY(pool.submit([&] { started.set_value(); released.wait(); }));
        started.get_future().wait();
        std::atomic<int> ran{0};
        std::latch both(2);
        QVERIFY(pool.submit([&] { ++ran; both.count_down(); }));
        QVERIFY(pool.submit([&] { ++ran; both.count_down(); }));
        QVERIFY(!pool.submit([&] { ++ran; }));
        release.set_value();
        both.wait();
        QCOMPARE(ran.load(), 2);
    }
    void stopDropsWhatWaitsAndTakesNothingMore() {
        WorkerPool pool({"test", 1, 10});
        std::promise<void> started;
        std::atomic<bool> go{false};
        QVERIFY(pool.submit([&] {
            started.set_value();
            while (!go.load()) {}
        }));
        started.get_future().wait();
        std::atomic<bool> ran{false};
        QVERIFY(pool.submit([&] { ran = true; }));
        auto stopping = std::async(std::launch::async, [&] { pool.stop(); });
        while (pool.queued() != 0) {}
        go = true;
        stopping.wait();
        QVERIFY(!ran.load());
        QVERIFY(!pool.submit([] {}));
    }
};

POSTROOM_TEST(WorkerPoolTest)
#include "worker_pool_test.moc"
