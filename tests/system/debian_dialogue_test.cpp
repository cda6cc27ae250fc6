// SPDX-License-Identifier: Apache-2.0
// The same SMTP dialogues and the same addresses under the same configuration file, asked of Exim 4.96 (exim -bh, -bt) and of
// us (postroomctl session, route): Debian's generated configurations and Exim's own default. Both run in one namespace with
// a DNS server, users and aliases. Every reply is compared, code and text (of EHLO the code); what differs stands with its
// reason in debian_dialogues/differences.txt. Last, such a configuration is applied to a daemon that runs, and mail arrives.
#include "tests/support/daemon.h"
#include "tests/support/peer_program.h"
#include "tests/support/test_main.h"
#include "tests/system/explained_differences.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace postroom::test;

namespace {

QString sourceFile(const QString& name) { return qEnvironmentVariable("POSTROOM_SOURCE") + "/tests/system/" + name; }

QByteArray contentOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        QTest::qFail(qPrintable("cannot read " + path), __FILE__, __LINE__);
    return file.readAll();
}

void write(const QString& path, const QByteArray& text) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        QTest::qFail(qPrintable("cannot write " + path), __FILE__, __LINE__);
}

struct Dialogue {
    QString name;
    QByteArray client;
    QByteArray sent;
    QStringList answered; ///< the greeting, each command, the end of each message
};

/// "# client ADDRESS", then commands; the lines of a message are indented by four blanks. LONG stands for 1,100 characters.
Dialogue readDialogue(const QString& path) {
    Dialogue dialogue;
    dialogue.name = QFileInfo(path).baseName();
    dialogue.answered << "the greeting";
    for (const QByteArray& line : contentOf(path).split('\n')) {
        const bool content = line.startsWith("    ");
        const QByteArray text = content ? line.mid(4) : line;
        if (line.startsWith("# client "))
            dialogue.client = line.mid(9);
        else if (content || !line.isEmpty())
            dialogue.sent += (text == "LONG" ? QByteArray(1100, 'x') : text) + "\n";
        if (content ? text == "." : !line.isEmpty() && !line.startsWith('#'))
            dialogue.answered << QString::number(dialogue.answered.size()) + " " + QString::fromUtf8(text);
    }
    return dialogue;
}

/// Each reply in one line; what Exim says beside them is left out. Of the greeting and of EHLO only the code counts.
QByteArrayList repliesIn(const QByteArray& output, const QStringList& answered) {
    static const QRegularExpression line("^[2-5][0-9][0-9][ -]"), id("id=[0-9A-Za-z-]+");
    QByteArrayList replies;
    QByteArray reply;
    for (const QByteArray& each : output.split('\n')) {
        if (!line.match(QString::fromUtf8(each)).hasMatch())
            continue;
        reply += (reply.isEmpty() ? "" : " / ") + each;
        if (each[3] == '-')
            continue;
        const QString command = answered.value(replies.size());
        const bool codeOnly = command == "the greeting" || command.contains(" EHLO ") || command.contains(" HELO ");
        replies << (codeOnly ? reply.left(3) : QString::fromUtf8(reply).replace(id, "id=<id>").toUtf8());
        reply.clear();
    }
    return replies;
}

QByteArray quoted(const QString& text) { return "'" + text.toUtf8() + "'"; } // nothing here has a quote in it

} // namespace

class DebianDialogueTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        m_root = unpackedRoot("exim4-daemon-heavy");
        const QDir folder(sourceFile("debian_dialogues"));
        for (const QString& name : folder.entryList({"*.txt"}))
            if (name != "zone.txt" && name != "addresses.txt" && name != "differences.txt")
                m_dialogues << readDialogue(folder.filePath(name));
        m_addresses = QString::fromUtf8(contentOf(folder.filePath("addresses.txt"))).split('\n', Qt::SkipEmptyParts);
        QVERIFY(m_dialogues.size() >= 5 && m_addresses.size() >= 10);
    }
    void answersAsExim_data() {
        QTest::addColumn<QString>("configuration");
        for (const char* name : {"internet", "smarthost", "satellite", "local", "upstream"})
            QTest::newRow(name) << name;
    }
    void answersAsExim() {
        QFETCH(const QString, configuration);
        QTemporaryDir folder;
        prepare(folder.path(), configuration);
        const Finished finished = run("unshare", {"-Urmnu", "--fork", "sh", sourceFile("debian_dialogues.sh"), folder.path(), "sh", folder.filePath("ask.sh")}, {}, std::chrono::minutes(5));
        QVERIFY2(finished.exitCode == 0, (finished.errors + finished.output).constData());
        for (const Dialogue& dialogue : m_dialogues) {
            const auto theirs = repliesIn(contentOf(folder.filePath(dialogue.name + ".exim")), dialogue.answered);
            const auto ours = repliesIn(contentOf(folder.filePath(dialogue.name + ".ours")), dialogue.answered);
            QVERIFY2(theirs.size() == dialogue.answered.size(), qPrintable(dialogue.name + ": Exim ended early:\n" + contentOf(folder.filePath(dialogue.name + ".exim"))));
            for (int i = 0; i < dialogue.answered.size(); ++i)
                judge(configuration, dialogue.name, dialogue.answered[i], theirs[i], ours.value(i, "nothing"));
        }
        for (const QString& address : m_addresses)
            judge(configuration, "addresses", address, contentOf(folder.filePath(address + ".exim")).trimmed(), contentOf(folder.filePath(address + ".ours")).trimmed());
    }
    void mailFlowsUnderDebiansConfiguration() {
        QTemporaryDir folder;
        prepare(folder.path(), "internet");
        const Finished finished = run("unshare", {"-Urmnu", "--fork", "sh", sourceFile("debian_dialogues.sh"), folder.path(), "sh", sourceFile("debian_mail_flow.sh"), folder.path(),
                                                  Daemon::program("postroomd"), Daemon::program("postroomctl")}, {}, std::chrono::minutes(5));
        QVERIFY2(finished.exitCode == 0, (finished.errors + finished.output).constData());
        QVERIFY2(finished.output.contains("balance"), finished.output.constData());
        const QDir box(folder.filePath("state/mail/anna/new"));
        QCOMPARE(box.entryList(QDir::Files).size(), 1);
        QVERIFY(contentOf(box.filePath(box.entryList(QDir::Files).front())).contains("Subject: under Debian's rules"));
    }
    void explainsWhatDiffers() {
        QString problem;
        const auto list = ExplainedDifferences::parse(contentOf(sourceFile("debian_dialogues/differences.txt")), problem);
        QVERIFY2(list.has_value(), qPrintable(problem));
        QStringList problems;
        for (auto group = m_agrees.cbegin(); group != m_agrees.cend(); ++group) {
            ExplainedDifferences::Comparison comparison(*list, group.key());
            for (auto one = group->cbegin(); one != group->cend(); ++one)
                comparison.add(one.key(), one.value());
            qInfo("%s", qPrintable(comparison.summary()));
            problems << comparison.problems();
        }
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join('\n')));
    }

