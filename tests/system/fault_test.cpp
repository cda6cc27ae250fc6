// SPDX-License-Identifier: Apache-2.0
// The disk is full, the event store is locked: what is accepted is kept, and the administrator is told in a sentence.
#include "tests/support/daemon.h"
#include "tests/support/scripted_server.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QDir>

using namespace postroom::test;

namespace {

/// One message of that many bytes; the reply to its dot (or to what refused it before).
QByteArray send(quint16 port, int size) {
    SmtpClient client(port);
    client.expect("220");
    client.say("EHLO client.test", "250");
    QByteArray reply = client.say("MAIL FROM:<sender@client.test>", "");
    if (!reply.startsWith("250"))
        return reply;
    client.say("RCPT TO:<far@elsewhere.test>", "250");
    client.say("DATA", "354");
    client.send("Subject: x\r\n\r\n" + QByteArray(size, 'x').replace("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                                                                   "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n") + "\r\n.\r\n");
    return client.expect("");
}

} // namespace

class FaultTest : public QObject {
    Q_OBJECT
private slots:
    void aFullDiskRefusesForNowAndLosesNothing() {
        ScriptedServer sink;
        const std::uint16_t port = sink.port();
        sink.stop(); // nothing leaves: the disk fills
        Daemon daemon;
        Daemon::Parts parts;
        parts.sinkPort = port;
        parts.main = "check_spool_space = 0\n"; // the real thing, not the check before it
        // A small disk of its own in a mount namespace; no root is needed.
        daemon.wrapWith({"unshare", "-Urm", "sh", "-c", "mkdir -p " + daemon.state() + " && mount -t tmpfs -o size=6M tmpfs " + daemon.state() + " && exec \"$@\"", "sh"});
        QVERIFY(daemon.start(daemon.configuration(parts)));
        int accepted = 0;
        QByteArray last;
        for (int i = 0; i < 200; ++i) {
            last = send(daemon.port(), 60'000);
            if (!last.startsWith("250"))
                break;
            ++accepted;
        }
        QVERIFY2(accepted > 5, last.constData());
        QVERIFY2(last.startsWith("4"), ("a full disk must be a temporary refusal: " + last).constData());
        const QByteArray ledger = daemon.ctl({"ledger", "--json"});
        QVERIFY2(ledger.contains("\"queued\": " + QByteArray::number(accepted)), ledger.constData());
        const QByteArray status = daemon.ctlUntil({"status"}, "full");
        QVERIFY2(status.contains("Free space"), status.constData());
    }

    void aLockedEventStoreStopsNoMail() {
        ScriptedServer sink;
        Daemon daemon;
        Daemon::Parts parts;
        parts.sinkPort = sink.port();
        QVERIFY(daemon.start(daemon.configuration(parts)));
        QVERIFY(send(daemon.port(), 100).startsWith("250"));
        QVERIFY(sink.waitForMails(1));
        daemon.ctlUntil({"trace", "search"}, "delivered");
        Program locker;
        QVERIFY(locker.start("python3", {"-u", "-c",
                                         "import sqlite3,glob,sys\n"
                                         "c=sqlite3.connect(glob.glob(sys.argv[1]+'/events/events-*.db')[0],isolation_level=None)\n"
                                         "c.execute('BEGIN EXCLUSIVE')\nprint('locked')\nsys.stdin.read()\n",
                                         daemon.state()}));
        QVERIFY(locker.waitFor("locked"));
        for (int i = 0; i < 5; ++i)
            QVERIFY(send(daemon.port(), 100).startsWith("250"));
        QVERIFY(sink.waitForMails(6));
        locker.kill();
        // What was recorded meanwhile is written when the store can be written again.
        const QByteArray ledger = daemon.ctl({"ledger"});
        QVERIFY2(ledger.contains("balance"), ledger.constData());
    }
};

POSTROOM_TEST(FaultTest)
#include "fault_test.moc"
