// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/expression_line.h"
#include "tests/support/test_main.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QtTest/QtTest>

using namespace postroom;
using namespace postroom::console;

class ExpressionLineTest : public QObject {
    Q_OBJECT
private slots:
    void aVariableIsCompletedInItsPlace() {
        ExpressionLine line(config::ExpressionKind::string);
        line.show();
        QTest::keyClicks(&line, "from $sender_host_addr");
        QVERIFY(line.candidates().contains("sender_host_address"));
        auto* completer = line.findChild<QCompleter*>();
        QVERIFY(completer->popup()->isVisible());
        QSignalSpy edited(&line, &QLineEdit::textEdited);
        emit completer->activated(QString("sender_host_address"));
        QCOMPARE(line.text(), QString("from $sender_host_address"));
        QCOMPARE(line.cursorPosition(), line.text().size());
        QCOMPARE(edited.size(), 1);
        QVERIFY(!completer->popup()->isVisible());
    }
    void textsWithoutExpressionsAreLeftAlone() {
        ExpressionLine line(config::ExpressionKind::string);
        line.show();
        QTest::keyClicks(&line, "relay not permitted");
        QVERIFY(!line.findChild<QCompleter*>()->popup()->isVisible());
    }
    void listsAreOfferedByKeyAndAfterAPlus() {
        ExpressionLine line(config::ExpressionKind::hostList);
        line.setNames({{catalogue::Kind::hostList, "friends"}, {catalogue::Kind::domainList, "ours"}});
        QCOMPARE(line.candidates(), QStringList{"+friends"});
        line.show();
        QTest::keyClick(&line, Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(line.findChild<QCompleter*>()->popup()->isVisible());
        line.findChild<QCompleter*>()->popup()->hide();
        QTest::keyClicks(&line, "192.0.2.1 : +fr");
        QCOMPARE(line.candidates(), QStringList{"+friends"});
        emit line.findChild<QCompleter*>()->activated(QString("+friends"));
        QCOMPARE(line.text(), QString("192.0.2.1 : +friends"));
    }
    void colouringChangesNothingOfTheText() {
        ExpressionLine line(config::ExpressionKind::string);
        line.show();
        QSignalSpy changed(&line, &QLineEdit::textChanged);
        QTest::keyClicks(&line, "a ${lc:$local_part}");
        QCOMPARE(changed.size(), 19);
        line.setCursorPosition(3);
        line.setSelection(2, 4);
        line.markError(2);
        QCOMPARE(line.text(), QString("a ${lc:$local_part}"));
        QCOMPARE(line.selectedText(), QString("${lc"));
        QCOMPARE(changed.size(), 19);
        const QImage marked = line.grab().toImage();
        line.markError(-1);
        QVERIFY(marked != line.grab().toImage()); // it shows
        line.undo();
        QVERIFY(line.text() != "a ${lc:$local_part}"); // typing can still be undone
    }
};

POSTROOM_TEST(ExpressionLineTest)
#include "expression_line_test.moc"
