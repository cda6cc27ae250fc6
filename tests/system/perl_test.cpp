// SPDX-License-Identifier: Apache-2.0
// ${perl}: functions of the administrator's in Perl, asked of Exim and of us on the same file; and what they cannot do to the server.
#include "tests/support/daemon.h"
#include "tests/support/exim_peer.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>

using namespace postroom::test;

namespace {

QByteArray trimmedAnswer(QByteArray answer) {
    // Exim keeps the newline that ends what die() says; we do not.
    return answer.trimmed();
}

} // namespace

class PerlTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        const QString file = qEnvironmentVariable("POSTROOM_SOURCE") + "/tests/system/perl/functions.pl";
        QVERIFY(QFile::exists(file));
        m_startup = "perl_startup = do '" + file.toUtf8() + "'\n";
    }

    void answersAsInExim_data() {
        QTest::addColumn<QByteArray>("expression");
        for (const char* expression :
             {"${perl{add}{3}{4}}", "${perl{main::add}{1}{2}}", "${perl{undefined}}", "${perl{empty}}", "${perl{nothing}}", "<${perl{empty}}>", "${perl{dies}}", "${perl{dies_somewhere}}", "${perl{nosuch}}",
              "${perl{list}}", "${perl{count}}", "${perl{count}{}{}{}}", "${perl{count}{a}{b}{c}{d}{e}{f}{g}{h}}", "${perl{wide}}", "${perl{bytes}{\\xe9\\x00x}}", "${perl{prints}}", "${perl{writes}}",
              "${perl{expanded}{\\$primary_hostname}}", "${perl{expanded}{\\${if}}}", "${perl{forced}}", "${perl{survives}}", "${perl{again}{41}}", "${perl{in_turn}{5}}", "${if eq{${perl{add}{1}{1}}}{2}{yes}{no}}",
              "${if eq{1}{2}{${perl{dies}}}{not asked}}", "${map{1:2}{${perl{add}{$item}{10}}}}", "${perl{expanded}{\\$item}}", "${map{a:b}{${perl{expanded}{\\$item\\$item}}}}", "${readfile{${perl{expanded}{/etc/host.conf}}}}",
              "${perl}", "${perl{}}", "${perl{count}{a}{b}{c}{d}{e}{f}{g}{h}{i}}"})
            QTest::newRow(expression) << QByteArray(expression);
    }
    void answersAsInExim() {
        QFETCH(const QByteArray, expression);
        const QByteArray theirs = trimmedAnswer(m_exim.answer(m_startup, {"-be", QString::fromUtf8(expression)}));
        writeConfiguration(m_startup);
        const QByteArray ours = ask(expression).replace("Forced failure:", "Failed:");
        static const QByteArrayList ownWords{"${perl}", "${perl{}}", "${perl{count}{a}{b}{c}{d}{e}{f}{g}{h}{i}}"}; // errors with sentences of ours
        if (ownWords.contains(expression)) {
            QVERIFY2(theirs.startsWith("Failed: ") && ours.startsWith("Failed: "), (theirs + "\n" + ours).constData());
            return;
        }
        QByteArray exim = theirs;
        if (expression.contains("survives") || expression.contains("\\${if}")) // the sentence about the inner string is ours
            exim = exim.left(exim.indexOf("argument:"));
        QVERIFY2(ours == exim || (exim != theirs && ours.startsWith(exim)), ("Exim: " + theirs + "\nwe:   " + ours).constData());
    }

    void whatIsWrongIsSaid() {
        writeConfiguration("");
        QVERIFY(ask("${perl{add}{1}{2}}").contains("perl_startup is needed"));
        writeConfiguration("perl_startup = this is bad(\n");
        QVERIFY(ask("${perl{add}{1}{2}}").contains("error in perl_startup code: syntax error"));
        writeConfiguration("perl_startup = die 'bad start'\n");
        QVERIFY(ask("${perl{add}{1}{2}}").contains("error in perl_startup code: bad start at"));
        writeConfiguration("perl_startup = exit\n");
        QVERIFY(ask("${perl{add}{1}{2}}").contains("Perl ended while it ran perl_startup"));
        writeConfiguration(m_startup + "perl_timeout = 1s\n");
        QVERIFY(ask("${perl{sleeps}}").contains("did not return within perl_timeout"));
        QVERIFY(ask("${perl{ends}}").contains("Perl ended meanwhile"));
        QVERIFY(ask("${perl{in_turn}{20}}").contains("deeper than 8 levels"));
        QVERIFY(ask("${perl{large}}").contains("more than 1 MiB"));
        QVERIFY(ask("${perl{$sender_address}}").contains("a Perl function"));
        writeConfiguration(m_startup + "add_environment = COLOUR=blue\n");
        QCOMPARE(ask("${perl{environment}}"), QByteArray("COLOUR PATH"));
        // In taint mode Perl itself refuses to run something with what its caller gave.
        writeConfiguration("perl_startup = sub runs { return `/bin/echo $_[0]` }\n");
        QCOMPARE(ask("${perl{runs}{hello}}"), QByteArray("hello"));
        writeConfiguration("perl_startup = sub runs { local $ENV{PATH} = '/bin'; return `/bin/echo $_[0]` }\nperl_taintmode = true\n");
        QVERIFY(ask("${perl{runs}{hello}}").contains("Insecure dependency"));
    }

    void whatStrangersGaveStaysTainted() {
        writeConfiguration(m_startup);
        const auto read = [this](const QByteArray& name) { return ask("${readfile{" + name + "}}", R"({"sender":"/etc/host.conf"})"); };
        QVERIFY(read("${perl{expanded}{$sender_address}}").contains("tainted"));
        QVERIFY(read("${perl{expanded}{\\$sender_address}}").contains("tainted"));
        QVERIFY(read("${perl{expanded}{/etc/host.conf}}").contains("multi"));
    }

    void decidesOverTheWire() {
        Daemon daemon;
        Daemon::Parts parts;
        parts.main = m_startup + "perl_timeout = 2s\nperl_processes = 2\nperl_at_start = true\nlog_file_path = " + daemon.folder().toUtf8() + "/%slog\n";
        parts.rcptAcl = "  defer condition = ${if eq{$local_part}{slow}{${perl{sleeps}}}}\n"
                     "  deny message = ${perl{refuses}{$sender_address}}\n       condition = ${if eq{${perl{refuses}{$sender_address}}}{spam}}\n"
                     "  warn condition = ${if eq{$local_part}{logged}{${if eq{${perl{writes}}}{written}}}}\n  accept\n";
        for (const char* mailbox : {"/anna", "/slow", "/logged"})
            QVERIFY(QDir().mkpath(daemon.mailRoot() + mailbox));
        QVERIFY(daemon.start(daemon.configuration(parts)));
        {
            SmtpClient client(daemon.port());
            client.expect("220");
            client.say("EHLO client.test", "250");
            client.say("MAIL FROM:<spammer@client.test>", "250");
            client.say("RCPT TO:<anna@example.test>", "550");
            client.say("RSET", "250");
            client.say("MAIL FROM:<friend@client.test>", "250");
            client.say("RCPT TO:<anna@example.test>", "250");
            client.say("RCPT TO:<slow@example.test>", "451");
            client.say("RCPT TO:<logged@example.test>", "250");
            client.say("QUIT", "221");
        }

        // A configuration whose Perl does not begin is not applied, and says why.
        QFile broken(daemon.folder() + "/broken.json");
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write(R"([{"op":"set","object":"main","setting":"perl_startup","value":"die 'no functions here'"}])");
        broken.close();
        const Finished refused = daemon.tryCtl({"config", "apply", broken.fileName(), "-m", "broken"});
        QVERIFY2(refused.exitCode != 0 && (refused.output + refused.errors).contains("no functions here"), (refused.output + refused.errors).constData());
        QCOMPARE(daemon.stop(), 0);
        QFile log(daemon.folder() + "/mainlog");
        QVERIFY(log.open(QIODevice::ReadOnly));
        const QByteArray lines = log.readAll();
        QVERIFY2(lines.contains("a line of Perl's") && lines.contains("with care") && !lines.contains("for the trace"), lines.constData());
    }

private:
    void writeConfiguration(const QByteArray& main) {
        QFile file(m_folder.filePath("ours.conf"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("primary_hostname = exim.test\n" + main) > 0);
    }
    QByteArray ask(const QByteArray& expression, const QByteArray& facts = {}) {
        QStringList arguments{"expand", "--config", m_folder.filePath("ours.conf")};
        if (!facts.isEmpty()) {
            QFile file(m_folder.filePath("facts.json"));
            if (!file.open(QIODevice::WriteOnly) || file.write(facts) < 0)
                return "cannot write the facts";
            arguments << "--facts" << file.fileName();
        }
        const Finished finished = run(Daemon::program("postroomctl"), arguments << QString::fromUtf8(expression));
        return (finished.output + finished.errors).trimmed();
    }

    QTemporaryDir m_folder;
    EximPeer m_exim;
    QByteArray m_startup;
};

POSTROOM_TEST(PerlTest)
#include "perl_test.moc"
