// SPDX-License-Identifier: Apache-2.0
// Side by side with Exim 4.96: PRDR in both directions, and a callout to it.
#include "tests/support/daemon.h"
#include "tests/support/exim_peer.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QRegularExpression>

using namespace postroom::test;

class EximTest : public QObject {
    Q_OBJECT
private slots:
    void eximAnswersEachOfOurRecipients() {
        EximPeer exim;
        QVERIFY(exim.start("prdr_enable = true\nacl_smtp_rcpt = ok\nacl_smtp_data_prdr = prdr\nqueue_only = true\nbegin acl\nok:\n  accept\nprdr:\n"
                           "  deny local_parts = berta\n       message = not for berta\n  accept\nbegin routers\nr:\n  driver = accept\n  transport = t\n"
                           "begin transports\nt:\n  driver = appendfile\n  file = /dev/null\n"));
        Daemon daemon;
        Daemon::Parts parts;
        parts.sinkPort = exim.port();
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.deliver("sender@client.test", {"anna@elsewhere.test", "berta@elsewhere.test"}, "Subject: x\r\n\r\ntext\r\n");
        daemon.ctlUntil({"trace", "search", "to:anna@elsewhere.test"}, "delivered");
        const QByteArray refused = daemon.ctlUntil({"trace", "search", "to:berta@elsewhere.test"}, "bounced");
        QVERIFY2(refused.contains("not for berta"), refused.constData());
        QVERIFY(exim.waitForLog("PRDR R=<anna@elsewhere.test> acceptance"));
    }

    void eximIsAnsweredForEachOfItsRecipients() {
        Daemon daemon;
        for (const char* name : {"anna", "berta"})
            QDir().mkpath(daemon.mailRoot() + "/" + name);
        Daemon::Parts parts;
        parts.main = "prdr_enable = true\nacl_smtp_data_prdr = prdr\n";
        parts.acls = "prdr:\n  deny\n    message = not for berta\n    local_parts = berta\n  accept\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        EximPeer exim;
        QVERIFY(exim.start("acl_smtp_rcpt = ok\nlog_selector = +smtp_confirmation\nbegin acl\nok:\n  accept\nbegin routers\nr:\n  driver = manualroute\n  route_list = * 127.0.0.1 byname\n"
                           "  self = send\n  transport = t\nbegin transports\nt:\n  driver = smtp\n  allow_localhost\n  hosts_try_prdr = *\n  port = " +
                           QByteArray::number(daemon.port()) + "\nbegin retry\n* * F,1h,1m\n"));
        SmtpClient client(exim.port());
        client.deliver("sender@example.test", {"anna@example.test", "berta@example.test"}, "Subject: from Exim\r\n\r\ntext\r\n");
        QVERIFY(exim.waitForLog("PRDR"));
        QVERIFY(exim.waitForLog("not for berta"));
        daemon.ctlUntil({"trace", "search", "to:anna@example.test"}, "delivered");
    }

    void eximIsAskedBeforeARecipientIsAccepted() {
        EximPeer exim;
        QVERIFY(exim.start("acl_smtp_mail = mail\nacl_smtp_rcpt = rcpt\nbegin acl\nmail:\n  accept\nrcpt:\n  accept local_parts = anna : postmaster\n"
                           "  deny message = there is no $local_part\n"));
        Daemon daemon;
        Daemon::Parts parts;
        parts.sinkPort = exim.port();
        parts.rcptAcl = "  require verify = recipient/callout=10s,postmaster\n  accept\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.expect("220");
        client.say("EHLO client.test", "250");
        client.say("MAIL FROM:<sender@client.test>", "250");
        client.say("RCPT TO:<anna@elsewhere.test>", "250");
        const QByteArray refused = client.say("RCPT TO:<zoe@elsewhere.test>", "550");
        QVERIFY2(refused.contains("Callout verification failed:") && refused.contains("there is no zoe"), refused.constData());
        // Remembered: the second time Exim is not asked, also by the next connection.
        const QByteArray again = client.say("RCPT TO:<zoe@elsewhere.test>", "550");
        QVERIFY2(again.contains("Previous (cached) callout verification failure"), again.constData());
        client.say("QUIT", "221");
        QCOMPARE(exim.log().count("there is no zoe"), 1);
        const QByteArray found = daemon.ctlUntil({"trace", "search", "to:zoe@elsewhere.test"}, "rejected");
        const QString key = QRegularExpression("[0-9-]{10}\\.[0-9]+").match(QString::fromUtf8(found)).captured();
        const QByteArray trace = daemon.ctl({"trace", "explain", key});
        QVERIFY2(trace.simplified().contains("was refused (earlier callout)") || trace.simplified().contains("answered RCPT TO:<zoe@elsewhere.test> with 550"), trace.constData());
    }

    void aSenderThatCannotBeWrittenToIsRefused() {
        EximPeer exim;
        QVERIFY(exim.start("acl_smtp_mail = mail\nacl_smtp_rcpt = rcpt\nbegin acl\nmail:\n  accept\nrcpt:\n  accept local_parts = known\n  deny message = no bounces for $local_part\n"));
        Daemon daemon;
        QDir().mkpath(daemon.mailRoot() + "/anna");
        Daemon::Parts parts;
        parts.sinkPort = exim.port();
        parts.rcptAcl = "  require verify = sender/callout=10s\n  accept\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.expect("220");
        client.say("EHLO client.test", "250");
        client.say("MAIL FROM:<known@client.test>", "250");
        client.say("RCPT TO:<anna@example.test>", "250");
        client.say("RSET", "250");
        client.say("MAIL FROM:<forged@client.test>", "250");
        const QByteArray refused = client.say("RCPT TO:<anna@example.test>", "550");
        QVERIFY2(refused.contains("Sent:     RCPT TO:<forged@client.test>") && refused.contains("no bounces for forged") && refused.contains("Sender verify failed"),
                 refused.constData());
        client.say("QUIT", "221");
    }
};

POSTROOM_TEST(EximTest)
#include "exim_test.moc"
