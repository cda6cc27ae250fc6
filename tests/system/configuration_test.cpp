// SPDX-License-Identifier: Apache-2.0
// Changing the configuration of a running server without fear.
#include "tests/support/daemon.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace postroom::test;

namespace {

QByteArray digestOf(Daemon& daemon) {
    const auto history = QJsonDocument::fromJson(daemon.ctl({"config", "history", "--json"}));
    const auto revisions = history.isArray() ? history.array() : history.object()["revisions"].toArray();
    for (const auto& value : revisions)
        if (value.toObject()["running"].toBool())
            return value.toObject()["digest"].toString().toUtf8();
    return {};
}

} // namespace

class ConfigurationTest : public QObject {
    Q_OBJECT
private slots:
    void aChangeThatBreaksAnAclIsRefusedWithThePlace() {
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration({})));
        const QByteArray before = digestOf(daemon);
        QFile file(daemon.folder() + "/broken.conf");
        QVERIFY(file.open(QIODevice::WriteOnly));
        Daemon::Parts parts;
        parts.rcptAcl = "  deny\n    condition = ${if eq{$no_such_variable}{1}}\n  accept\n";
        file.write(daemon.configuration(parts));
        file.close();
        const Finished refused = daemon.tryCtl({"config", "import", file.fileName(), "--apply", "-m", "break it"});
        QVERIFY(refused.exitCode != 0);
        const QByteArray said = refused.output + refused.errors;
        QVERIFY2(said.contains("no_such_variable"), said.constData());
        QVERIFY2(said.contains("broken.conf:"), said.constData());
        QCOMPARE(digestOf(daemon), before);
    }

    void optionsOfTheLanguageReachTheSession() {
        Daemon daemon;
        Daemon::Parts parts;
        parts.main = "message_body_visible = 9\nmessage_body_newlines = true\nstrict_acl_vars = true\nacl_smtp_data = check_data\n";
        parts.rcptAcl = "  defer\n    local_parts = strict\n    condition = ${if eq{$acl_m_never_set}{}}\n  accept\n";
        parts.acls = "check_data:\n  deny\n    message = first <$message_body> last <$message_body_end>\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.expect("220");
        client.say("EHLO client.test", "250");
        client.say("MAIL FROM:<a@client.test>", "250");
        client.say("RCPT TO:<strict@example.test>", "451");
        client.say("RCPT TO:<anna@example.test>", "250");
        client.say("DATA", "354");
        client.send("Subject: x\r\n\r\nline one\r\nline two\r\n.\r\n");
        const QByteArray said = client.expect("550");
        QVERIFY2(said.contains("first <line one"), said.constData());
        QVERIFY2(!said.contains("line one line"), said.constData());
        QVERIFY2(said.contains("last <line two"), said.constData());
    }

    void fieldsOfAnEarlierDeliveryAreRemovedUnlessWanted() {
        Daemon daemon;
        Daemon::Parts parts;
        parts.main = "envelope_to_remove = false\nacl_smtp_data = check_data\n";
        parts.acls = "check_data:\n  deny\n    message = <$h_return-path:|$h_delivery-date:|$h_envelope-to:|$h_subject:>\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.expect("220");
        client.say("EHLO client.test", "250");
        client.say("MAIL FROM:<a@client.test>", "250");
        client.say("RCPT TO:<anna@example.test>", "250");
        client.say("DATA", "354");
        client.send("Return-Path: <x@y.test>\r\nDelivery-Date: yesterday\r\nEnvelope-To: z@y.test\r\nSubject: again\r\n\r\ntext\r\n.\r\n");
        const QByteArray said = client.expect("550");
        QVERIFY2(said.contains("<||z@y.test|again>"), said.constData());
    }

    void tooFewInodesRefuseMail() {
        Daemon daemon;
        Daemon::Parts parts;
        parts.main = "check_spool_inodes = 900000000000000000\n"; // more than any disk has
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.expect("220");
        client.say("EHLO client.test", "250");
        client.say("MAIL FROM:<a@client.test>", "452");
    }

    void whatNeedNotEndIsNotReadForAConfiguration() {
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration({})));
        for (const QByteArray line : {".include /dev/zero", "acl_smtp_mail = /dev/zero"}) {
            QFile file(daemon.folder() + "/endless.conf");
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(daemon.configuration({}).replace("primary_hostname", line + "\nprimary_hostname"));
            file.close();
            const Finished refused = daemon.tryCtl({"config", "import", file.fileName()});
            const QByteArray said = refused.output + refused.errors;
            QVERIFY2(said.contains("/dev/zero is no ordinary file"), said.constData());
        }
    }

    void aGoodChangeAppliesWithoutDroppingAConnectionAndRollsBack() {
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration({})));
        const QByteArray before = digestOf(daemon);
        QVERIFY(!before.isEmpty());
        SmtpClient open(daemon.port());
        open.expect("220");
        open.say("EHLO early.test", "250");
        daemon.ctl({"config", "set", "main", "smtp_banner", "changed banner", "-m", "a new banner"});
        QVERIFY(digestOf(daemon) != before);
        open.say("MAIL FROM:<a@b.test>", "250"); // the old connection lives on
        SmtpClient fresh(daemon.port());
        QVERIFY(fresh.expect("220").contains("changed banner"));
        const QByteArray diff = daemon.ctl({"config", "diff"});
        QVERIFY2(diff.contains("smtp_banner"), diff.constData());
        daemon.ctl({"config", "rollback", "1", "-m", "as it was"});
        QCOMPARE(digestOf(daemon), before);
        SmtpClient later(daemon.port());
        QVERIFY(!later.expect("220").contains("changed banner"));
    }

    void anUnconfirmedChangeIsTakenBackAlsoOverARestart() {
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration({})));
        const QByteArray before = digestOf(daemon);
        daemon.ctl({"config", "set", "main", "smtp_banner", "kept after all", "--confirm-within", "10m"});
        const QByteArray kept = digestOf(daemon);
        daemon.kill();
        QVERIFY(daemon.start());
        QCOMPARE(digestOf(daemon), kept);
        QVERIFY(daemon.ctl({"status"}).contains("is not confirmed"));
        daemon.ctl({"config", "confirm"});
        QVERIFY(!daemon.ctl({"status"}).contains("is not confirmed"));
        daemon.ctl({"config", "set", "main", "smtp_banner", "never kept", "--confirm-within", "1s"});
        daemon.kill(); // whatever happens before or after its time is over
        QVERIFY(daemon.start());
        daemon.ctlUntil({"config", "history"}, "not confirmed in time");
        QCOMPARE(digestOf(daemon), kept);
        QVERIFY(kept != before);
    }

    void whatIsExportedImportsToTheSameDigest() {
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration({})));
        const QByteArray before = digestOf(daemon);
        const QByteArray text = daemon.ctl({"config", "export"});
        QFile file(daemon.folder() + "/exported.conf");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const QByteArray said = daemon.ctl({"config", "import", file.fileName(), "--apply", "-m", "the same again"});
        QVERIFY2(digestOf(daemon) == before, said.constData());
    }

    void addressTestNamesRouterAndTransport() {
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration({})));
        const QByteArray answer = daemon.ctl({"address", "test", "anna@example.test"});
        QVERIFY2(answer.contains("local") && answer.contains("maildir"), answer.constData());
    }
};

POSTROOM_TEST(ConfigurationTest)
#include "configuration_test.moc"
