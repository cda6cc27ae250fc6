// SPDX-License-Identifier: GPL-3.0-or-later
// ssh is played by small shell scripts: what arguments it gets, what its failures mean for a person.
#include "console/services/json_text.h"
#include "console/services/ssh_channel.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>

using namespace postroom;
using namespace postroom::console;

namespace {

QString script(const QTemporaryDir& folder, const QByteArray& text) {
    QFile file(folder.filePath("ssh"));
    if (file.open(QIODevice::WriteOnly))
        file.write("#!/bin/sh\n" + text + "\n");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return file.fileName();
}

} // namespace

class SshChannelTest : public QObject {
    Q_OBJECT
private slots:
    void argumentsCannotBecomeOptions() {
        const auto uri = *ApplianceUri::parse("ssh://anna@mail.example.org:2222?socket=/tmp/it's");
        const QStringList arguments = SshChannel::arguments(uri);
        const qsizetype end = arguments.indexOf("--");
        QVERIFY(end > 0);
        QCOMPARE(arguments.mid(end + 1, 2), (QStringList{"mail.example.org", "postroomctl"}));
        QCOMPARE(arguments.last(), QString("proxy"));
        QVERIFY(arguments.contains("'/tmp/it'\\''s'"));
        QCOMPARE(arguments[arguments.indexOf("-p") + 1], QString("2222"));
        QCOMPARE(arguments[arguments.indexOf("-l") + 1], QString("anna"));
    }

    void bytesGoBothWays() {
        QTemporaryDir folder;
        SshChannel channel(*ApplianceUri::parse("ssh://host"), script(folder, "exec cat"));
        QByteArray got;
        connect(&channel, &Channel::received, this, [&](const QByteArray& bytes) { got += bytes; });
        QSignalSpy opened(&channel, &Channel::opened);
        channel.open();
        QTRY_COMPARE(opened.size(), 1);
        channel.write("hello\n");
        QTRY_COMPARE(got, QByteArray("hello\n"));
        channel.close();
    }

    void sshFindsThePasswordDialog() {
        QTemporaryDir folder;
        SshChannel channel(*ApplianceUri::parse("ssh://host"), script(folder, "echo $SSH_ASKPASS_REQUIRE $SSH_ASKPASS $POSTROOM_CONSOLE_ASKPASS"));
        QByteArray got;
        connect(&channel, &Channel::received, this, [&](const QByteArray& bytes) { got += bytes; });
        channel.open();
        QTRY_VERIFY(got.contains("ssh://host"));
        QVERIFY(got.startsWith("force " + QCoreApplication::applicationFilePath().toUtf8()));
    }

    void failuresAreExplained_data() {
        QTest::addColumn<QByteArray>("does");
        QTest::addColumn<QString>("said");
        QTest::addColumn<bool>("again");
        QTest::newRow("password") << QByteArray("echo 'Permission denied (publickey,password).' >&2; exit 255") << "did not let you in" << false;
        QTest::newRow("unreachable") << QByteArray("echo 'ssh: connect to host h port 22: No route to host' >&2; exit 255") << "cannot be reached" << true;
        QTest::newRow("host key") << QByteArray("echo 'Host key verification failed.' >&2; exit 255") << "was not confirmed" << false;
        QTest::newRow("no postroomctl") << QByteArray("echo 'sh: postroomctl: not found' >&2; exit 127") << "no postroomctl" << false;
        QTest::newRow("no server") << QByteArray("exit 69") << "does not run" << true;
    }
    void failuresAreExplained() {
        QFETCH(QByteArray, does);
        QFETCH(QString, said);
        QFETCH(bool, again);
        QTemporaryDir folder;
        SshChannel channel(*ApplianceUri::parse("ssh://host"), script(folder, does));
        std::optional<base::Error> ended;
        connect(&channel, &Channel::ended, this, [&](const base::Error& error) { ended = error; });
        channel.open();
        QTRY_VERIFY(ended);
        QVERIFY2(toQt(ended->publicText).contains(said), ended->publicText.c_str());
        QCOMPARE(ended->temporary, again);
    }

    void noSshAtAll() {
        SshChannel channel(*ApplianceUri::parse("ssh://host"), "/nonexistent/ssh");
        std::optional<base::Error> ended;
        connect(&channel, &Channel::ended, this, [&](const base::Error& error) { ended = error; });
        channel.open();
        QTRY_VERIFY(ended);
        QVERIFY(toQt(ended->publicText).contains("OpenSSH"));
    }
};

POSTROOM_TEST(SshChannelTest)
#include "ssh_channel_test.moc"
