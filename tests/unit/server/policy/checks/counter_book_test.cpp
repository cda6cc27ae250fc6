// SPDX-License-Identifier: Apache-2.0
#include "server/policy/checks/ratelimit/counter_book.h"

#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::checks;
using world::Kind;
using world::Status;

class CounterBookTest : public QObject {
    Q_OBJECT

    static double rate(CounterBook& book, std::string key, std::string mode, std::string limit = "2", std::string unique = {}) {
        return std::stod(book.answer({Kind::rate, {std::move(key), "1.000", "3600", std::move(mode), std::move(limit), std::move(unique)}}).value());
    }

private slots:
    void theSecondEventStaysBelowTwo() {
        base::FakeClock clock;
        CounterBook book(clock);
        QCOMPARE(rate(book, "k", "strict"), 1.0);
        clock.advance(std::chrono::milliseconds(1));
        const double second = rate(book, "k", "strict");
        QVERIFY(second < 2.0 && second > 1.9999);
        clock.advance(std::chrono::milliseconds(1));
        QVERIFY(rate(book, "k", "strict") > 2.0);
    }
    void leakyForgetsWhatWasRefused() {
        base::FakeClock clock;
        CounterBook book(clock);
        for (int i = 0; i < 10; ++i) {
            clock.advance(std::chrono::milliseconds(1));
            rate(book, "k", "leaky");
        }
        QVERIFY(rate(book, "k", "readonly") < 2.0);
    }
    void readingDoesNotCount() {
        base::FakeClock clock;
        CounterBook book(clock);
        QCOMPARE(rate(book, "k", "readonly"), 0.0);
        QCOMPARE(book.size(), std::size_t(0));
    }
    void aDistinctValueCountsOnceAPeriod() {
        base::FakeClock clock;
        CounterBook book(clock);
        for (const char* who : {"alice", "alice", "alice"})
            QVERIFY(rate(book, "k", "strict", "2", who) <= 1.0);
        QVERIFY(rate(book, "k", "strict", "2", "bob") > 1.9);
        clock.advance(std::chrono::hours(2));
        QVERIFY(rate(book, "k", "strict", "2", "alice") >= 1.0);
    }
    void seenRemembersTheFirstTimeUntilItIsRefreshed() {
        base::FakeClock clock;
        CounterBook book(clock);
        const auto ask = [&](const char* mode, const char* refresh) { return book.answer({Kind::seen, {"k", mode, refresh}}); };
        QCOMPARE(ask("readonly", "0").status, Status::notFound);
        QCOMPARE(ask("refresh", "100").status, Status::notFound);
        clock.advance(std::chrono::seconds(60));
        QCOMPARE(ask("refresh", "100").value(), std::string("60"));
        clock.advance(std::chrono::seconds(60));
        QCOMPARE(ask("refresh", "100").value(), std::string("120"));
        QCOMPARE(ask("readonly", "0").value(), std::string("0"));
    }
    void rowsBringItBack() {
        base::FakeClock clock;
        CounterBook before(clock), after(clock);
        rate(before, "a|b", "strict", "2", "alice");
        before.answer({Kind::seen, {"k", "update", "0"}});
        const auto rows = before.takeChanged();
        QCOMPARE(rows.size(), std::size_t(2));
        QVERIFY(before.takeChanged().empty());
        after.restore(rows);
        QVERIFY(rate(after, "a|b", "strict", "2", "alice") <= 1.0); // the value is known too
        QVERIFY(after.answer({Kind::seen, {"k", "readonly", "0"}}).found());
        CounterBook late(clock);
        clock.advance(std::chrono::hours(24 * 365));
        late.restore(rows);
        QCOMPARE(late.size(), std::size_t(0));
    }
    void itNeverGrowsBeyondItsLimit() {
        base::FakeClock clock;
        CounterBook book(clock, 64);
        for (int i = 0; i < 1000; ++i) {
            clock.advance(std::chrono::milliseconds(1));
            rate(book, "k" + std::to_string(i), "strict");
        }
        QVERIFY(book.size() <= 64);
        QVERIFY(rate(book, "k999", "readonly") > 0.9); // the newest is there
    }
};

POSTROOM_TEST(CounterBookTest)
#include "counter_book_test.moc"
