// SPDX-License-Identifier: Apache-2.0
// The same local transports in Exim 4.96 and here, the same message to both: what they leave on disk is the same.
#include "tests/support/daemon.h"
#include "tests/support/exim_peer.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

using namespace postroom::test;

namespace {

// A transport and who gets the message through it. DIR is a folder of each side's own.
struct Case {
    QByteArray name;
    QByteArray transport;
    QList<QByteArray> recipients = {"one"}; // NAME.one@example.test
    QByteArray redirect = {};                      // data of a redirection to it; empty: straight
    bool arrives = true;
};

const QByteArray message = "From: a@client.test\r\nTo: b@example.test\r\nDate: Fri, 27 Nov 2026 05:00:00 +0000\r\nMessage-ID: <1@client.test>\r\n"
                           "Subject: compared\r\n\r\nline one\r\n..line with a dot\r\nFrom here\r\n.\r\n";

const QList<Case> cases{
    {"plain", "driver = pipe\n  command = /usr/bin/tee DIR/plain/out"},
    {"shell", "driver = pipe\n  use_shell\n  command = env | grep -E '^(LOCAL_PART|DOMAIN|LOGNAME|USER|SENDER|RECIPIENT)' | sort >DIR/shell/out; tail -n 2 >>DIR/shell/out"},
    {"bsmtp", "driver = pipe\n  command = /usr/bin/tee DIR/bsmtp/out\n  use_bsmtp\n  batch_max = 10\n  message_prefix = \"HELO exim\\n\"", {"one", "two"}},
    {"crlf", "driver = pipe\n  command = /usr/bin/tee DIR/crlf/out\n  use_bsmtp\n  use_crlf"},
    {"addresses", "driver = pipe\n  use_shell = false\n  command = /usr/bin/python3 -c \"import sys; open('DIR/addresses/out','w').write(' '.join(sorted(sys.argv[1:])))\" $pipe_addresses\n"
                  "  batch_max = 2", {"one", "two"}},
    {"forced", "driver = pipe\n  force_command\n  command = /usr/bin/env tee DIR/forced/first $address_pipe", {"one"}, "|DIR/forced/second DIR/forced/third"},
    {"mbox", "driver = appendfile\n  file = DIR/mbox/new/box"},
    {"batched", "driver = appendfile\n  file = DIR/batched/box\n  use_bsmtp\n  use_crlf\n  batch_max = 3", {"one", "two", "three"}},
    {"single", "driver = appendfile\n  directory = DIR/single/in\n  directory_file = message-${length_2:$inode}x\n  message_suffix = end"},
    {"store", "driver = appendfile\n  directory = DIR/store/in\n  mailstore_format\n  mailstore_prefix = of $sender_address\n  mailstore_suffix = last\n  batch_max = 2", {"one", "two"}},
    {"inmaildir", "driver = appendfile\n  directory = DIR/inmaildir/in\n  maildir_format\n  maildir_tag = size$message_size/x\n  maildirfolder_create_regex = /in\\$"},
    {"sizes", "driver = appendfile\n  directory = DIR/sizes/in\n  maildir_format\n  maildir_tag = ,S=$message_size\n  maildir_use_size_file\n  quota = 1M\n  quota_filecount = 20"},
    {"folder", "driver = appendfile", {"one"}, "DIR/folder/sub/"},
    {"afile", "driver = appendfile", {"one"}, "DIR/afile/box"},
    {"link", "driver = appendfile\n  file = DIR/link/box\n  allow_symlink"},
    {"nolink", "driver = appendfile\n  file = DIR/nolink/box", {"one"}, {}, false},
    {"narrow", "driver = appendfile\n  file = DIR/narrow/box\n  mode = 0660", {"one"}, {}, false},
    {"wide", "driver = appendfile\n  file = DIR/wide/box\n  mode = 0600"},
    {"full", "driver = appendfile\n  directory = DIR/full/in\n  quota = 300\n  quota_directory = DIR/narrow", {"one"}, {}, false},
    {"known", "driver = appendfile\n  directory = DIR/known/in\n  quota = 1M\n  mailbox_size = 1048500\n  mailbox_filecount = 0", {"one"}, {}, false},
    {"pattern", "driver = appendfile\n  directory = DIR/pattern/in\n  quota = 1M\n  quota_size_regex = ^u(\\d+)$", {"one"}, {}, false},
    {"format", "driver = appendfile\n  file = DIR/format/box\n  file_format = \"From :other\""},
    {"other", "driver = appendfile\n  file = DIR/other/box"},
    {"strange", "driver = appendfile\n  file = DIR/strange/box\n  file_format = \"From :other\"", {"one"}, {}, false},
    {"ids", "driver = pipe\n  command = /usr/bin/tee -a DIR/ids/out\n  use_bsmtp\n  batch_max = 10\n  headers_only\n  batch_id = ${if match{$local_part}{one}{a}{a}}", {"one"}},
};

QByteArray configuration(const QByteArray& which) {
    QByteArray out;
    for (const Case& each : cases) {
        if (which == "routers") {
            out += each.name + ":\n  local_parts = ^" + each.name + "[.]\n  domains = example.test\n";
            out += each.redirect.isEmpty() ? "  driver = accept\n  transport = " + each.name + "\n"
                                           : "  driver = redirect\n  data = " + each.redirect + "\n  pipe_transport = " + each.name + "\n  file_transport = " + each.name +
                                                 "\n  directory_transport = " + each.name + "\n";
        } else {
            out += each.name + ":\n  " + each.transport + "\n  headers_remove = received\n";
        }
    }
    return out;
}

// What is there before: links, files with other modes, full mailboxes.
void prepare(const QString& root) {
    const auto put = [&](const QString& name, const QByteArray& text, QFile::Permissions mode = QFile::ReadOwner | QFile::WriteOwner) {
        QFile file(root + "/" + name);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.setPermissions(mode))
            qFatal("cannot write %s", qPrintable(file.fileName()));
    };
    for (const Case& each : cases)
        QDir(root).mkpath(QString::fromUtf8(each.name));
    for (const char* name : {"link", "nolink"})
        QFile::link(root + "/" + name + "/real", root + "/" + name + "/box");
    put("narrow/box", QByteArray(200, 'x'));
    put("wide/box", "", QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    QDir(root).mkpath("pattern/in");
    put("pattern/in/u1048500", "");
    put("format/box", "From somebody\n");
    put("strange/box", "neither\n");
}

// Every file below `folder` with its content; times are taken out.
QMap<QString, QByteArray> filesOf(const QString& folder) {
    static const QRegularExpression stamp("[A-Z][a-z]{2} [A-Z][a-z]{2} [ 0-9]{2} \\d\\d:\\d\\d:\\d\\d \\d{4}");
    static const QRegularExpression unique("\\d+\\.[HM]\\w+[.][^,:]*|q\\w{6}-\\d+$|(?<=/)[^/]+(?=[.](env|msg)$)|(?<=message-)\\d+");
    QMap<QString, QByteArray> found;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        QString name = QDir(folder).relativeFilePath(file.fileName());
        found[name.replace(unique, "UNIQUE")] = QString::fromUtf8(file.readAll()).replace(stamp, "TIME").toUtf8();
    }
    return found;
}

} // namespace

class LocalDeliveryTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        for (const QString& root : {m_theirs.path(), m_daemon.mailRoot()})
            prepare(root);
        const auto of = [](const QString& folder, QByteArray text) { return text.replace("DIR", folder.toUtf8()); };
        Daemon::Parts parts;
        parts.routers = of(m_daemon.mailRoot(), configuration("routers"));
        parts.transports = of(m_daemon.mailRoot(), configuration("transports"));
        QVERIFY(m_daemon.start(m_daemon.configuration(parts)));
        QVERIFY(m_exim.start("deliver_drop_privilege\nacl_smtp_rcpt = ok\nbegin acl\nok:\n  accept\nbegin routers\n" + of(m_theirs.path(), configuration("routers")) +
                             "begin transports\n" + of(m_theirs.path(), configuration("transports"))));
    }

    void bothLeaveTheSameFiles_data() {
        QTest::addColumn<int>("index");
        for (int i = 0; i < cases.size(); ++i)
            QTest::newRow(cases[i].name.constData()) << i;
    }
    void bothLeaveTheSameFiles() {
        QFETCH(int, index);
        const Case& each = cases[index];
        QList<QByteArray> recipients;
        for (const QByteArray& local : each.recipients)
            recipients.push_back(each.name + "." + local + "@example.test");
        SmtpClient theirs(m_exim.port());
        theirs.deliver("sender@client.test", recipients, message);
        SmtpClient ours(m_daemon.port());
        ours.deliver("sender@client.test", recipients, message);
        QVERIFY(m_exim.waitForLog(each.arrives ? "T=" + (each.name == "format" ? "other" : each.name) : "T=" + each.name + " defer"));
        for (const QByteArray& recipient : recipients) {
            m_daemon.ctlUntil({"trace", "search", "to:" + QString::fromUtf8(recipient)}, each.arrives ? "delivered" : "deferred");
        }
        const auto folder = QString::fromUtf8(each.name);
        const auto expected = filesOf(m_theirs.filePath(folder)), found = filesOf(m_daemon.mailRoot() + "/" + folder);
        QCOMPARE(found.keys(), expected.keys());
        for (auto it = expected.begin(); it != expected.end(); ++it)
            QVERIFY2(!each.arrives || !it.value().isEmpty() || it.key().endsWith("maildirfolder"), m_exim.log().constData());
        for (auto it = expected.begin(); it != expected.end(); ++it)
            QVERIFY2(found[it.key()] == it.value(), (it.key().toUtf8() + "\nours:\n" + found[it.key()] + "\nExim's:\n" + it.value()).constData());
    }

private:
    QTemporaryDir m_theirs;
    Daemon m_daemon;
    EximPeer m_exim;
};

POSTROOM_TEST(LocalDeliveryTest)
#include "local_delivery_test.moc"
