// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/help_window.h"
#include "tests/console/support/accessibility.h"
#include "tests/support/test_main.h"

#include <QLineEdit>
#include <QListWidget>
#include <QTextBlock>
#include <QTextBrowser>

using namespace postroom::console;

class HelpTest : public QObject {
    Q_OBJECT
private slots:
    void opensAPageAtItsSection() {
        HelpWindow help;
        help.show();
        QVERIFY(help.open("console#keyboard"));
        QCOMPARE(help.page(), QString("console"));
        QVERIFY(help.findChild<QTextBrowser*>()->textCursor().block().text().contains("Keyboard"));
        QVERIFY(!help.open("no-such-page"));
        QVERIFY(accessibilityFaults(help).isEmpty());
    }

    void searchesAllPages() {
        HelpWindow help;
        auto* contents = help.findChild<QListWidget*>();
        const int all = contents->count();
        QCOMPARE(all, HelpWindow::pages().size());
        help.findChild<QLineEdit*>()->setText("smtp_banner");
        QVERIFY(contents->count() < all);
    }

    void anchorsAreTheWordsOfTheHeading() {
        QCOMPARE(HelpWindow::anchorOf("Trace and queries (Ctrl+T)"), QString("trace-and-queries-ctrl-t"));
        QCOMPARE(HelpWindow::anchorOf("Überblick"), QString::fromUtf8("überblick"));
    }
};

POSTROOM_TEST(HelpTest)
#include "help_test.moc"
