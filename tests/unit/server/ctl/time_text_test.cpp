// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/time_text.h"
#include "tests/support/test_main.h"

#include <cstdlib>
#include <ctime>

using namespace postroom;
using namespace postroom::ctl;

class TimeTextTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        ::setenv("TZ", "UTC", 1);
        ::tzset();
    }
    void spansHaveAtMostTwoUnits() {
        QCOMPARE(spanText(std::chrono::seconds(45)), std::string("45s"));
        QCOMPARE(spanText(std::chrono::minutes(12)), std::string("12m"));
        QCOMPARE(spanText(std::chrono::minutes(200)), std::string("3h20m"));
        QCOMPARE(spanText(std::chrono::hours(24 * 12 + 5)), std::string("12d"));
        QCOMPARE(spanText(std::chrono::hours(26)), std::string("1d2h"));
    }
    void timesAreRelativeToTheClock() {
        const base::Time now = base::fromEpochMicros(1'700'000'000'000'000);
        QCOMPARE(relativeText(1'700'000'600'000'000, now), std::string("in 10m"));
        QCOMPARE(relativeText(1'699'996'400'000'000, now), std::string("1h ago"));
        QCOMPARE(relativeText(0, now), std::string("-"));
    }
    void peopleWriteTimesInManyWays() {
        const base::Time now = base::fromEpochMicros(1'700'000'000'000'000); // 2023-11-14 22:13:20
        QCOMPARE(timeText(base::toEpochMicros(*readTime("2023-11-14", now))), std::string("2023-11-14 00:00:00"));
        QCOMPARE(timeText(base::toEpochMicros(*readTime("2023-11-14 12:30", now))), std::string("2023-11-14 12:30:00"));
        QCOMPARE(timeText(base::toEpochMicros(*readTime("2023-11-14T12:30:05", now))), std::string("2023-11-14 12:30:05"));
        QCOMPARE(timeText(base::toEpochMicros(*readTime("08:15", now))), std::string("2023-11-14 08:15:00"));
        QCOMPARE(timeText(base::toEpochMicros(*readTime("3h", now))), std::string("2023-11-14 19:13:20"));
        for (const char* wrong : {"", "yesterdayish", "2023-13-01", "25:00", "2023-11-14x"})
            QVERIFY2(!readTime(wrong, now), wrong);
    }
    void amounts() {
        QCOMPARE(amountText(812), std::string("812 B"));
        QCOMPARE(amountText(2048), std::string("2.0 KiB"));
        QCOMPARE(amountText(25 * 1024 * 1024), std::string("25 MiB"));
    }
};

POSTROOM_TEST(TimeTextTest)
#include "time_text_test.moc"