private:
    /// FOLDER/etc, FOLDER/exim.conf and the script that asks both, whose answers go to FOLDER/NAME.exim and FOLDER/NAME.ours.
    void prepare(const QString& folder, const QString& configuration) const {
        const PeerProgram exim = unpackedPeer("exim4-daemon-heavy", "usr/sbin/exim4", {});
        QDir(folder).mkpath("etc");
        write(folder + "/etc/passwd", contentOf("/etc/passwd") + "Debian-exim:x:995:993::/var/spool/exim4:/bin/false\nanna:x:1001:1001:Anna:/home/anna:/bin/sh\n");
        write(folder + "/etc/group", contentOf("/etc/group") + "Debian-exim:x:993:\nanna:x:1001:\n");
        write(folder + "/etc/hosts", "127.0.0.1 localhost\n192.0.2.1 mail.example.test mail\n192.0.2.25 smart.example.test\n");
        write(folder + "/etc/resolv.conf", "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n");
        write(folder + "/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n");
        write(folder + "/etc/aliases", "postmaster: root\nroot: anna\nstaff: anna, far@sender.test\nclosed: :fail: this box is closed\n");
        write(folder + "/etc/mailname", "mail.example.test\n");
        write(folder + "/zone.txt", contentOf(sourceFile("debian_dialogues/zone.txt")));
        QString file = m_root + "/usr/share/doc/exim4-base/examples/example.conf";
        if (configuration != "upstream") {
            const Finished made = run("sh", {sourceFile("debian_exim_configuration.sh"), m_root, folder + "/made", configuration, "false", "maildir_home"});
            QVERIFY2(made.exitCode == 0, made.errors.constData());
            file = folder + "/made/" + configuration + "-false-maildir_home.conf";
        }
        // The dialogues make more mistakes than a client may.
        write(folder + "/exim.conf", "smtp_max_synprot_errors = 100\n" + contentOf(file));
        const QByteArray ask = "unshare -U --map-user=995 --map-group=993 env " + quoted(exim.environment.value(0)) + " " + quoted(exim.path) + " -C exim.conf ";
        const QByteArray our = quoted(Daemon::program("postroomctl"));
        QByteArray script = "cd " + quoted(folder) + "\n";
        for (const Dialogue& dialogue : m_dialogues) {
            const QByteArray name = dialogue.name.toUtf8();
            write(folder + "/" + dialogue.name + ".sent", dialogue.sent);
            script += ask + "-bh " + dialogue.client + " <" + name + ".sent >" + name + ".exim 2>>errors || true\n" + our +
                      " session --config exim.conf --interface 192.0.2.1 --client " + dialogue.client + " <" + name + ".sent >" + name + ".ours 2>>errors || true\n";
        }
        for (const QString& address : m_addresses)
            script += ask + "-bt " + quoted(address) + " >" + quoted(address + ".exim") + " 2>>errors || true\n" + our + " route --config exim.conf " +
                      quoted(address) + " >" + quoted(address + ".ours") + " 2>>errors || true\n";
        write(folder + "/ask.sh", script);
    }

    void judge(const QString& configuration, const QString& group, const QString& what, const QByteArray& theirs, const QByteArray& ours) {
        bool& agrees = m_agrees[group].contains(what) ? m_agrees[group][what] : m_agrees[group][what] = true;
        if (theirs == ours)
            return;
        agrees = false;
        qInfo("%s, %s, %s:\n  Exim %s\n  we   %s", qPrintable(configuration), qPrintable(group), qPrintable(what), theirs.constData(), ours.constData());
    }

    QString m_root;
    QList<Dialogue> m_dialogues;
    QStringList m_addresses;
    QMap<QString, QMap<QString, bool>> m_agrees; ///< by dialogue and command: under every configuration
};

POSTROOM_TEST(DebianDialogueTest)
#include "debian_dialogue_test.moc"
