// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/table.h"
#include "tests/support/test_main.h"

using namespace postroom::ctl;

class TableTest : public QObject {
    Q_OBJECT
private slots:
    void columnsAlignAlsoWithLettersOfSeveralBytes() {
        Table table({{"NAME"}, {"N", Align::right}, {"TEXT"}});
        table.add({"gr\xC3\xBC\xC3\x9F", "7", "a"});
        table.add({"x", "12", "b"});
        QCOMPARE(table.text(80), std::string("NAME   N  TEXT\ngr\xC3\xBC\xC3\x9F   7  a\nx     12  b\n"));
    }
    void theLastColumnIsCutAtThePage() {
        Table table({{"A"}, {"B"}});
        table.add({"1", std::string(100, 'b')});
        const std::string text = table.text(20);
        QVERIFY2(text.find("b...\n") != std::string::npos && text.find(std::string(18, 'b')) == std::string::npos, text.c_str());
        QVERIFY(table.text(200).find(std::string(100, 'b')) != std::string::npos);
    }
    void wideColumnsAreCutAtTheirWidth() {
        Table table({{"A", Align::left, 6}, {"B"}});
        table.add({"abcdefghij", "x"});
        QVERIFY(table.text(80).find("abc...  x") != std::string::npos);
    }
    void nothingFromOutsideMovesTheCursor() {
        QCOMPARE(terminalSafe("a\033[2Jb\xC2\x9B" "c\nd\x7F"), std::string("a?[2Jb?c d?"));
    }
    void paragraphsAreWrappedAndIndented() {
        QCOMPARE(wrapped("aaa bbb ccc ddd eee fff", 24, 2), std::string("  aaa bbb ccc ddd eee\n  fff\n"));
    }
};

POSTROOM_TEST(TableTest)
#include "table_test.moc"
