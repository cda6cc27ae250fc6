// SPDX-License-Identifier: Apache-2.0
#include "server/queue/scheduler.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::queue;
using namespace std::chrono_literals;

class SchedulerTest : public QObject {
    Q_OBJECT
    base::FakeClock m_clock;
    std::optional<base::MessageIdSource> m_ids;
    std::int64_t m_row = 0;
    const base::Time t0{1'000'000s};

    ScheduledMessage message(const std::vector<std::string>& addresses, base::Time due) {
        ScheduledMessage message;
        message.row = ++m_row;
        message.id = m_ids->next();
        for (const std::string& address : addresses) {
            ScheduledRecipient recipient;
            recipient.number = static_cast<std::uint32_t>(message.recipients.size());
            recipient.address = address;
            recipient.due = due;
            message.recipients.push_back(recipient);
        }
        return message;
    }
private slots:
    void init() {
        m_ids.emplace(m_clock, 1);
        m_row = 0;
    }
    void nothingComesBeforeItsTime() {
        Scheduler scheduler({});
        scheduler.add(message({"a@x.example"}, t0));
        QVERIFY(!scheduler.next(t0 - 1us));
        QVERIFY(scheduler.nextDue() == t0);
        QVERIFY(scheduler.next(t0));
        QVERIFY(!scheduler.next(t0));
    }
    void oneJobTakesAllDueRecipientsOfAMessage() {
        Scheduler scheduler({});
        scheduler.add(message({"a@x.example", "b@y.example", "c@X.EXAMPLE"}, t0));
        QCOMPARE(scheduler.next(t0)->recipients.size(), 3U);
    }
    void aDestinationHasNoMoreJobsThanItsShareAndOthersGoOn() {
        Scheduler scheduler({.jobs = 100, .jobsPerDestination = 2, .recipientsPerJob = 500});
        std::vector<base::MessageId> slow;
        for (int i = 0; i < 5; ++i) {
            auto next = message({"a@slow.example"}, t0);
            slow.push_back(next.id);
            scheduler.add(std::move(next));
        }
        auto other = message({"a@quick.example"}, t0 + 1s);
        const auto otherId = other.id;
        scheduler.add(std::move(other));
        std::vector<base::MessageId> out;
        while (const auto job = scheduler.next(t0 + 1s))
            out.push_back(job->id);
        QVERIFY(out == (std::vector{slow[0], otherId, slow[1]}) || out == (std::vector{slow[0], slow[1], otherId}));
        scheduler.erase(*scheduler.find(slow[0]), {0});
        QVERIFY(scheduler.next(t0 + 1s)->id == slow[2]);
    }
    void destinationsTakeTurns() {
        Scheduler scheduler({.jobs = 4, .jobsPerDestination = 50, .recipientsPerJob = 500});
        for (int i = 0; i < 10; ++i)
            scheduler.add(message({"a@big.example"}, t0));
        auto small = message({"a@small.example"}, t0 + 1s);
        const auto smallId = small.id;
        scheduler.add(std::move(small));
        bool found = false;
        for (int i = 0; i < 3; ++i)
            found = found || scheduler.next(t0 + 1s)->id == smallId;
        QVERIFY(found);
    }
    void theLimitOfJobsHoldsAndAFinishedOneMakesRoom() {
        Scheduler scheduler({.jobs = 1, .jobsPerDestination = 50, .recipientsPerJob = 500});
        scheduler.add(message({"a@x.example"}, t0));
        scheduler.add(message({"a@y.example"}, t0));
        const auto first = scheduler.next(t0);
        QVERIFY(!scheduler.next(t0));
        scheduler.remove(first->id);
        QVERIFY(scheduler.next(t0));
        QCOMPARE(scheduler.jobsOut(), 1U);
    }
    void aMessageToManyDomainsIsOneJobAmongTheOthers() {
        Scheduler scheduler({.jobs = 2, .jobsPerDestination = 50, .recipientsPerJob = 500});
        auto wide = message({"a@a.example", "a@b.example", "a@c.example", "a@d.example"}, t0);
        const auto id = wide.id;
        scheduler.add(std::move(wide));
        scheduler.add(message({"a@e.example"}, t0));
        QCOMPARE(scheduler.next(t0)->recipients.size(), 4U);
        QVERIFY(scheduler.next(t0));
        scheduler.takeBack(*scheduler.find(id), {0, 1, 2});
        QCOMPARE(scheduler.jobsOut(), 2U);
        scheduler.takeBack(*scheduler.find(id), {3});
        QCOMPARE(scheduler.jobsOut(), 1U);
    }
    void aLargeMessageGoesInPieces() {
        Scheduler scheduler({.jobs = 100, .jobsPerDestination = 50, .recipientsPerJob = 3});
        std::vector<std::string> addresses;
        for (int i = 0; i < 8; ++i)
            addresses.push_back(std::to_string(i) + "@x.example");
        scheduler.add(message(addresses, t0));
        std::size_t total = 0;
        int jobs = 0;
        while (const auto job = scheduler.next(t0)) {
            total += job->recipients.size();
            ++jobs;
        }
        QCOMPARE(total, 8U);
        QCOMPARE(jobs, 3);
    }
    void aHeldMessageIsPassedOver() {
        Scheduler scheduler({});
        auto held = message({"a@x.example"}, t0);
        const auto id = held.id;
        scheduler.add(std::move(held));
        scheduler.find(id)->held = true;
        QVERIFY(!scheduler.next(t0));
        ScheduledMessage& again = *scheduler.find(id);
        again.held = false;
        scheduler.runNow(again, t0);
        QVERIFY(scheduler.next(t0));
    }
    void aSuspendedDestinationWaitsForItsResumption() {
        Scheduler scheduler({});
        scheduler.suspend("X.example");
        scheduler.add(message({"a@x.example"}, t0));
        QVERIFY(!scheduler.next(t0));
        scheduler.resume("x.example");
        QVERIFY(scheduler.next(t0));
    }
    void theSameCallsGiveTheSameJobs() {
        std::string runs[2];
        for (std::string& run : runs) {
            init();
            Scheduler scheduler({.jobs = 100, .jobsPerDestination = 2, .recipientsPerJob = 2});
            for (int i = 0; i < 50; ++i)
                scheduler.add(message({"a@d" + std::to_string(i % 7) + ".example", "b@d" + std::to_string(i % 5) + ".example"}, t0 + std::chrono::seconds(i % 3)));
            for (int step = 0; step < 20; ++step)
                while (const auto job = scheduler.next(t0 + std::chrono::seconds(step))) {
                    run += job->id.string() + std::to_string(job->recipients.size());
                    if (step % 2 == 0)
                        scheduler.remove(job->id);
                }
        }
        QCOMPARE(runs[0], runs[1]);
        QVERIFY(!runs[0].empty());
    }
};

POSTROOM_TEST(SchedulerTest)
#include "scheduler_test.moc"
