// SPDX-License-Identifier: Apache-2.0
#include "server/control/event_feed.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::control;

namespace {
events::Event named(std::string_view name, std::uint64_t connection = 0) {
    events::Event event;
    event.name = name;
    event.connection = connection;
    return event;
}

/// A feed whose events come one after another without a bus.
struct Fed {
    explicit Fed(EventFeed::Settings settings = {}) : feed(EventFeed::create(nullptr, settings)) {}
    void publish(const events::Event& event) { feed->event(++number, event); }
    auto subscribe(EventFilter filter, std::optional<std::int64_t> after, std::function<void()> wake) {
        return feed->subscribe(std::move(filter), after, std::move(wake));
    }
    std::int64_t lastNumber() const { return feed->lastNumber(); }
    std::shared_ptr<EventFeed> feed;
    std::uint64_t number = 0;
};
} // namespace

class EventFeedTest : public QObject {
    Q_OBJECT
private slots:
    void numbersRiseByOneForEveryEvent() {
        Fed feed;
        const auto all = feed.subscribe({}, {}, [] {});
        for (int i = 0; i < 3; ++i)
            feed.publish(named("a"));
        const auto items = all->take(10);
        QCOMPARE(items.size(), std::size_t(3));
        for (std::size_t i = 0; i < 3; ++i)
            QCOMPARE(items[i].first, static_cast<std::int64_t>(i + 1));
        QCOMPARE(feed.lastNumber(), 3);
    }
    void aSlowSubscriberIsToldOfTheGapAndThenGoesOn() {
        Fed feed({1, 4, {}});
        const auto slow = feed.subscribe({}, {}, [] {});
        for (int i = 0; i < 10; ++i)
            feed.publish(named("a"));
        auto items = slow->take(100);
        QCOMPARE(items.size(), std::size_t(5));
        QVERIFY(items[3].event && !items[4].event);
        QCOMPARE(items[4].first, 5);
        QCOMPARE(items[4].last, 10);
        feed.publish(named("a"));
        items = slow->take(100);
        QCOMPARE(items[0].first, 11);
        QVERIFY(items[0].event);
    }
    void whoComesBackGetsWhatIsStillKeptAndAGapForTheRest() {
        Fed feed({4, 100, {}});
        for (int i = 0; i < 10; ++i)
            feed.publish(named("a"));
        const auto items = feed.subscribe({}, 2, [] {})->take(100);
        QCOMPARE(items.size(), std::size_t(5));
        QVERIFY(!items[0].event);
        QCOMPARE(items[0].first, 3);
        QCOMPARE(items[0].last, 6);
        QCOMPARE(items[1].first, 7);
        QVERIFY(feed.subscribe({}, 10, [] {})->take(100).empty());
    }
    void filtersLeaveHolesButNoGaps() {
        Fed feed;
        const auto some = feed.subscribe({{"message.", "server.started"}, {}, 7}, {}, [] {});
        feed.publish(named("message.accepted", 7));
        feed.publish(named("message.accepted", 8));
        feed.publish(named("messages", 7));
        feed.publish(named("server.started", 7));
        const auto items = some->take(100);
        QCOMPARE(items.size(), std::size_t(2));
        QCOMPARE(items[1].first, 4);
    }
    void wakingHappensOnceUntilItIsTaken() {
        Fed feed;
        int wakes = 0;
        const auto all = feed.subscribe({}, {}, [&wakes] { ++wakes; });
        feed.publish(named("a"));
        feed.publish(named("a"));
        QCOMPARE(wakes, 1);
        (void)all->take(100);
        feed.publish(named("a"));
        QCOMPARE(wakes, 2);
    }
    void whatTheBusLostIsAGapForAll() {
        Fed feed;
        const auto some = feed.subscribe({{"b"}, {}, 0}, {}, [] {});
        feed.publish(named("a"));
        feed.number = 9;
        feed.publish(named("b"));
        const auto items = some->take(100);
        QCOMPARE(items.size(), std::size_t(2));
        QVERIFY(!items[0].event);
        QCOMPARE(items[0].first, 2);
        QCOMPARE(items[0].last, 9);
        QCOMPARE(items[1].first, 10);
    }
    void theBusIsJoinedWithTheFirstSubscriptionAndLeftAfterTheLast() {
        events::Bus bus;
        const auto feed = EventFeed::create(&bus, {100, 100, base::Seconds(60)});
        bus.publish(named("before"));
        bus.drain();
        QVERIFY(!bus.wanted("x"));
        auto subscription = feed->subscribe({}, 0, [] {});
        QVERIFY(bus.wanted("x"));
        bus.publish(named("after"));
        bus.drain();
        const auto items = subscription->take(100);
        QCOMPARE(items.size(), std::size_t(2));
        QVERIFY(!items[0].event && items[0].last == 1);
        QCOMPARE(items[1].first, 2);
        subscription.reset();
        const base::Steady now = base::systemClock().steady();
        feed->tidy(now);
        feed->tidy(now + base::Seconds(59));
        QVERIFY(bus.wanted("x"));
        feed->tidy(now + base::Seconds(60));
        QVERIFY(!bus.wanted("x"));
    }
    void aDroppedSubscriberIsForgotten() {
        Fed feed;
        int wakes = 0;
        (void)feed.subscribe({}, {}, [&wakes] { ++wakes; });
        feed.publish(named("a"));
        QCOMPARE(wakes, 0);
    }
};

POSTROOM_TEST(EventFeedTest)
#include "event_feed_test.moc"
