// SPDX-License-Identifier: Apache-2.0
// Relaying: the next hop is well, ill or gone, and what the sender and the administrator are told.
#include "tests/support/daemon.h"
#include "tests/support/peer_program.h"
#include "tests/support/scripted_server.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

using namespace postroom::test;

namespace {

const QByteArray message = "From: sender@client.test\r\nSubject: relayed\r\n\r\n.a line that begins with a dot\r\n";

Daemon::Parts relayTo(quint16 port) {
    Daemon::Parts parts;
    parts.sinkPort = port;
    parts.retry = "* * F,1h,1s\n";
    return parts;
}

} // namespace

class DeliveryTest : public QObject {
    Q_OBJECT
private slots:
    void aMessageIsRelayedByteForByte() {
        ScriptedServer sink;
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration(relayTo(sink.port()))));
        SmtpClient client(daemon.port());
        client.expect("220");
        client.say("EHLO client.test", "250");
        client.say("MAIL FROM:<sender@client.test>", "250");
        client.say("RCPT TO:<far@elsewhere.test>", "250");
        client.say("DATA", "354");
        client.send("Subject: relayed\r\n\r\n..a line that begins with a dot\r\n.\r\n");
        client.expect("250");
        QVERIFY(sink.waitForMails(1));
        const ReceivedMail mail = sink.mails().front();
        QVERIFY2(mail.data.ends_with("Subject: relayed\r\n\r\n.a line that begins with a dot\r\n") ||
                     mail.data.ends_with("\r\n\r\n.a line that begins with a dot\r\n"),
                 mail.data.c_str());
        QVERIFY2(mail.sender.starts_with("<sender@client.test>"), mail.sender.c_str());
    }

    void recipientsOfOneHostShareAConnectionAndATransaction() {
        ScriptedServer sink;
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration(relayTo(sink.port()))));
        SmtpClient client(daemon.port());
        client.deliver("sender@client.test", {"a@elsewhere.test", "b@elsewhere.test", "c@elsewhere.test"}, message);
        QVERIFY(sink.waitForMails(1));
        QCOMPARE(sink.mails().front().recipients.size(), std::size_t(3));
        QCOMPARE(sink.connections(), std::uint64_t(1));
    }

    void whileTheHostIsDownTheQueueSaysWhyAndThenDrains() {
        auto sink = std::make_unique<ScriptedServer>();
        const std::uint16_t port = sink->port();
        sink->stop();
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration(relayTo(port))));
        SmtpClient client(daemon.port());
        client.deliver("sender@client.test", {"far@elsewhere.test"}, message);
        const QByteArray list = daemon.ctlUntil({"queue", "list"}, "refused");
        QVERIFY2(list.contains("far@elsewhere.test"), list.constData());
        sink = std::make_unique<ScriptedServer>(PeerScript{}, port);
        QVERIFY(sink->waitForMails(1));
        daemon.ctlUntil({"queue", "list", "--json"}, "\"total\": 0");
        QVERIFY(daemon.ctl({"ledger"}).contains("balance"));
    }

    void theNextHopIsToldRecipientsWithoutTheirSuffix() {
        ScriptedServer sink;
        Daemon daemon;
        auto parts = relayTo(sink.port());
        parts.routers = "suffixed:\n  driver = manualroute\n  domains = elsewhere.test\n  local_part_suffix = +*\n  local_part_suffix_optional\n"
                        "  route_list = * 127.0.0.1\n  self = send\n  transport = relay\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient(daemon.port()).deliver("sender@client.test", {"far+lists@elsewhere.test"}, message);
        QVERIFY(sink.waitForMails(1));
        QVERIFY2(sink.mails().front().recipients.front().find("<far@elsewhere.test>") != std::string::npos, sink.mails().front().recipients.front().c_str());
    }

    void theAclChoosesAQueueThatIsRunByHand() {
        ScriptedServer sink;
        Daemon daemon;
        auto parts = relayTo(sink.port());
        parts.main = "queues_run_by_hand = bulk\n";
        parts.rcptAcl = "  accept local_parts = many\n    queue = bulk\n  accept\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        for (const QByteArray recipient : {"many@elsewhere.test", "one@elsewhere.test"})
            SmtpClient(daemon.port()).deliver("sender@client.test", {recipient}, message);
        QVERIFY(sink.waitForMails(1));
        QVERIFY(sink.mails().front().recipients.front().find("one@elsewhere.test") != std::string::npos);
        const QByteArray list = daemon.ctl({"queue", "list", "--queue", "bulk"});
        QVERIFY2(list.contains("many@elsewhere.test"), list.constData());
        daemon.ctl({"queue", "run", "--queue", "bulk"});
        QVERIFY(sink.waitForMails(2));
    }

    void aHostAsksForItsMailByEtrn() {
        ScriptedServer sink;
        Daemon daemon;
        auto parts = relayTo(sink.port());
        parts.main = "queue_only = true\nacl_smtp_etrn = etrn\n";
        parts.acls = "etrn:\n  accept condition = ${if match{$smtp_command_argument}{elsewhere}}\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.deliver("sender@client.test", {"far@elsewhere.test"}, message);
        SmtpClient host(daemon.port());
        host.expect("220");
        host.say("EHLO elsewhere.test", "250");
        host.say("ETRN #other.test", "458");
        host.say("ETRN elsewhere.test", "501");
        host.say("ETRN #elsewhere.test", "250");
        QVERIFY(sink.waitForMails(1));
    }

    void aRefusedRecipientComesBackAsANoticeWithTheFactsOfThePeer() {
        PeerScript script;
        script.rcptOf["gone@elsewhere.test"] = "550 5.1.1 nobody of that name";
        ScriptedServer sink(script);
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration(relayTo(sink.port()))));
        SmtpClient client(daemon.port());
        client.deliver("sender@client.test", {"gone@elsewhere.test", "here@elsewhere.test"}, message);
        QVERIFY(sink.waitForMails(2)); // the message, and the notice to sender@client.test
        std::string notice;
        for (const ReceivedMail& mail : sink.mails())
            if (mail.sender.starts_with("<>"))
                notice = mail.data;
        for (const char* part : {"Auto-Submitted: auto-replied", "Final-Recipient: rfc822;gone@elsewhere.test", "Action: failed", "Status: 5.1.1",
                                 "Remote-MTA: dns; ", "Remote-MTA: X-ip; [127.0.0.1]", "X-Remote-MTA-smtp-greeting: X-str; ",
                                 "X-Remote-MTA-helo-response: X-str; ", "nobody of that name"}) {
            const std::string spaceless = part;
            QVERIFY2(notice.find(spaceless) != std::string::npos || QByteArray(notice.c_str()).replace("rfc822; ", "rfc822;").contains(part),
                     (std::string(part) + " is missing in\n" + notice).c_str());
        }
    }

    void aBounceOfABounceIsNotSent() {
        PeerScript script;
        script.rcpt = "550 5.1.1 nobody";
        ScriptedServer sink(script);
        Daemon daemon;
        // Kept for a while when it cannot be delivered (ignore_bounce_errors_after), never answered by another one.
        auto parts = relayTo(sink.port());
        parts.main += "ignore_bounce_errors_after = 0s\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.deliver("sender@client.test", {"gone@elsewhere.test"}, message);
        daemon.ctlUntil({"queue", "list", "--json"}, "\"total\": 0");
        const QByteArray ledger = daemon.ctlUntil({"ledger"}, "balance");
        QVERIFY2(!ledger.contains("do not balance"), ledger.constData());
    }

    void aPeerThatStopsAnsweringIsGivenUpAtEachStep_data() {
        QTest::addColumn<QString>("step");
        for (const char* step : {"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "DOT"})
            QTest::newRow(step) << step;
    }
    void aPeerThatStopsAnsweringIsGivenUpAtEachStep() {
        QFETCH(QString, step);
        PeerScript script;
        script.closeAt = step.toStdString();
        ScriptedServer sink(script);
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration(relayTo(sink.port()))));
        SmtpClient client(daemon.port());
        client.deliver("sender@client.test", {"far@elsewhere.test"}, message);
        daemon.ctlUntil({"queue", "list"}, "far@elsewhere.test");
        sink.setScript({});
        QVERIFY(sink.waitForMails(1));
        daemon.ctlUntil({"queue", "list", "--json"}, "\"total\": 0");
    }

    void postfixSinkTakesTheMail() {
        const PeerProgram peer = unpackedPeer("postfix", "usr/sbin/smtp-sink", {});
        const quint16 port = freePort();
        Program sink;
        QStringList arguments{"-c", "127.0.0.1:" + QString::number(port), "100"};
        if (::geteuid() == 0)
            arguments = QStringList{"-u", "nobody"} + arguments; // it refuses to run as root
        QVERIFY(sink.start(peer.path, arguments, {}, peer.environment));
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration(relayTo(port))));
        SmtpClient client(daemon.port());
        client.deliver("sender@client.test", {"far@elsewhere.test"}, message);
        daemon.ctlUntil({"trace", "search", "to:far@elsewhere.test"}, "delivered");
    }
};

POSTROOM_TEST(DeliveryTest)
#include "delivery_test.moc"
