// SPDX-License-Identifier: Apache-2.0
#include "server/platform/events/series_book.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::events;
using catalogue::RefusalClass;

namespace {

const base::Time noon{std::chrono::hours(24 * 20'000 + 12)};

Event named(std::string_view name, base::Time time) {
    Event event;
    event.name = name;
    event.time = time;
    return event;
}

} // namespace

class SeriesBookTest : public QObject {
    Q_OBJECT
private slots:
    void eventsAreCountedInTheirMinute() {
        SeriesBook book;
        book.event(1, named("message.accepted", noon));
        book.event(2, named("delivery.done", noon + std::chrono::minutes(3)));
        book.reject(noon + std::chrono::minutes(3), RefusalClass::relay);
        const auto buckets = book.buckets(noon + std::chrono::minutes(4), std::chrono::minutes(5), std::chrono::minutes(1));
        QCOMPARE(buckets.size(), std::size_t(5));
        QCOMPARE(buckets[0].from, noon);
        QCOMPARE(buckets[0].point.of(Counted::received), std::int64_t(1));
        QCOMPARE(buckets[0].point.of(Counted::accepted), std::int64_t(1));
        QCOMPARE(buckets[3].point.of(Counted::delivered), std::int64_t(1));
        QCOMPARE(buckets[3].point.rejected[static_cast<std::size_t>(RefusalClass::relay)], std::int64_t(1));
        QCOMPARE(buckets[4].point.rejections(), std::int64_t(0));
    }
    void aWeekComesFromTheHours() {
        SeriesBook book;
        book.add(noon - std::chrono::hours(24 * 6), Counted::delivered, 5);
        book.add(noon, Counted::delivered, 2);
        QCOMPARE(book.total(noon, std::chrono::hours(24 * 7)).of(Counted::delivered), std::int64_t(7));
        QCOMPARE(book.total(noon, std::chrono::hours(24)).of(Counted::delivered), std::int64_t(2));
        QCOMPARE(book.buckets(noon, std::chrono::hours(24 * 7), std::chrono::hours(1)).size(), std::size_t(168));
    }
    void whatIsOldIsForgotten() {
        SeriesBook book;
        for (int minute = 0; minute < 60 * 24 * 9; ++minute)
            book.add(noon + std::chrono::minutes(minute), Counted::connections);
        const base::Time end = noon + std::chrono::hours(24 * 9) - std::chrono::minutes(1);
        QCOMPARE(book.total(end, std::chrono::hours(24)).of(Counted::connections), std::int64_t(1440));
        QCOMPARE(book.total(end, std::chrono::hours(24 * 7)).of(Counted::connections), std::int64_t(60 * 24 * 7));
        QCOMPARE(book.takeChanged().size(), std::size_t(168));
    }
    void aRestartKeepsWhatWasSaved() {
        SeriesBook book;
        book.add(noon, Counted::accepted, 3);
        book.reject(noon + std::chrono::minutes(61), RefusalClass::temporary);
        const auto saved = book.takeChanged();
        QCOMPARE(saved.size(), std::size_t(2));
        QCOMPARE(book.takeChanged().size(), std::size_t(0));
        SeriesBook again;
        for (const auto& each : saved)
            again.restore(each.key, each.text);
        again.restore("h1", "no json");
        again.restore("x", "{}");
        const auto sum = again.total(noon + std::chrono::minutes(62), std::chrono::hours(2));
        QCOMPARE(sum.of(Counted::accepted), std::int64_t(3));
        QCOMPARE(sum.rejected[static_cast<std::size_t>(RefusalClass::temporary)], std::int64_t(1));
        QCOMPARE(again.since(), noon);
    }
};
POSTROOM_TEST(SeriesBookTest)
#include "series_book_test.moc"
