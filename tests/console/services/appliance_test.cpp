// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/services/appliance_list.h"
#include "tests/support/test_main.h"

#include <QSettings>
#include <QTemporaryDir>

using namespace postroom::console;

class ApplianceTest : public QObject {
    Q_OBJECT
private slots:
    void addressesAreReadAndWritten_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("written"); // empty: refused
        QTest::newRow("path") << "/run/x.sock" << "unix:///run/x.sock";
        QTest::newRow("unix") << "unix:///run/x.sock" << "unix:///run/x.sock";
        QTest::newRow("ssh") << " ssh://anna@mail.example.org " << "ssh://anna@mail.example.org";
        QTest::newRow("port and socket") << "ssh://mail.example.org:2222?socket=/tmp/s" << "ssh://mail.example.org:2222?socket=/tmp/s";
        QTest::newRow("what people type") << "anna@mail.example.org" << "ssh://anna@mail.example.org";
        QTest::newRow("nothing") << "" << "";
        QTest::newRow("no host") << "ssh://" << "";
        QTest::newRow("an option of ssh") << "ssh://-oProxyCommand=x" << "";
        QTest::newRow("an option as user") << "ssh://-F@host" << "";
        QTest::newRow("password") << "ssh://a:b@host" << "";
        QTest::newRow("another scheme") << "https://mail.example.org" << "";
        QTest::newRow("no path") << "unix://" << "";
    }
    void addressesAreReadAndWritten() {
        QFETCH(QString, typed);
        QFETCH(QString, written);
        const auto uri = ApplianceUri::parse(typed);
        QCOMPARE(uri ? uri->text() : QString(), written);
        if (uri)
            QVERIFY(*ApplianceUri::parse(uri->text()) == *uri);
        else
            QVERIFY(!uri.error().publicText.empty());
    }

    void theNewestApplianceStandsFirstAndOnce() {
        QTemporaryDir folder;
        QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
        ApplianceList list(settings);
        const auto a = *ApplianceUri::parse("ssh://a"), b = *ApplianceUri::parse("ssh://b");
        const QDateTime now = QDateTime::currentDateTime();
        list.remember(a, "a.example", now);
        list.remember(b, "b.example", now);
        list.remember(a, "a.example", now);
        QCOMPARE(list.all().size(), 2);
        QCOMPARE(list.all().first().hostName, QString("a.example"));
        list.forget(a);
        QCOMPARE(list.all().size(), 1);
        for (int i = 0; i < ApplianceList::limit + 10; ++i)
            list.remember(*ApplianceUri::parse(QString("ssh://h%1").arg(i)), {}, now);
        QCOMPARE(list.all().size(), ApplianceList::limit);
    }
};

POSTROOM_TEST(ApplianceTest)
#include "appliance_test.moc"
