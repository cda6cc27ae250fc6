// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/about_dialog.h"
#include "console/app/askpass_dialog.h"
#include "console/app/connection_strip.h"
#include "console/app/message_bar.h"
#include "console/app/navigation_list.h"
#include "console/app/shortcuts_dialog.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QApplication>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

using namespace postroom;
using namespace postroom::console;

class WindowTest : public QObject {
    Q_OBJECT
private slots:
    void opensOnTheOverview() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon);
        QCOMPARE(console.window().currentLink().page, QString("overview"));
        QVERIFY(console.window().windowTitle().contains("mail.postroom.test"));
        QVERIFY(console.window().navigation().isVisible());
        QCOMPARE(console.window().strip().linkText(), QString("connected"));
    }

    void isUsableWithinASecond() {
        FakeDaemon daemon;
        QElapsedTimer timer;
        timer.start();
        ConsoleFixture console(daemon);
        QVERIFY(console.window().currentView() != nullptr);
        qInfo("window with contents after %lld ms", static_cast<long long>(timer.elapsed()));
    }

    void aLostConnectionIsSaidAndComesBack() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon);
        daemon.setFaults("refuse_connect");
        daemon.dropLinks();
        QTRY_VERIFY(console.window().strip().linkText().contains("connection lost"));
        QVERIFY2(console.window().currentView()->isVisible(), "the page must stay");
        daemon.setFaults({});
        daemon.restart();
        console.window().session().retryNow();
        QTRY_COMPARE(console.window().strip().linkText(), QString("connected"));
        QTRY_VERIFY(console.window().noticeBar().isVisible());
        QVERIFY(console.window().noticeBar().text().contains("restarted"));
    }

    void alarmsAreSaidUntilClosed() {
        FakeDaemon daemon;
        daemon.answer("server.status", [&](const base::Json&) -> Answer {
            base::Json status = **daemon.recordings().first("server.status");
            status.set("alarms", base::Json(base::Json::Array{base::Json::object({{"name", "a"}, {"sentence", "Small."}, {"grave", false}}),
                                                              base::Json::object({{"name", "b"}, {"sentence", "The disk is full."}, {"grave", true}})}));
            return status;
        });
        ConsoleFixture console(daemon);
        QTRY_VERIFY(console.window().alarmBar().isVisible());
        QCOMPARE(console.window().alarmBar().text(), QString("The disk is full. (and one more)"));
        emit console.window().alarmBar().dismissed();
        console.window().alarmBar().hide();
        console.trigger("view.refresh");
        QVERIFY(!console.window().alarmBar().isVisible());
    }

    void changesAreNotLostByClosing() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon);
        QPointer<MainWindow> window(&console.window());
        window->workingCopy().set("main", "smtp_banner", "x");
        console.trigger("window.close");
        QVERIFY(window != nullptr && window->isVisible());
        const auto press = [&](const char* words) {
            for (auto* button : console.dialog()->findChildren<QPushButton*>())
                if (button->text() == words)
                    return button->click();
            QFAIL(words);
        };
        QVERIFY(console.dialog() != nullptr);
        press("&Show the changes");
        console.settle();
        QCOMPARE(window->currentLink().page, QString("changes"));
        console.trigger("window.quit");
        QVERIFY(window->isVisible());
        press("Close and &lose them");
        console.settle();
        QVERIFY(window.isNull());
    }
    void theKeyboardIsNeverNowhere() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon);
        console.window().activateWindow();
        auto* field = new QLineEdit(console.window().currentView());
        field->show();
        field->setFocus();
        QCOMPARE(QApplication::focusWidget(), field);
        delete field; // as a form does that is filled anew
        console.settle();
        QVERIFY(console.window().currentView()->isAncestorOf(QApplication::focusWidget()));
    }
    void backAndForward() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon);
        auto& navigator = console.window().navigator();
        navigator.moved(Link::parse("overview?x=1"));
        QVERIFY(navigator.canStep(-1));
        console.trigger("go.back");
        QCOMPARE(navigator.current().text(), QString("overview"));
        console.trigger("go.forward");
        QCOMPARE(navigator.current().text(), QString("overview?x=1"));
        QVERIFY(!navigator.canStep(+1));
    }

    void aWrongLinkIsSaid() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon);
        console.open("no-such-page/1");
        QCOMPARE(console.window().currentLink().page, QString("overview"));
    }

    void severalWindows() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon);
        console.trigger("window.new");
        QTRY_COMPARE(console.application().windows().size(), 2);
        MainWindow* second = console.application().windows().last();
        QTRY_VERIFY(second->currentView() != nullptr);
        second->actions().find("window.close")->trigger();
        QTRY_COMPARE(console.application().windows().size(), 1);
    }

    void aLinkWithTheHostFindsItsWindow() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon);
        console.application().openAddress(Link::parse("postroom://mail.postroom.test/overview"), nullptr);
        console.settle();
        QCOMPARE(console.application().windows().size(), 1);
        console.application().openAddress(Link::parse("postroom://elsewhere.example/overview"), &console.window());
        console.settle();
        QDialog* question = console.dialog();
        QVERIFY2(question != nullptr, "nobody is connected to an unknown host without being asked");
        question->reject();
        console.settle();
        QCOMPARE(console.application().windows().size(), 1);
    }

    void dialogsAreUsableByAll() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon);
        ShortcutsDialog shortcuts(console.window().actions());
        AboutDialog about("postroomd");
        AskPassDialog password("Password:", "ssh://host"), question("The authenticity of host h ... (yes/no/[fingerprint])?", "ssh://host");
        for (QDialog* dialog : {static_cast<QDialog*>(&shortcuts), static_cast<QDialog*>(&about), static_cast<QDialog*>(&password), static_cast<QDialog*>(&question)}) {
            dialog->show();
            QTest::keyClick(dialog, Qt::Key_Tab);
            const QStringList faults = accessibilityFaults(*dialog);
            QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
        }
        QTest::keyClicks(password.findChild<QLineEdit*>(), "geheim");
        QCOMPARE(password.answer(), QString("geheim"));
        QCOMPARE(question.answer(), QString("yes"));
        QVERIFY(question.findChild<QLineEdit*>() == nullptr);
    }

    void appearancesSwitchAtOnce() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon);
        console.trigger("view.dark");
        QVERIFY(theme::isDark(QApplication::palette()));
        console.trigger("view.light");
        QVERIFY(!theme::isDark(QApplication::palette()));
    }
};

POSTROOM_TEST(WindowTest)
#include "window_test.moc"
