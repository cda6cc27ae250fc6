// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/text_format.h"
#include "tests/support/test_main.h"

using namespace postroom::console;

class TextFormatTest : public QObject {
    Q_OBJECT
private slots:
    void listsAreSaidInWords() {
        QCOMPARE(listWords("+local_domains : +relay_to_domains"), QString("local_domains or relay_to_domains"));
        QCOMPARE(listWords("! +local_domains"), QString("not local_domains"));
        QCOMPARE(listWords("!a.example : !b.example"), QString("not a.example or b.example"));
        QCOMPARE(listWords("<; 2001:db8::1 ; 192.0.2.1"), QString("2001:db8::1 or 192.0.2.1"));
        QCOMPARE(listWords("*"), QString("any"));
        for (const char* asItIs : {"", ":", "!a.example : *", "${lookup{x}lsearch{/y}}", "^.*/\\\\.\\\\./"})
            QCOMPARE(listWords(asItIs), QString(asItIs));
    }
    void durations_data() {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("0") << 0 << "0 s";
        QTest::newRow("59") << 59 << "59 s";
        QTest::newRow("90") << 90 << "1 min 30 s";
        QTest::newRow("whole minute") << 120 << "2 min";
        QTest::newRow("ten minutes") << 629 << "10 min";
        QTest::newRow("hours") << 7500 << "2 h 5 min";
        QTest::newRow("days") << 4 * 86400 + 3 * 3600 + 59 << "4 d 3 h";
        QTest::newRow("negative") << -90 << "1 min 30 s";
    }
    void durations() {
        QFETCH(int, seconds);
        QTEST(durationText(std::chrono::seconds(seconds)), "text");
    }

    void sizes() {
        QCOMPARE(sizeText(0), QString("0 bytes"));
        QCOMPARE(sizeText(1400), QString("1.4 kB"));
        QCOMPARE(sizeText(25'000'000), QString("25.0 MB"));
    }

    void times() {
        const QDateTime now(QDate(2026, 11, 20), QTime(15, 0, 0));
        QCOMPARE(timeText(QDateTime(QDate(2026, 11, 20), QTime(14, 3, 12)), now), QString("14:03:12"));
        QCOMPARE(timeText(QDateTime(QDate(2026, 11, 18), QTime(14, 3, 12)), now), QString("Wed 14:03:12"));
        QCOMPARE(timeText(QDateTime(QDate(2026, 1, 2), QTime(4, 3, 2)), now), QString("2026-01-02 04:03"));
        QCOMPARE(timeText({}, now), QString());
        QCOMPARE(agoText(now.addSecs(-300), now), QString("5 min ago"));
        QCOMPARE(agoText(now.addSecs(3 * 3600), now), QString("in 3 h"));
        QCOMPARE(agoText(now, now), QString("just now"));
    }
};

POSTROOM_TEST(TextFormatTest)
#include "text_format_test.moc"
