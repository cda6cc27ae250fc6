// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/text_pane.h"
#include "tests/support/test_main.h"

#include <QLineEdit>
#include <QPlainTextEdit>

using namespace postroom::console;

class TextPaneTest : public QObject {
    Q_OBJECT
private slots:
    void searchGoesRound() {
        TextPane pane("Transcript");
        pane.setText("one two\nthree two\nfour");
        pane.show();
        pane.openSearch();
        auto* line = pane.findChild<QLineEdit*>();
        line->setText("two");
        QCOMPARE(pane.edit()->textCursor().selectionStart(), 4);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(pane.edit()->textCursor().selectionStart(), 14);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(pane.edit()->textCursor().selectionStart(), 4);
        QTest::keyClick(line, Qt::Key_Escape);
        QVERIFY(!line->isVisible());
    }

    void aLineIsShown() {
        TextPane pane("Configuration");
        pane.setText("a\nb\nc");
        pane.showLine(2);
        QCOMPARE(pane.edit()->textCursor().blockNumber(), 1);
        QCOMPARE(pane.edit()->extraSelections().size(), 1);
    }
};

POSTROOM_TEST(TextPaneTest)
#include "text_pane_test.moc"
