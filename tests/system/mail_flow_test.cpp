// SPDX-License-Identifier: Apache-2.0
// A message from the wire to a mailbox, and what is said about it.
#include "tests/support/daemon.h"
#include "tests/support/peer_program.h"
#include "tests/support/scripted_server.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

using namespace postroom::test;

namespace {

const QByteArray message = "From: Sender <sender@client.test>\r\nTo: anna@example.test\r\nSubject: the first one\r\n\r\nHello.\r\n";

/// The one file in a Maildir's new/.
QByteArray onlyMail(const QString& maildir) {
    const QDir folder(maildir + "/new");
    const QStringList names = folder.entryList(QDir::Files);
    if (names.size() != 1) {
        QTest::qFail(qPrintable(maildir + " holds " + QString::number(names.size()) + " messages"), __FILE__, __LINE__);
        return {};
    }
    QFile file(folder.filePath(names.first()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray idIn(const QByteArray& reply) {
    const auto match = QRegularExpression("id=([0-9A-Za-z-]{23})").match(QString::fromUtf8(reply));
    return match.captured(1).toUtf8();
}

} // namespace

class MailFlowTest : public QObject {
    Q_OBJECT
private slots:
    void aMessageReachesTheMaildirAndIsExplained() {
        Daemon daemon;
        QDir().mkpath(daemon.mailRoot() + "/anna");
        QVERIFY(daemon.start(daemon.configuration({})));
        SmtpClient client(daemon.port());
        const QByteArray id = idIn(client.deliver("sender@client.test", {"anna@example.test"}, message));
        QVERIFY2(!id.isEmpty(), "the reply to the dot names no message id");
        client.say("QUIT", "221");

        daemon.ctlUntil({"trace", "show", id}, "delivered");
        const QByteArray mail = onlyMail(daemon.mailRoot() + "/anna");
        QVERIFY2(mail.contains("Subject: the first one\n") && mail.endsWith("\nHello.\n"), mail.constData());
        QVERIFY2(mail.contains("Received: from"), mail.constData());
        const QByteArray sentences = daemon.ctl({"trace", "explain", id});
        QVERIFY2(sentences.contains("anna@example.test"), sentences.constData());
        QVERIFY2(sentences.contains("acl_check_rcpt"), sentences.constData());
        const QByteArray ledger = daemon.ctl({"ledger"});
        QVERIFY2(ledger.contains("balance"), ledger.constData());
        QCOMPARE(daemon.stop(), 0);
    }

    void aRefusedRecipientIsExplainedWithItsStatement() {
        Daemon daemon;
        Daemon::Parts parts;
        parts.rcptAcl = "  deny\n    message = no such user here\n    local_parts = ghost\n  accept\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.expect("220");
        client.say("EHLO client.test", "250");
        client.say("MAIL FROM:<sender@client.test>", "250 2.1.0");
        QCOMPARE(client.say("RCPT TO:<ghost@example.test>", "550"), QByteArray("550 5.7.1 no such user here\n"));
        client.say("QUIT", "221");
        const QByteArray found = daemon.ctlUntil({"trace", "search", "to:ghost@example.test"}, "rejected");
        QVERIFY2(found.contains("no such user here"), found.constData());
    }

    void swaksSendsOverStartTls() {
        const PeerProgram swaks = installedPeer("swaks", {"--version"});
        Daemon daemon;
        QDir().mkpath(daemon.mailRoot() + "/anna");
        QVERIFY(daemon.start(daemon.configuration({})));
        const Finished sent = run(swaks.path, {"--server", "127.0.0.1:" + QString::number(daemon.port()), "--tls", "--to",
                                               "anna@example.test", "--from", "sender@client.test", "--helo", "client.test"});
        QVERIFY2(sent.exitCode == 0, (sent.output + sent.errors).constData());
        QVERIFY2(sent.output.contains("TLSv1.3"), sent.output.constData());
        daemon.ctlUntil({"trace", "search", "to:anna@example.test"}, "delivered");
        QVERIFY(onlyMail(daemon.mailRoot() + "/anna").contains("esmtps"));
    }

    void controlDebugKeepsTheTraceThatSamplingDrops() {
        Daemon daemon;
        Daemon::Parts parts;
        parts.main = "trace_sample_accepted = 0\n";
        parts.rcptAcl = "  warn\n    local_parts = watched\n    control = debug/tag=.x\n    control = dscp/af21\n  accept\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        const QByteArray usual = idIn(client.deliver("sender@client.test", {"anna@example.test"}, message));
        SmtpClient second(daemon.port());
        const QByteArray watched = idIn(second.deliver("sender@client.test", {"watched@example.test"}, message));
        QVERIFY2(daemon.ctlUntil({"trace", "explain", watched}, "watched@example.test").contains("acl_check_rcpt"), "the trace is not there");
        QVERIFY2(!daemon.ctlUntil({"trace", "explain", usual}, "anna@example.test").contains("acl_check_rcpt"), "a trace is there");
    }

    void sendmailTakesItsRecipientsFromTheHeader() {
        Daemon daemon;
        QDir().mkpath(daemon.mailRoot() + "/anna");
        QVERIFY(daemon.start(daemon.configuration({})));
        daemon.ctl({"sendmail", "-t", "-i", "-f", "root@example.test"},
                   "To: anna@example.test\nBcc: nobody-sees@example.test\nSubject: by sendmail\n\nA line\n.\nafter a dot\n");
        daemon.ctlUntil({"trace", "search", "to:anna@example.test"}, "delivered");
        const QByteArray mail = onlyMail(daemon.mailRoot() + "/anna");
        QVERIFY2(mail.contains("after a dot") && !mail.contains("Bcc"), mail.constData());
    }

    void aDialogueOnTheSessionCommandAcceptsNothing() {
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration({})));
        const QByteArray replies = daemon.ctl({"session", "--client", "192.0.2.9", "--explain"},
                                              "EHLO x.test\nMAIL FROM:<a@b.test>\nRCPT TO:<anna@example.test>\nDATA\nSubject: x\n\ntext\n.\nQUIT\n");
        QVERIFY2(replies.contains("354") && replies.contains("221"), replies.constData());
        QVERIFY2(replies.contains("acl_check_rcpt"), replies.constData());
        QVERIFY(daemon.ctl({"queue", "list", "--json"}).contains("\"total\": 0"));
    }

    void aMessageInFlightSurvivesARestart() {
        ScriptedServer sink;
        PeerScript script;
        script.rcpt = "451 4.3.0 not now";
        sink.setScript(script);
        Daemon daemon;
        Daemon::Parts parts;
        parts.sinkPort = sink.port();
        parts.retry = "* * F,1h,1s\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.deliver("sender@client.test", {"far@elsewhere.test"}, message);
        daemon.ctlUntil({"queue", "list"}, "not now");
        QCOMPARE(daemon.stop(), 0);
        sink.setScript({});
        QVERIFY(daemon.start());
        QVERIFY(sink.waitForMails(1));
        QVERIFY(sink.mails().front().data.find("Subject: the first one") != std::string::npos);
    }

    void aProgramLooksAtADecodedPart() {
        Daemon daemon;
        QDir().mkpath(daemon.mailRoot() + "/anna");
        Daemon::Parts parts;
        parts.main = "acl_smtp_mime = parts\n";
        parts.acls = "parts:\n  deny condition = ${if eq{$mime_content_type}{application/octet-stream}}\n    decode = default\n"
                     "    condition = ${run{/bin/grep -q ^MZ $mime_decoded_filename}{yes}{no}}\n    message = part $mime_part_count is a program\n  accept\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        for (const auto& [content, reply] : {std::pair<QByteArray, QByteArray>{"TVqQ", "550 5.7.1 part 2 is a program"}, {"aGVsbG8=", "250"}}) {
            SmtpClient client(daemon.port());
            client.expect("220");
            client.say("EHLO client.test", "250");
            client.say("MAIL FROM:<sender@client.test>", "250");
            client.say("RCPT TO:<anna@example.test>", "250");
            client.say("DATA", "354");
            client.send("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\none\r\n--b\r\n"
                        "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n" + content + "\r\n--b--\r\n.\r\n");
            client.expect(reply);
        }
        QVERIFY(QDir(daemon.state() + "/scan").exists());
        QVERIFY(QDir(daemon.state() + "/scan").isEmpty()); // gone with its message
    }

