// SPDX-License-Identifier: Apache-2.0
// control = cutthrough_delivery: the client waits and hears what the next host says.
#include "tests/support/daemon.h"
#include "tests/support/scripted_server.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>

using namespace postroom::test;

namespace {

const QByteArray message = "From: sender@client.test\r\nSubject: cut through\r\n\r\ntext\r\n";

Daemon::Parts cuttingThrough(const Daemon& daemon, quint16 port, const QByteArray& options = {}) {
    Daemon::Parts parts;
    parts.sinkPort = port;
    parts.main = "log_file_path = " + daemon.folder().toUtf8() + "/%slog\n";
    parts.rcptAcl = "  accept\n    control = cutthrough_delivery" + options + "\n";
    return parts;
}

QByteArray tryToDeliver(SmtpClient& client, const QByteArray& code, const QByteArray& recipient = "far@elsewhere.test") {
    client.say("MAIL FROM:<sender@client.test>", "250");
    client.say("RCPT TO:<" + recipient + ">", "250");
    client.say("DATA", "354");
    client.send(message + ".\r\n");
    return client.expect(code);
}

void greet(SmtpClient& client) {
    client.expect("220");
    client.say("EHLO client.test", "250");
}

bool isQueueEmpty(Daemon& daemon) { return daemon.ctl({"queue", "list", "--json"}).contains("\"total\": 0"); }

} // namespace

class CutThroughTest : public QObject {
    Q_OBJECT
private slots:
    void theMessageIsThereBeforeTheClientHearsYes() {
        ScriptedServer sink;
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration(cuttingThrough(daemon, sink.port()))));
        SmtpClient client(daemon.port());
        greet(client);
        const QByteArray reply = tryToDeliver(client, "250 2.0.0 OK id=");
        QCOMPARE(sink.mails().size(), std::size_t(1)); // no waiting
        QVERIFY2(QByteArray::fromStdString(sink.mails().front().data).contains("Subject: cut through"), sink.mails().front().data.c_str());
        QVERIFY(isQueueEmpty(daemon));
        const QByteArray id = reply.mid(reply.indexOf("id=") + 3, 23);
        const QByteArray story = daemon.ctlUntil({"trace", "explain", id}, "delivered");
        QVERIFY2(story.contains("far@elsewhere.test") && story.contains("2.0.0 taken"), story.constData());
        QVERIFY2(daemon.ctl({"ledger"}).contains("balance"), "the ledger does not balance");
        QCOMPARE(daemon.stop(), 0);
        QFile log(daemon.folder() + "/mainlog");
        QVERIFY(log.open(QIODevice::ReadOnly));
        const QByteArray lines = log.readAll();
        QVERIFY2(lines.contains(" >> far@elsewhere.test R=relay T=relay") && lines.contains("Completed"), lines.constData());
        QCOMPARE(sink.mails().size(), std::size_t(1)); // and it was not sent again
    }

    void aRefusalIsTheClientsAnswerAndNothingIsBounced() {
        PeerScript script;
        script.rcptOf["nobody@elsewhere.test"] = "550 5.1.1 no such person here";
        ScriptedServer sink(script);
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration(cuttingThrough(daemon, sink.port()))));
        SmtpClient client(daemon.port());
        greet(client);
        const QByteArray reply = tryToDeliver(client, "550 5.1.1", "nobody@elsewhere.test");
        QVERIFY2(reply.contains("no such person here"), reply.constData());
        QVERIFY(isQueueEmpty(daemon));
        const QByteArray found = daemon.ctlUntil({"trace", "search", "to:nobody@elsewhere.test", "--json"}, "acl_check_rcpt");
        QVERIFY2(found.contains("no such person here"), found.constData());
        tryToDeliver(client, "250"); // the session goes on
        QVERIFY(sink.waitForMails(1));
    }

    void aTemporaryRefusalIsQueuedOrPassedOn() {
        PeerScript script;
        script.mail = "451 4.7.1 come back later";
        ScriptedServer sink(script);
        {
            Daemon spooling;
            QVERIFY(spooling.start(spooling.configuration(cuttingThrough(spooling, sink.port(), "/defer=spool"))));
            SmtpClient client(spooling.port());
            greet(client);
            tryToDeliver(client, "250");
            QVERIFY(!isQueueEmpty(spooling));
        }
        Daemon passing;
        QVERIFY(passing.start(passing.configuration(cuttingThrough(passing, sink.port(), "/defer=pass"))));
        SmtpClient client(passing.port());
        greet(client);
        const QByteArray reply = tryToDeliver(client, "451 4.7.1");
        QVERIFY2(reply.contains("come back later"), reply.constData());
        QVERIFY(isQueueEmpty(passing));
    }

    void whatCannotBeCutThroughGoesThroughTheQueue() {
        ScriptedServer sink;
        Daemon daemon;
        QDir().mkpath(daemon.mailRoot() + "/anna");
        QVERIFY(daemon.start(daemon.configuration(cuttingThrough(daemon, sink.port()))));
        SmtpClient client(daemon.port());
        greet(client);
        tryToDeliver(client, "250", "anna@example.test"); // a mailbox of this machine
        daemon.ctlUntil({"trace", "search", "to:anna@example.test"}, "delivered");
        SmtpClient second(daemon.port());
        second.deliver("sender@client.test", {"a@elsewhere.test", "b@elsewhere.test"}, message);
        QVERIFY(sink.waitForMails(1));
        QCOMPARE(sink.mails().front().recipients.size(), std::size_t(2));
    }

    void aTrialSendsNothing() {
        ScriptedServer sink;
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration(cuttingThrough(daemon, sink.port()))));
        const QByteArray replies = daemon.ctl({"session", "--client", "127.0.0.1"},
                                              "EHLO x.test\nMAIL FROM:<a@b.test>\nRCPT TO:<far@elsewhere.test>\nDATA\nSubject: x\n\ntext\n.\nQUIT\n");
        QVERIFY2(replies.contains("354") && replies.contains("221"), replies.constData());
        QCOMPARE(sink.connections(), std::uint64_t(0));
    }
};

POSTROOM_TEST(CutThroughTest)
#include "cut_through_test.moc"
