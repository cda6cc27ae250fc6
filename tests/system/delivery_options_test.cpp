// SPDX-License-Identifier: Apache-2.0
// Options of delivery over the wire: who hears of what, where programs run, what waits, whether there is room.
#include "tests/support/daemon.h"
#include "tests/support/scripted_server.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>

using namespace postroom::test;

namespace {

const QByteArray message = "From: sender@client.test\r\nSubject: options\r\n\r\ntext\r\n";

void write(const QString& path, const QByteArray& text, QFile::Permissions mode = QFile::ReadOwner | QFile::WriteOwner) {
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.setPermissions(mode))
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void deliver(Daemon& daemon, const QList<QByteArray>& to) {
    SmtpClient client(daemon.port());
    client.deliver("sender@client.test", to, message);
}

QByteArray told(const ScriptedServer& sink, const QByteArray& recipient) {
    for (const auto& mail : sink.mails())
        for (const auto& one : mail.recipients)
            if (QByteArray::fromStdString(one).contains(recipient))
                return QByteArray::fromStdString(mail.data);
    return {};
}

// An LMTP server on its standard input and output: files the message, greets with its argument.
const QByteArray lmtpServer = R"(#!/bin/bash
say() { printf '%s\r\n' "$1"; }
say "220 program.test LMTP $1"
count=0
while IFS= read -r line; do
  line="${line%$'\r'}"
  case "$line" in
    LHLO*) say "250-program.test"; say "250 PIPELINING" ;;
    MAIL*) count=0; say "250 2.1.0 ok" ;;
    RCPT*full*) say "452 4.2.2 full" ;;
    RCPT*) count=$((count + 1)); printf '%s in %s\n' "$line" "$PWD" >> OUT; say "250 2.1.5 ok" ;;
    DATA)
      say "354 go"
      while IFS= read -r line && [ "$line" != $'.\r' ]; do printf '%s\n' "${line%$'\r'}" >> OUT; done
      for ((i = 0; i < count; i++)); do say "250 2.0.0 filed $i"; done ;;
    QUIT) say "221 bye"; exit 0 ;;
    *) say "500 what" ;;
  esac
done
)";

} // namespace

