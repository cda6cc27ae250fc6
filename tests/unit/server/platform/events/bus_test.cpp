// SPDX-License-Identifier: Apache-2.0
#include "server/platform/events/bus.h"
#include "server/platform/events/metrics.h"
#include "tests/support/test_main.h"

#include <future>
#include <thread>

using namespace postroom;
using namespace postroom::events;

namespace {
struct Seen : Subscriber {
    std::vector<std::pair<std::uint64_t, std::string>> all;
    std::promise<void>* entered = nullptr;
    std::shared_future<void> gate;
    void event(std::uint64_t sequence, const Event& event) override {
        if (entered != nullptr)
            std::exchange(entered, nullptr)->set_value();
        if (gate.valid())
            gate.wait();
        all.emplace_back(sequence, std::string(event.name) + (event.name == "events.gap" ? ":" + std::to_string(event.fields[0].second.toInteger()) : ""));
    }
};
Event named(std::string_view name) {
    Event event;
    event.name = name;
    return event;
}
} // namespace

class BusTest : public QObject {
    Q_OBJECT
private slots:
    void everybodyGetsWhatTheyAskedForInOrder() {
        Bus bus;
        auto all = std::make_shared<Seen>();
        auto some = std::make_shared<Seen>();
        bus.subscribe(all);
        bus.subscribe(some, {"queue.", "message.accepted"});
        for (const char* name : {"message.accepted", "message.acceptedx", "queue.held", "delivery.done"})
            bus.publish(named(name));
        bus.drain();
        QCOMPARE(all->all.size(), 4U);
        QCOMPARE(some->all.size(), 2U);
        QCOMPARE(some->all[1].second, std::string("queue.held"));
        QCOMPARE(some->all[1].first, 3U);
    }
    void nobodyIsCalledAfterUnsubscribing() {
        Bus bus;
        auto seen = std::make_shared<Seen>();
        const auto ticket = bus.subscribe(seen);
        QVERIFY(bus.wanted("a"));
        bus.unsubscribe(ticket);
        QVERIFY(!bus.wanted("a"));
        bus.publish(named("a"));
        bus.drain();
        QVERIFY(seen->all.empty());
    }
    void whatDoesNotFitIsCountedAndPublishingNeverBlocks() {
        Bus bus(3);
        auto seen = std::make_shared<Seen>();
        std::promise<void> entered;
        std::promise<void> gate;
        seen->entered = &entered;
        seen->gate = gate.get_future().share();
        bus.subscribe(seen);
        bus.publish(named("first"));
        entered.get_future().wait();
        for (int i = 0; i < 10; ++i)
            bus.publish(named("more"));
        QCOMPARE(bus.lost(), 7U);
        gate.set_value();
        bus.drain();
        QCOMPARE(seen->all.size(), 5U);
        QCOMPARE(seen->all.back().second, std::string("events.gap:7"));
    }
    void metricsCountEventsAndSumFields() {
        Metrics metrics;
        Event event = named("message.accepted");
        event.with("size", 1000);
        metrics.event(1, event);
        metrics.event(2, event);
        const auto counters = metrics.counters();
        const auto value = [&](std::string_view name) { for (const auto& [n, v] : counters) if (n == name) return v; return std::int64_t(-1); };
        QCOMPARE(value("messages_accepted_total"), 2);
        QCOMPARE(value("messages_accepted_bytes"), 2000);
        QVERIFY(metrics.prometheusText().find("postroom_messages_accepted_total 2\n") != std::string::npos);
        QVERIFY(passes(Metrics::filter(), "message.accepted") && !passes(Metrics::filter(), "queue.held"));
    }
};

POSTROOM_TEST(BusTest)
#include "bus_test.moc"
