// SPDX-License-Identifier: Apache-2.0
#include "shared/base/text.h"
#include "tests/support/test_main.h"

using namespace postroom::base;

class TextTest : public QObject {
    Q_OBJECT
private slots:
    void splitsAndTrims() {
        QCOMPARE(split("a::b", ':').size(), std::size_t(3));
        QCOMPARE(split("", ':').size(), std::size_t(1));
        QCOMPARE(splitWords("  a \t b\n").size(), std::size_t(2));
        QCOMPARE(trim(" \tx y\r\n"), std::string_view("x y"));
    }
    void readsWholeNumbersOnly() {
        QCOMPARE(toInteger("-12").value(), -12);
        QCOMPARE(toInteger("+12").value(), 12);
        for (const char* wrong : {"", "+", "+-1", "1x", " 1", "9223372036854775808"})
            QVERIFY2(!toInteger(wrong), wrong);
    }
    void printableKeepsOneLine() { QCOMPARE(printable("a\nb\x01\xC3"), std::string("a\\nb\\001\\303")); }
    void shorteningNeverCutsACharacter() {
        QCOMPARE(shortened("abcdef", 6), std::string("abcdef"));
        QCOMPARE(shortened("ab\xC3\xA4" "defg", 6), std::string("ab..."));
    }
    void utf8IsCheckedByRfc3629() {
        QVERIFY(isValidUtf8("a\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80"));
        for (const char* wrong : {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80", "\xFF"})
            QVERIFY2(!isValidUtf8(wrong), qPrintable(QString::number(wrong[0])));
    }
    void suggestsTheNearName() {
        QCOMPARE(nearestName("recipent", {"senders", "recipients", "recipient"}).value(), std::string("recipient"));
        QVERIFY(!nearestName("xyz", {"senders", "recipients"}));
    }
};

POSTROOM_TEST(TextTest)
#include "text_test.moc"
