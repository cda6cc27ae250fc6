// SPDX-License-Identifier: Apache-2.0
// Side by side with Exim 4.96: PRDR in both directions, and a callout to it.
#include "tests/support/daemon.h"
#include "tests/support/exim_peer.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>
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

    void weRewriteAsEximDoes() {
        const QByteArray rules = "qualify_domain = qual.test\nbegin rewrite\naa@one.test  new@two.test  Ffr\n*@star.test  $1@$domain.x  T\n"
                                 "nodom@x.test  plain  E\nqdom@x.test  plain  EQ\n*@rep.test  \"${if eq{$1}{a}{ab}{$1}}@rep.test\"  ER\n"
                                 "loop@x.test  loop2@x.test  Eq\nloop2@x.test  loop3@x.test  E\n*@loop.test  b$1@loop.test  ER\n"
                                 "w@x.test  \"Big <big@x.test>\"  hw\nw2@x.test  \"Big <big@x.test>\"  h\nstar2@x.test  *  Eq\nstar2@x.test  other@x.test  E\n"
                                 "bad@x.test  \"not good\"  E\nfail@x.test  \"${if eq{1}{2}{a}fail}\"  Eq\nfail@x.test  failed@x.test  E\nall@x.test  every@x.test\n"
                                 "\\N^rx(\\w+)@x\\.test$\\N  $1@regex.test  E\n*.sub.test  $1-$local_part@sub.test  E\n"
                                 "*@in.test  \"${lookup{$local_part}lsearch{NAMES}{$value}fail}\"  Ffrs\n";
        QTemporaryDir folder;
        QFile names(folder.filePath("names"));
        QVERIFY(names.open(QIODevice::WriteOnly));
        names.write("anna: Anna.Meier@out.test\n");
        names.close();
        QByteArray configuration = rules;
        configuration.replace("NAMES", names.fileName().toUtf8());
        QFile file(folder.filePath("exim.conf"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("primary_hostname = exim.test\n" + configuration);
        file.close();
        const QList<std::pair<QByteArray, QByteArray>> places{{"sender:", "Sender"}, {"from:", "From"}, {"to:", "To"}, {"cc:", "Cc"}, {"bcc:", "Bcc"},
                                                              {"reply-to:", "Reply-To"}, {"env-from:", "sender"}, {"env-to:", "recipient"}};
        EximPeer exim;
        for (const char* address : {"aa@one.test", "foo@star.test", "nodom@x.test", "qdom@x.test", "a@rep.test", "loop@x.test", "z@loop.test", "w@x.test", "w2@x.test", "star2@x.test",
                                    "bad@x.test", "fail@x.test", "all@x.test", "rxabc@x.test", "u@a.sub.test", "AA@ONE.test", "aa@ONE.test", "anna@in.test", "berta@in.test"}) {
            const QByteArray theirs = exim.answer(configuration, {"-brw", address});
            const auto ours = QJsonDocument::fromJson(run(Daemon::program("postroomctl"), {"--json", "address", "rewrite", "--config", file.fileName(), address}).output)
                                  .array().at(0)["places"].toArray();
            QCOMPARE(ours.size(), places.size());
            for (const auto& [label, place] : places) {
                QByteArray expected;
                for (const QByteArray& line : theirs.split('\n'))
                    if (line.trimmed().startsWith(label + ' '))
                        expected = line.mid(line.indexOf(':') + 1).trimmed();
                for (const QJsonValue& each : ours)
                    if (each["place"].toString() == QString::fromUtf8(place))
                        QVERIFY2(each["address"].toString().toUtf8() == expected, (QByteArray(address) + " as " + place + ": " + each["address"].toString().toUtf8() + ", Exim says " + theirs).constData());
            }
        }
    }

    // What the authenticators ask of host and connection is asked when both are known, as in Debian's client_send.
    void weAuthenticateAtExim() {
        EximPeer exim;
        QVERIFY(exim.start("tls_advertise_hosts = *\nacl_smtp_rcpt = ok\nbegin acl\nok:\n  accept authenticated = *\n  deny\nbegin authenticators\nplain:\n  driver = plaintext\n"
                           "  public_name = PLAIN\n  server_prompts = :\n  server_condition = ${if and{{eq{$auth2}{anna}}{eq{$auth3}{secret}}}}\n  server_set_id = $auth2\n"
                           "begin routers\nr:\n  driver = accept\n  transport = t\nbegin transports\nt:\n  driver = appendfile\n  file = /dev/null\n"));
        Daemon daemon;
        Daemon::Parts parts;
        parts.sinkPort = exim.port();
        parts.routers = "smart:\n  driver = manualroute\n  domains = smart.test\n  route_list = * 127.0.0.1\n  self = send\n  transport = smart\n";
        parts.transports = "smart:\n  driver = smtp\n  port = SINKPORT\n  allow_localhost\n  hosts_require_auth = ${if eq{$host_address}{127.0.0.1}{*}}\n";
        parts.retry += "begin authenticators\nelsewhere:\n  driver = plaintext\n  public_name = PLAIN\n  client_condition = ${if !eq{$host_address}{127.0.0.1}}\n  client_send = ^wrong^wrong\n"
                       "open:\n  driver = plaintext\n  public_name = PLAIN\n  client_send = ${if eq{$tls_out_cipher}{}{^open^open}fail}\n"
                       "right:\n  driver = plaintext\n  public_name = PLAIN\n  client_condition = ${if def:tls_out_cipher}\n  client_send = ^anna^${if eq{$host_port}{SINKPORT}{secret}}\n"
                       "  client_set_id = anna at $host_address\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.deliver("sender@client.test", {"berta@smart.test"}, "Subject: x\r\n\r\ntext\r\n");
        QVERIFY(exim.waitForLog("A=plain:anna"));
        const auto rows = QJsonDocument::fromJson(daemon.ctlUntil({"--json", "trace", "search", "to:berta@smart.test"}, "delivered")).object()["rows"].toArray();
        const QByteArray shown = daemon.ctl({"--json", "trace", "show", rows.at(0)["id"].toString()});
        QVERIFY2(shown.contains("anna at 127.0.0.1"), shown.constData());
        QVERIFY(!exim.log().contains("authenticator failed"));
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
