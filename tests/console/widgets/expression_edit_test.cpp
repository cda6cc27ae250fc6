// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/expression_edit.h"
#include "tests/support/test_main.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QTextBlock>
#include <QtTest/QtTest>

using namespace postroom;
using namespace postroom::console;

class ExpressionEditTest : public QObject {
    Q_OBJECT
private slots:
    void aVariableIsCompletedInItsLine() {
        ExpressionEdit edit(config::ExpressionKind::string);
        edit.show();
        edit.setPlainText("${if eq{$domain}{x}}\nsecond");
        edit.moveCursor(QTextCursor::End);
        QTest::keyClicks(&edit, " $sender_host_addr");
        QVERIFY(edit.candidates().contains("sender_host_address"));
        auto* completer = edit.findChild<QCompleter*>();
        QVERIFY(completer->popup()->isVisible());
        emit completer->activated(QString("sender_host_address"));
        QCOMPARE(edit.toPlainText(), QString("${if eq{$domain}{x}}\nsecond $sender_host_address"));
        QCOMPARE(edit.textCursor().position(), static_cast<int>(edit.toPlainText().size()));
        QVERIFY(!completer->popup()->isVisible());
        edit.undo();
        QVERIFY(!edit.toPlainText().endsWith("address"));
    }
    void enterTakesFromTheListAndElseBeginsALine() {
        ExpressionEdit edit(config::ExpressionKind::hostList);
        edit.setNames({{catalogue::Kind::hostList, "friends"}});
        edit.show();
        QTest::keyClicks(&edit, "a");
        QTest::keyClick(&edit, Qt::Key_Return);
        QTest::keyClicks(&edit, "+fr");
        auto* popup = edit.findChild<QCompleter*>()->popup();
        QVERIFY(popup->isVisible());
        popup->setCurrentIndex(popup->model()->index(0, 0));
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(edit.toPlainText(), QString("a\n+friends"));
    }
    void eachLineIsColouredAndAnErrorIsMarkedInIts() {
        ExpressionEdit edit(config::ExpressionKind::string);
        edit.setPlainText("plain\n${lc:$local_part}");
        const QTextBlock second = edit.document()->findBlockByNumber(1);
        edit.show();
        QTRY_VERIFY(!second.layout()->formats().isEmpty()); // the highlighter comes with the event loop
        QVERIFY(edit.document()->firstBlock().layout()->formats().isEmpty());
        edit.markError(8);
        QCOMPARE(edit.extraSelections().size(), 1);
        QCOMPARE(edit.extraSelections().front().cursor.selectedText(), QString("lc:$local_part}"));
        edit.markError(1000); // behind the end
        QCOMPARE(edit.extraSelections().front().cursor.selectedText(), QString("}"));
        edit.moveCursor(QTextCursor::End);
        QTest::keyClicks(&edit, " ");
        QVERIFY(edit.extraSelections().isEmpty()); // it was about the text before
    }
};

POSTROOM_TEST(ExpressionEditTest)
#include "expression_edit_test.moc"
