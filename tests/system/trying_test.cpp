// SPDX-License-Identifier: Apache-2.0
// Every change tried before it is applied: simulated, replayed on real mail, tested, in shadow mode; and what rules counted.
#include "tests/support/daemon.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace postroom::test;

namespace {

QString written(Daemon& daemon, const QString& name, const QByteArray& content) {
    QFile file(daemon.folder() + "/" + name);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(content);
    return file.fileName();
}

/// Puts "deny local_parts = bob" before what is there.
const QByteArray denyBob = R"([{"op":"set","object":"acl acl_check_rcpt","setting":"statements","value":[
 {"verb":"deny","terms":[{"name":"local_parts","value":"bob"},{"name":"message","value":"no mail for bob"}]},{"verb":"accept","terms":[]}]}])";

void prepare(Daemon& daemon) {
    for (const char* name : {"anna", "bob"})
        QDir().mkpath(daemon.mailRoot() + "/" + name);
}

QJsonObject counterOf(Daemon& daemon, int statement) {
    const auto rows = QJsonDocument::fromJson(daemon.ctl({"config", "counters", "--json"})).object()["statements"].toArray();
    for (const auto& row : rows)
        if (row.toObject()["acl"].toString() == "acl_check_rcpt" && row.toObject()["statement"].toInt() == statement)
            return row.toObject();
    return {};
}

} // namespace