class DeliveryOptionsTest : public QObject {
    Q_OBJECT
private slots:
    void aBounceDoesNotNameWhatItsRedirectionHides() {
        PeerScript script;
        script.rcptOf["secret@elsewhere.test"] = "550 5.1.1 <Secret@elsewhere.test> is not known here";
        ScriptedServer sink(script);
        Daemon daemon;
        Daemon::Parts parts;
        parts.sinkPort = sink.port();
        parts.routers = "aliases:\n  driver = redirect\n  local_parts = info\n  data = secret@elsewhere.test\n  hide_child_in_errmsg\n"
                        "team:\n  driver = redirect\n  local_parts = team\n  data = secret@elsewhere.test, one@example.test\n  hide_child_in_errmsg\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        for (const char* address : {"info@example.test", "team@example.test"}) {
            const auto before = sink.mails().size();
            deliver(daemon, {address});
            QVERIFY(sink.waitForMails(before + 1));
            const QByteArray bounce = QByteArray::fromStdString(sink.mails().back().data);
            QVERIFY2(bounce.contains("X-Failed-Recipients: " + QByteArray(address)) && bounce.contains("an undisclosed address"), bounce.constData());
            QVERIFY2(!bounce.toLower().contains("secret@"), bounce.constData());
        }
        // The administrator still sees it.
        QVERIFY(daemon.ctlUntil({"trace", "search", "to:info@example.test"}, "bounced").contains("secret@elsewhere.test"));
    }

    void whoeverKeepsAListHearsOfItsMistakes() {
        ScriptedServer sink;
        Daemon daemon;
        Daemon::Parts parts;
        parts.sinkPort = sink.port();
        parts.routers = "lists:\n  driver = redirect\n  local_parts = staff\n  data = one@example.test, two@@example.test, three@example.test\n  skip_syntax_errors\n"
                        "  syntax_errors_to = keeper@${domain:x@elsewhere.test}\n  syntax_errors_text = \"The list $local_part needs a look.\"\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        for (const char* mailbox : {"one", "three"})
            QDir().mkpath(daemon.mailRoot() + "/" + mailbox);
        deliver(daemon, {"staff@example.test"});
        QVERIFY(sink.waitForMails(1));
        const QByteArray report = told(sink, "keeper@elsewhere.test");
        for (const char* part : {"The list staff needs a look.", "two@@example.test", "router \"lists\"", "Auto-Submitted: auto-replied"})
            QVERIFY2(report.contains(part), report.constData());
        daemon.ctlUntil({"trace", "search", "to:three@example.test"}, "delivered");
        QVERIFY(daemon.ctl({"ledger"}).contains("balance"));
    }

    void routersSayWhereProgramsWork() {
        Daemon daemon;
        Daemon::Parts parts;
        const QByteArray root = daemon.mailRoot().toUtf8();
        write(daemon.folder() + "/ask", "#!/bin/sh\necho \"REDIRECT $(basename \"$PWD\")@example.test\"\n", QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QDir().mkpath(daemon.mailRoot() + "/work");
        QDir().mkpath(daemon.folder() + "/found");
        QDir().mkpath(daemon.mailRoot() + "/found");
        parts.routers = "programs:\n  driver = accept\n  local_parts = anna\n  transport = program\n  transport_home_directory = " + root +
                        "/home\n  transport_current_directory = " + root + "/work\n"
                        "asked:\n  driver = queryprogram\n  local_parts = ask\n  command = " + daemon.folder().toUtf8() + "/ask\n  current_directory = " +
                        daemon.folder().toUtf8() + "/found\n";
        parts.transports = "program:\n  driver = pipe\n  use_shell\n  command = echo $home \\$PWD \\$HOME >out\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        deliver(daemon, {"anna@example.test", "ask@example.test"});
        daemon.ctlUntil({"trace", "search", "to:anna@example.test"}, "delivered");
        QCOMPARE(contentOf(daemon.mailRoot() + "/work/out"), root + "/home " + root + "/work " + root + "/home\n");
        daemon.ctlUntil({"trace", "search", "to:ask@example.test"}, "delivered");
        QCOMPARE(QDir(daemon.mailRoot() + "/found/new").entryList(QDir::Files).size(), 1);
    }

    void someMailWaitsForAQueueRun() {
        ScriptedServer sink;
        Daemon daemon;
        Daemon::Parts parts;
        parts.sinkPort = sink.port();
        parts.main = "queue_domains = waits.test\nqueue_smtp_domains = *.dialup.test\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        deliver(daemon, {"a@waits.test", "b@far.dialup.test", "c@elsewhere.test"});
        QVERIFY(sink.waitForMails(1));
        daemon.ctlUntil({"queue", "list"}, "waits for a queue run (queue_domains)");
        daemon.ctlUntil({"queue", "list"}, "waits for a queue run (queue_smtp_domains)");
        QVERIFY(told(sink, "a@waits.test").isEmpty() && told(sink, "b@far.dialup.test").isEmpty());
        daemon.ctl({"queue", "run"});
        QVERIFY(sink.waitForMails(2));
        QVERIFY(!told(sink, "a@waits.test").isEmpty() && !told(sink, "b@far.dialup.test").isEmpty());
    }

    void noticesHaveTheAdministratorsWords() {
        PeerScript script;
        script.rcptOf["gone@elsewhere.test"] = "550 5.1.1 gone";
        ScriptedServer sink(script);
        Daemon daemon;
        Daemon::Parts parts;
        parts.sinkPort = sink.port();
        write(daemon.folder() + "/bounce", "Subject: Unzustellbar: $h_subject:\nX-Office: Berlin\n****\nLeider konnte die Nachricht an $bounce_recipient nicht zugestellt werden.\n****\nDas Programm schrieb:\n");
        parts.main = "bounce_message_file = " + daemon.folder().toUtf8() + "/bounce\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        deliver(daemon, {"gone@elsewhere.test"});
        QVERIFY(sink.waitForMails(1));
        const QByteArray bounce = told(sink, "sender@client.test");
        for (const char* part : {"\r\nSubject: Unzustellbar: options\r\n", "\r\nX-Office: Berlin\r\n", "\r\nLeider konnte die Nachricht an sender@client.test nicht", "550 5.1.1 gone"})
            QVERIFY2(bounce.contains(part), bounce.constData());
        QVERIFY2(!bounce.contains("could not be delivered to the address"), bounce.constData());
        QCOMPARE(bounce.count("\r\nSubject: Unz"), 1);
        // What is wrong in the file is said with its line.
        write(daemon.folder() + "/bounce", "Subject: ok\nnothing\n****\n${nonsense}\n");
        const Finished wrong = daemon.tryCtl({"config", "check"});
        QVERIFY2((wrong.output + wrong.errors).contains("bounce:2") && (wrong.output + wrong.errors).contains("bounce:4"), (wrong.output + wrong.errors).constData());
    }

    void aFullMailboxIsSaidAtRcpt() {
        Daemon daemon;
        Daemon::Parts parts;
        const QByteArray root = daemon.mailRoot().toUtf8();
        parts.rcptAcl = "  deny\n    message = 552 5.2.2 $acl_verify_message\n    !verify = recipient/quota=cachepos=0s,cacheneg=0s\n  accept\n";
        parts.routers = "boxes:\n  driver = accept\n  domains = example.test\n  local_parts = small : box\n  transport = limited\n";
        parts.transports = "limited:\n  driver = appendfile\n  directory = " + root + "/${if eq{$local_part}{small}{small}{other}}\n  maildir_format\n  maildir_use_size_file\n  quota = 1K\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.expect("220");
        client.say("EHLO client.test", "250");
        client.say("MAIL FROM:<a@client.test> SIZE=5000", "250");
        QVERIFY(client.say("RCPT TO:<small@example.test>", "552 5.2.2").contains("the mailbox is full"));
        client.say("RSET", "250");
        client.say("MAIL FROM:<a@client.test> SIZE=500", "250");
        client.say("RCPT TO:<small@example.test>", "250");
        client.say("RCPT TO:<other@example.test>", "250"); // no quota there
        client.say("RSET", "250");
        write(daemon.mailRoot() + "/small/new/1.a.b", QByteArray(900, 'x'));
        QDir().mkpath(daemon.mailRoot() + "/small/cur");
        client.say("MAIL FROM:<a@client.test> SIZE=500", "250");
        QFile::remove(daemon.mailRoot() + "/small/maildirsize");
        client.say("RCPT TO:<small@example.test>", "552 5.2.2");
        daemon.ctlUntil({"trace", "search", "to:small@example.test", "--json"}, "\"class\": \"size\"");
        const QByteArray why = daemon.ctl({"trace", "explain", QDate::currentDate().toString("yyyy-MM-dd") + ".1"}).simplified();
        QVERIFY2(why.contains("quota: mailbox is full"), why.constData());
    }

    void lmtpTalksWithAProgram() {
        Daemon daemon;
        Daemon::Parts parts;
        const QByteArray folder = daemon.folder().toUtf8();
        write(daemon.folder() + "/lmtp", QByteArray(lmtpServer).replace("OUT", folder + "/filed"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        parts.routers = "program:\n  driver = accept\n  domains = example.test\n  local_parts = anna : bob : full : gone\n  transport = ${if eq{$local_part}{gone}{nothing}{program}}\n";
        parts.transports = "program:\n  driver = lmtp\n  command = " + folder + "/lmtp ${local_part}\nnothing:\n  driver = lmtp\n  command = " + folder + "/none\n  timeout = 5s\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        deliver(daemon, {"anna@example.test", "bob@example.test", "full@example.test", "gone@example.test"});
        daemon.ctlUntil({"trace", "search", "to:anna@example.test"}, "delivered");
        const QByteArray filed = contentOf(daemon.folder() + "/filed");
        for (const char* part : {"RCPT TO:<anna@example.test> in /", "RCPT TO:<bob@example.test> in /", "Subject: options"})
            QVERIFY2(filed.contains(part), filed.constData());
        daemon.ctlUntil({"queue", "list"}, "452 4.2.2 full");
        daemon.ctlUntil({"queue", "list"}, folder + "/none");
        QCOMPARE(daemon.stop(), 0);
    }
};

POSTROOM_TEST(DeliveryOptionsTest)
#include "delivery_options_test.moc"
