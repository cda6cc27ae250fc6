// SPDX-License-Identifier: Apache-2.0
// PRDR: a reply for each recipient after the data. Acceptance 2 of the spine.
#include "tests/support/daemon.h"
#include "tests/support/peer_program.h"
#include "tests/support/scripted_server.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace postroom::test;

namespace {

Daemon::Parts prdrParts() {
    Daemon::Parts parts;
    parts.main = "prdr_enable = true\nacl_smtp_data_prdr = acl_check_prdr\n";
    parts.acls = "acl_check_prdr:\n"
                 "  deny\n    message = berta wants no such content\n    local_parts = berta\n"
                 "  defer\n    message = carla is being asked\n    local_parts = carla\n"
                 "  accept\n";
    return parts;
}

} // namespace

class PrdrTest : public QObject {
    Q_OBJECT
private slots:
    void threeRecipientsGetThreeVerdicts() {
        Daemon daemon;
        for (const char* name : {"anna", "berta", "carla"})
            QDir().mkpath(daemon.mailRoot() + "/" + name);
        QVERIFY(daemon.start(daemon.configuration(prdrParts())));
        SmtpClient client(daemon.port());
        client.expect("220");
        QVERIFY(client.say("EHLO client.test", "250").contains("PRDR"));
        QVERIFY(client.say("MAIL FROM:<sender@client.test> PRDR", "250").contains("PRDR"));
        for (const char* name : {"anna", "berta", "carla"})
            client.say("RCPT TO:<" + QByteArray(name) + "@example.test>", "250");
        client.say("DATA", "354");
        client.send("Subject: three verdicts\r\n\r\ntext\r\n.\r\n");
        client.expect("353");
        client.expect("250");
        QVERIFY(client.expect("550").contains("berta wants no such content"));
        QVERIFY(client.expect("450").contains("carla is being asked"));
        client.expect("250");
        daemon.ctlUntil({"trace", "search", "to:anna@example.test"}, "delivered");
        QCOMPARE(QDir(daemon.mailRoot() + "/anna/new").entryList(QDir::Files).size(), 1);
        QCOMPARE(QDir(daemon.mailRoot() + "/berta/new").entryList(QDir::Files).size(), 0);
        const QByteArray berta = daemon.ctl({"trace", "search", "to:berta@example.test"});
        QVERIFY2(berta.contains("berta wants no such content"), berta.constData());
        const QByteArray carla = daemon.ctl({"trace", "search", "to:carla@example.test"});
        QVERIFY2(carla.contains("carla is being asked"), carla.constData());
        // The page of the message has all three, whichever row it was opened from.
        const auto rows = QJsonDocument::fromJson(daemon.ctl({"trace", "search", "to:berta@example.test", "--json"})).object()["rows"].toArray();
        const QString id = rows.first().toObject()["id"].toString();
        QVERIFY(!id.isEmpty());
        const auto verdicts = QJsonDocument::fromJson(daemon.ctl({"trace", "verdicts", id, "--json"})).object();
        QCOMPARE(verdicts["recipients"].toArray().size(), 3);
        QStringList outcomes;
        for (const auto& check : verdicts["checks"].toArray())
            if (check.toObject()["phase"] == "prdr")
                for (const auto& cell : check.toObject()["cells"].toArray())
                    outcomes << cell.toObject()["outcome"].toString();
        QCOMPARE(outcomes, (QStringList{"accept", "deny", "defer"}));
        const auto page = QJsonDocument::fromJson(daemon.ctl({"trace", "show", id, "--json"})).object();
        QStringList said;
        for (const auto& line : page["transcript"].toArray())
            said << line.toObject()["text"].toString();
        QVERIFY2(said.contains("550 5.7.1 berta wants no such content") && said.contains("EHLO client.test"), qPrintable(said.join("\n")));
    }

    void swaksSpeaksItToo() {
        const PeerProgram swaks = installedPeer("swaks", {"--version"});
        Daemon daemon;
        QDir().mkpath(daemon.mailRoot() + "/anna");
        QVERIFY(daemon.start(daemon.configuration(prdrParts())));
        const Finished sent = run(swaks.path, {"--server", "127.0.0.1:" + QString::number(daemon.port()), "--prdr", "--from", "sender@client.test",
                                               "--to", "anna@example.test,berta@example.test,carla@example.test", "--helo", "client.test"});
        QVERIFY2(sent.output.contains("353") && sent.output.contains("550 ") && sent.output.contains("450 "), (sent.output + sent.errors).constData());
    }

    void asAClientEachRecipientHasItsOwnOutcome() {
        PeerScript script;
        script.ehlo.push_back("PRDR");
        script.prdrOf["b@elsewhere.test"] = "550 5.7.1 not for b";
        ScriptedServer sink(script);
        Daemon daemon;
        Daemon::Parts parts;
        parts.sinkPort = sink.port();
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.deliver("sender@client.test", {"a@elsewhere.test", "b@elsewhere.test"}, "Subject: x\r\n\r\ntext\r\n");
        daemon.ctlUntil({"trace", "search", "to:a@elsewhere.test"}, "delivered");
        const QByteArray refused = daemon.ctlUntil({"trace", "search", "to:b@elsewhere.test"}, "bounced");
        QVERIFY2(refused.contains("not for b"), refused.constData());
    }
};

POSTROOM_TEST(PrdrTest)
#include "prdr_test.moc"