class TryingTest : public QObject {
    Q_OBJECT
private slots:
    void aSimulationShowsWhereTheAnswersDiffer() {
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration({})));
        const QByteArray said = daemon.ctl({"config", "simulate", "--changes", written(daemon, "changes.json", denyBob), "--client", "192.0.2.9"},
                                           "EHLO client.test\nMAIL FROM:<s@far.test>\nRCPT TO:<anna@example.test>\nRCPT TO:<bob@example.test>\nDATA\nSubject: x\n\ntext\n.\nQUIT\n");
        QVERIFY2(said.contains("> RCPT TO:<bob@example.test>\n- 250"), said.constData());
        QVERIFY2(said.contains("+ 550 no mail for bob") || said.contains("+ 550 5.7.1 no mail for bob"), said.constData());
        QVERIFY2(said.contains("1 answers differ"), said.constData());
        QVERIFY2(!said.contains("- 250 OK id="), said.constData()); // new ids are no difference
        QCOMPARE(counterOf(daemon, 1)["asked"].toInt(), 0);
    }

    void aReplayShowsWhatRecentMailWouldHaveMet() {
        Daemon daemon;
        prepare(daemon);
        QVERIFY(daemon.start(daemon.configuration({})));
        for (const char* to : {"anna@example.test", "bob@example.test", "anna@example.test"}) {
            SmtpClient client(daemon.port());
            QVERIFY(client.deliver("s@client.test", {to}, "Subject: x\r\n\r\ntext\r\n").startsWith("250"));
        }
        daemon.ctlUntil({"trace", "search", "to:bob@example.test"}, "delivered");
        const QString changes = written(daemon, "changes.json", denyBob);
        const QByteArray said = daemon.ctl({"config", "replay", "--changes", changes});
        QVERIFY2(said.contains("3 messages and refusals: 1 would be decided otherwise, 2 as they were, 0 cannot be replayed."), said.constData());
        QVERIFY2(said.contains("rcpt bob@example.test") && said.contains("deny: no mail for bob"), said.constData());
        const QByteArray unchanged = daemon.ctl({"config", "replay"});
        QVERIFY2(unchanged.contains("0 would be decided otherwise, 3 as they were"), unchanged.constData());
        const QByteArray byBody = daemon.ctl({"config", "replay", "--last", "1", "--changes", written(daemon, "body.json", R"([
            {"op":"add","object":"acl acl_data","value":{"statements":[{"verb":"deny","terms":[{"name":"condition","value":"${if match{$message_body}{x}}"}]},{"verb":"accept","terms":[]}]}},
            {"op":"set","object":"main","setting":"acl_smtp_data","value":"acl_data"}])")});
        QVERIFY2(byBody.contains("1 cannot be replayed") && byBody.contains("  1 of them: The rules ask for $message_body, which is not kept"), byBody.constData());
    }

    void aTestOfTheConfigurationRefusesAChangeThatBreaksIt() {
        Daemon daemon;
        QByteArray text = daemon.configuration({});
        text += "begin tests\nbob_gets_mail:\n  recipient = bob@example.test\n  verdict = accept\n  router = local\n";
        QVERIFY(daemon.start(text));
        QVERIFY(daemon.ctl({"config", "test"}).contains("1 tests, 0 failed."));
        const QString changes = written(daemon, "changes.json", denyBob);
        const Finished refused = daemon.tryCtl({"config", "apply", changes, "-m", "no bob"});
        QVERIFY(refused.exitCode != 0);
        QVERIFY2((refused.output + refused.errors).contains("the test bob_gets_mail fails: expected verdict accept, found deny"), refused.errors.constData());
        const Finished tried = daemon.tryCtl({"config", "test", "--changes", changes});
        QCOMPARE(tried.exitCode, 1);
        QVERIFY2(tried.output.contains("> RCPT TO:<bob@example.test>"), tried.output.constData());
        daemon.ctl({"config", "apply", changes, "-m", "no bob all the same", "--despite-tests"});
        SmtpClient client(daemon.port());
        client.expect("220");
        client.say("EHLO c.test", "250");
        client.say("MAIL FROM:<s@client.test>", "250");
        client.say("RCPT TO:<bob@example.test>", "550");
        daemon.ctl({"config", "rollback", "1", "-m", "back"});
    }

    void aShadowStatementIsCountedAndPromoted() {
        Daemon daemon;
        prepare(daemon);
        Daemon::Parts parts;
        parts.rcptAcl = "#shadow#  deny local_parts = bob\n#shadow#       message = no bob\n  accept\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        for (const char* to : {"anna@example.test", "bob@example.test"}) {
            SmtpClient client(daemon.port());
            QVERIFY(client.deliver("s@client.test", {to}, "Subject: x\r\n\r\ntext\r\n").startsWith("250"));
        }
        const QJsonObject shadow = counterOf(daemon, 1);
        QVERIFY(shadow["shadow"].toBool());
        QCOMPARE(shadow["asked"].toInt(), 2);
        QCOMPARE(shadow["applied"].toInt(), 1);
        QCOMPARE(shadow["examples"].toArray()[0].toObject()["recipient"].toString(), QString("bob@example.test"));
        QVERIFY(daemon.ctl({"config", "export"}).contains("#shadow#  deny"));
        daemon.stop();
        QVERIFY(daemon.start());
        QCOMPARE(counterOf(daemon, 1)["applied"].toInt(), 1); // survives a restart
        daemon.ctl({"config", "apply", written(daemon, "promote.json", R"([{"op":"set","object":"acl acl_check_rcpt","setting":"statements.1","value":
            {"verb":"deny","terms":[{"name":"local_parts","value":"bob"},{"name":"message","value":"no bob"}]}}])"), "-m", "promote"});
        SmtpClient client(daemon.port());
        client.expect("220");
        client.say("EHLO c.test", "250");
        client.say("MAIL FROM:<s@client.test>", "250");
        client.say("RCPT TO:<bob@example.test>", "550");
        QCOMPARE(counterOf(daemon, 1)["applied"].toInt(), 1);
        QVERIFY(!counterOf(daemon, 1)["shadow"].toBool());
    }

    void aliasesOfFilesAndOfRoutersSayWhereTheyGo() {
        Daemon daemon;
        prepare(daemon);
        Daemon::Parts parts;
        parts.routers = "files:\n  driver = redirect\n  domains = +local_domains\n  data = ${lookup{$local_part}lsearch{" +
                        written(daemon, "aliases", "# who is who\nroot: anna\nall: anna,\n  bob\n").toUtf8() + "}}\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        const auto files = QJsonDocument::fromJson(daemon.ctl({"address", "aliases", "--json"})).object()["files"].toArray();
        QCOMPARE(files.size(), 1);
        const QJsonArray entries = files[0].toObject()["aliases"].toArray();
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries[1].toObject()["name"].toString(), QString("all"));
        QCOMPARE(entries[1].toObject()["targets"].toString(), QString("anna, bob"));
        // As the console's page of domains and aliases makes them.
        const QByteArray changes = R"([
 {"op":"add","object":"router alias_info_example_test","rank":0,"value":{"settings":{"driver":"redirect","domains":"example.test","local_parts":"info","data":"anna@example.test, bob@example.test"}}},
 {"op":"add","object":"router alias_gone","rank":0,"value":{"settings":{"driver":"redirect","domains":"+local_domains","local_parts":"gone","data":":fail: left the firm","allow_fail":true}}}])";
        daemon.ctl({"config", "apply", written(daemon, "changes.json", changes), "-m", "two aliases"});
        const QByteArray info = daemon.ctl({"route", "info@example.test"});
        QVERIFY2(info.contains("anna@example.test") && info.contains("bob@example.test") && info.contains("<-- info@example.test"), info.constData());
        const Finished gone = daemon.tryCtl({"route", "gone@example.test"});
        QVERIFY2(gone.output.contains("left the firm"), gone.output.constData());
        QVERIFY(daemon.ctl({"route", "root@example.test"}).contains("<-- root@example.test"));
    }

    void aStatementThatIsOffDoesNothing() {
        Daemon daemon;
        Daemon::Parts parts;
        parts.rcptAcl = "#off#  deny\n  accept\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.expect("220");
        client.say("EHLO c.test", "250");
        client.say("MAIL FROM:<s@client.test>", "250");
        client.say("RCPT TO:<bob@example.test>", "250");
    }

    void anOpenRelayAndAHiddenStatementAreSaid() {
        Daemon daemon;
        Daemon::Parts parts;
        parts.rcptAcl = "  accept\n  deny local_parts = bob\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        const QByteArray said = daemon.ctl({"config", "check"});
        QVERIFY2(said.contains("this is an open relay"), said.constData());
        QVERIFY2(said.contains("statement 2 of acl_check_rcpt can never have an effect"), said.constData());
        const QByteArray ofFile = daemon.ctl({"config", "check", written(daemon, "check.conf", "acl_smtp_rcpt = a\nbegin acl\na:\n  accept domains = x\n  deny\n  accept hosts =\n")});
        QVERIFY2(ofFile.contains("statement 3 of a can never have an effect"), ofFile.constData());
        QVERIFY2(ofFile.contains("check.conf:6:17: warning: \"hosts\" has no value: it matches nothing"), ofFile.constData());
        const Finished lost = daemon.tryCtl({"config", "check", written(daemon, "lost.conf", "begin retry\n* * F,1h,1m\nfar.example\n")});
        QVERIFY2(lost.exitCode != 0 && lost.output.contains("lost.conf:3:12: error: expected an error name") && lost.output.contains("1 error"), lost.output.constData());
    }
};

POSTROOM_TEST(TryingTest)
#include "trying_test.moc"
