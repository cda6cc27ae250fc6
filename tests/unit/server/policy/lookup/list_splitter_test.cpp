// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"

#include "server/policy/lookup/list.h"

using namespace postroom;

class ListSplitterTest : public QObject {
    Q_OBJECT
private:
    static QString split(std::string_view text) {
        lookup::ListSplitter splitter(text);
        QStringList items;
        while (auto item = splitter.next())
            items << QString::fromStdString(*item);
        return items.join('|');
    }
private slots:
    void trimsItems() { QCOMPARE(split(" a : b  c :d"), QString("a|b  c|d")); }
    void aDoubledSeparatorIsData() { QCOMPARE(split("a::b:c"), QString("a:b|c")); }
    void aSeparatorMayBeChosen() { QCOMPARE(split("<; a;b:c ; d"), QString("a|b:c|d")); }
    void aNewlineMayPart() { QCOMPARE(split("<\n a\nb\n\nc"), QString("a|b||c")); }
    void anEmptyItemNeedsABlank() { QCOMPARE(split("a : : b"), QString("a||b")); }
    void aLeadingColonIsAnEmptyItem() { QCOMPARE(split(" : a"), QString("|a")); }
    void aTrailingOneIsNot() { QCOMPARE(split("a : "), QString("a")); }
    void nothingHasNoItems() { QVERIFY(!lookup::ListSplitter("   ").next()); }
};
POSTROOM_TEST(ListSplitterTest)
#include "list_splitter_test.moc"