    void rewriteRulesChangeEnvelopeAndHeadersAtReception() {
        Daemon daemon;
        for (const char* name : {"anna", "berta"})
            QDir().mkpath(daemon.mailRoot() + "/" + name);
        Daemon::Parts parts;
        parts.main = "acl_smtp_data = seen\n";
        parts.acls = "seen:\n  accept add_header = X-Sender-Then: $sender_address\n";
        parts.retry += "begin rewrite\nanna@inside.test Anna.Meier@example.test Ffrs\nchef@example.test berta@example.test T\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.deliver("anna@inside.test", {"chef@example.test"}, "From: Anna <anna@inside.test>\r\nTo: chef@example.test\r\nSubject: rewritten\r\n\r\ntext\r\n");
        const QByteArray found = daemon.ctlUntil({"trace", "search", "to:berta@example.test"}, "delivered");
        QVERIFY2(found.contains("Anna.Meier@example.test"), found.constData());
        const QDir box(daemon.mailRoot() + "/berta/new");
        QCOMPARE(box.entryList(QDir::Files).size(), 1);
        QFile file(box.filePath(box.entryList(QDir::Files).front()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray message = file.readAll();
        QVERIFY2(message.contains("From: Anna <Anna.Meier@example.test>") && message.contains("To: chef@example.test") &&
                     message.contains("X-Sender-Then: Anna.Meier@example.test"), message.constData());
        const QString id = QRegularExpression("[0-9A-Za-z]{6}-[0-9A-Za-z]+-[0-9A-Za-z]+").match(QString::fromUtf8(found)).captured();
        const QByteArray trace = daemon.ctl({"trace", "explain", id}).simplified();
        QVERIFY2(trace.contains("Rewritten by a rewrite rule, sender: anna@inside.test became Anna.Meier@example.test."), trace.constData());
        QVERIFY2(trace.contains("Rewritten by a rewrite rule, recipient: chef@example.test became berta@example.test."), trace.constData());
    }
};

POSTROOM_TEST(MailFlowTest)
#include "mail_flow_test.moc"
