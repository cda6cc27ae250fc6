// SPDX-License-Identifier: Apache-2.0
// Options of reception that Exim's administrators know: what is taken in MAIL and RCPT, the Received field, delays, copies of bounces.
#include "tests/support/daemon.h"
#include "tests/support/scripted_server.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

using namespace postroom::test;

namespace {

const QByteArray message = "From: sender@client.test\r\nSubject: options\r\n\r\ntext\r\n";

QByteArray mailIn(const QString& maildir) {
    const QDir folder(maildir + "/new");
    const QStringList names = folder.entryList(QDir::Files);
    QFile file(names.size() == 1 ? folder.filePath(names.first()) : QString());
    return names.size() == 1 && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ReceptionOptionsTest : public QObject {
    Q_OBJECT
private slots:
    void addressesMayBeWrittenCarelessly() {
        Daemon daemon;
        Daemon::Parts parts;
        parts.main = "strip_excess_angle_brackets\nstrip_trailing_dot\n";
        parts.rcptAcl = "  deny\n    message = <$local_part@$domain>\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.expect("220");
        client.say("EHLO client.test", "250");
        client.say("MAIL FROM:<<<sender@client.test>>> SIZE=10", "250");
        client.say("RCPT TO:<<anna@example.test.>>", "550 5.7.1 <anna@example.test>");
        Daemon strict;
        QVERIFY(strict.start(strict.configuration({})));
        SmtpClient other(strict.port());
        other.expect("220");
        other.say("EHLO client.test", "250");
        other.say("MAIL FROM:<<sender@client.test>>", "501");
        other.say("MAIL FROM:<sender@client.test.>", "501");
    }

    void whatIsWrittenInMailAndRcptMayBeRewritten() {
        Daemon daemon;
        Daemon::Parts parts;
        parts.rcptAcl = "  deny\n    message = <$sender_address> <$local_part@$domain>\n";
        QVERIFY(daemon.start(daemon.configuration(parts) + "begin rewrite\n^<(.+)!(.+)>\\$ <$2@$1> S\n"));
        SmtpClient client(daemon.port());
        client.expect("220");
        client.say("EHLO client.test", "250");
        client.say("MAIL FROM:<client.test!sender> SIZE=10", "250");
        client.say("RCPT TO:<example.test!anna>", "550 5.7.1 <sender@client.test> <anna@example.test>");
    }

    void theReceivedFieldIsTheAdministrators() {
        Daemon daemon;
        QDir().mkpath(daemon.mailRoot() + "/anna");
        Daemon::Parts parts;
        parts.main = "received_header_text = Received: by $primary_hostname\\n\\tfor ${lc:$received_for}$h_subject:\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.deliver("sender@client.test", {"Anna@example.test"}, "Subject: one\r\n\ttwo\r\n\r\ntext\r\n");
        daemon.ctlUntil({"trace", "search", "to:anna@example.test"}, "delivered");
        const QByteArray mail = mailIn(daemon.mailRoot() + "/anna");
        QVERIFY2(mail.startsWith("Received: by mx.example.test\n\tfor anna@example.testone") && mail.contains(";\n\t"), mail.constData());
        QCOMPARE(mail.count("Received:"), 1);
    }

    void anEmptyReceivedFieldIsNotAdded() {
        Daemon daemon;
        QDir().mkpath(daemon.mailRoot() + "/anna");
        Daemon::Parts parts;
        parts.main = "received_header_text = ${if eq{a}{b}{x}}\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.deliver("sender@client.test", {"anna@example.test"}, message);
        daemon.ctlUntil({"trace", "search", "to:anna@example.test"}, "delivered");
        const QByteArray mail = mailIn(daemon.mailRoot() + "/anna");
        QVERIFY2(mail.contains("Subject: options") && !mail.contains("Received:"), mail.constData());
    }

    void clientsThatAskALotAreSlowedDown() {
        Daemon daemon;
        Daemon::Parts parts;
        parts.main = "smtp_ratelimit_hosts = 127.0.0.1\nsmtp_ratelimit_rcpt = 2,0.2s,2,1s\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.expect("220");
        client.say("EHLO client.test", "250");
        client.say("MAIL FROM:<sender@client.test>", "250");
        client.say("RCPT TO:<a@example.test>", "250");
        client.say("RCPT TO:<b@example.test>", "250");
        QElapsedTimer time;
        time.start();
        client.say("RCPT TO:<c@example.test>", "250"); // 0.2 s
        client.say("RCPT TO:<d@example.test>", "250"); // 0.4 s
        QVERIFY2(time.elapsed() >= 600, qPrintable(QString::number(time.elapsed())));
    }

    void aWrongRateIsNamedWhenItIsLoaded() {
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration({})));
        const Finished set = daemon.tryCtl({"config", "set", "smtp_ratelimit_mail", "4,fast"});
        const Finished applied = daemon.tryCtl({"config", "apply", "-m", "rate"});
        const QByteArray said = set.output + set.errors + applied.output + applied.errors;
        QVERIFY2(said.contains("write it like 4,0.25s,1.015,4m"), said.constData());
    }

    void copiesOfBouncesGoWhereTheAdministratorWants() {
        PeerScript script;
        script.rcptOf["gone@elsewhere.test"] = "550 5.1.1 no such person";
        ScriptedServer sink(script);
        Daemon daemon;
        QDir().mkpath(daemon.mailRoot() + "/postmaster");
        Daemon::Parts parts;
        parts.sinkPort = sink.port();
        parts.main = "errors_copy = *@other.test nobody@example.test : *@client.test postmaster@example.test\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.deliver("sender@client.test", {"gone@elsewhere.test"}, message);
        daemon.ctlUntil({"trace", "search", "to:postmaster@example.test"}, "delivered");
        const QByteArray copy = mailIn(daemon.mailRoot() + "/postmaster");
        QVERIFY2(copy.contains("no such person") && copy.contains("To: sender@client.test"), copy.constData());
    }
};

POSTROOM_TEST(ReceptionOptionsTest)
#include "reception_options_test.moc"
