// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/connect_dialog.h"
#include "console/app/connect_pane.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

using namespace postroom;
using namespace postroom::console;

class ConnectTest : public QObject {
    Q_OBJECT
private slots:
    void theAddressIsShownWhileTyping() {
        QTemporaryDir folder;
        QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
        ApplianceList list(settings);
        list.remember(*ApplianceUri::parse("ssh://anna@mail.example.org"), "mail.example.org", QDateTime::currentDateTime());
        ConnectDialog dialog(list);
        dialog.show();
        auto* address = dialog.findChild<QLineEdit*>();
        QCOMPARE(address->text(), QString("ssh://anna@mail.example.org"));
        const auto says = [&](const QString& text) {
            for (const auto* label : dialog.findChildren<QLabel*>())
                if (label->text().contains(text))
                    return true;
            return false;
        };
        address->clear();
        QTest::keyClicks(address, "berta@other");
        QVERIFY(says("Connects to ssh://berta@other"));
        QTest::keyClicks(address, " x");
        QVERIFY(!says("Connects to"));
        address->setText("berta@other");
        QVERIFY(accessibilityFaults(dialog).isEmpty());
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        QTest::keyClick(address, Qt::Key_Return);
        QCOMPARE(accepted.size(), 1);
        QCOMPARE(dialog.chosen().text(), QString("ssh://berta@other"));
    }

    void aChosenApplianceOpensAWindow() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon);
        console.trigger("window.connect");
        auto* dialog = qobject_cast<ConnectDialog*>(console.dialog());
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>()->setText("ssh://mail.example.org");
        QTest::keyClick(dialog->findChild<QLineEdit*>(), Qt::Key_Return);
        QTRY_COMPARE(console.application().windows().size(), 2);
        QTRY_VERIFY(console.application().windows().last()->session().ready());
        // It is remembered, and forgotten on request.
        QCOMPARE(ApplianceList(console.application().settings()).all().first().uri.text(), QString("ssh://mail.example.org"));
    }

    void whoHasNoRoleIsToldSo() {
        FakeDaemon daemon;
        daemon.setRole(catalogue::Role::none);
        ConsoleFixture console(daemon);
        auto* pane = console.window().findChild<ConnectPane*>();
        QVERIFY(pane->isVisible());
        QVERIFY2(pane->text().contains("You have no role on mail.postroom.test"), qPrintable(pane->text()));
        QVERIFY(pane->text().contains("postroom-helpdesk"));
        QVERIFY(console.window().currentView() == nullptr);
        console.window().refresh();
        console.settle();
        QCOMPARE(daemon.askedFor("server.status"), 0); // each would be a line in the access log
        QVERIFY(accessibilityFaults(console.window()).isEmpty());
    }

    void aFailureNamesThreeCauses() {
        for (const char* address : {"/run/x.sock", "ssh://anna@mail.example.org"})
            QCOMPARE(usualCauses(*ApplianceUri::parse(address)).size(), 3);
        FakeDaemon daemon;
        daemon.setFaults("refuse_connect");
        ConsoleFixture console(daemon);
        auto* pane = console.window().findChild<ConnectPane*>();
        QTRY_VERIFY(pane->text().contains("Nobody listens"));
        QVERIFY(pane->text().contains("systemctl status postroomd"));
        daemon.setFaults({});
        console.window().session().retryNow();
        QTRY_VERIFY(console.window().currentView() != nullptr);
    }

    void theCommandLine() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon);
        QString trouble;
        QCOMPARE(console.application().start({"postroom-console", "--connect", "https://x"}, trouble), 64);
        QVERIFY(!trouble.isEmpty());
        QCOMPARE(console.application().start({"postroom-console", "--bogus"}, trouble), 64);
        QCOMPARE(console.application().start({"postroom-console", "--language", "xx"}, trouble), 64);
        QCOMPARE(console.application().start({"postroom-console", "--socket", "/run/x.sock", "overview"}, trouble), 0);
        QCOMPARE(console.application().windows().size(), 2);
        QCOMPARE(console.application().start({"postroom-console", "postroom://mail.postroom.test/overview"}, trouble), 0);
        QCOMPARE(console.application().windows().size(), 2);
    }
};

POSTROOM_TEST(ConnectTest)
#include "connect_test.moc"
