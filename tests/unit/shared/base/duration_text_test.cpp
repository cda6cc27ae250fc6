// SPDX-License-Identifier: Apache-2.0
#include "shared/base/duration_text.h"
#include "tests/support/test_main.h"

using namespace postroom::base;

class DurationTextTest : public QObject {
    Q_OBJECT
private slots:
    void readsUnitsFromLargeToSmall() {
        QCOMPARE(readDuration("1w2d3h4m5s")->count(), 788645);
        QCOMPARE(readDuration("90")->count(), 90);
        QCOMPARE(readDuration("1m30")->count(), 90);
        QCOMPARE(readDuration("0s")->count(), 0);
    }
    void refusesTheRestAndSaysWhere() {
        for (const char* wrong : {"", "h", "1x", "5s1m", "1m1m", "-1s", "1 h", "99999999999w", "4000w"})
            QVERIFY2(!readDuration(wrong), wrong);
        QVERIFY(readDuration("5s1m").error().publicText.find("character 4") != std::string::npos);
    }
    void writesWhatItReads() {
        for (const int seconds : {1, 59, 60, 3600, 86400, 604800, 788645})
            QCOMPARE(readDuration(durationText(Seconds(seconds)))->count(), seconds);
        QCOMPARE(durationText(Seconds(129600)), std::string("1d12h"));
        QCOMPARE(durationText(Seconds(0)), std::string("0s"));
    }
};

POSTROOM_TEST(DurationTextTest)
#include "duration_text_test.moc"
