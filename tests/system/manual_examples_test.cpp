// SPDX-License-Identifier: Apache-2.0
// The examples of the reference part of the manual that need a session or a delivery: one message goes through the daemon
// and takes each result with it in a header of its own.
#include "shared/catalogue/expansion_example.h"
#include "tests/support/daemon.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QRegularExpression>

#include <vector>

using namespace postroom;
using namespace postroom::test;
using catalogue::ExampleStage;
using catalogue::ExpansionExample;

namespace {

struct Numbered {
    int number;
    const ExpansionExample* example;
    [[nodiscard]] QByteArray header() const {
        return "X-Example-" + QByteArray::number(number) + ": [" + QByteArray(example->text.data(), static_cast<qsizetype>(example->text.size())) + "]";
    }
};

std::vector<Numbered> staged() {
    std::vector<Numbered> found;
    for (const auto& table : catalogue::expansionExamples())
        for (const ExpansionExample& example : table)
            if (example.stage != ExampleStage::anywhere)
                found.push_back({static_cast<int>(found.size()), &example});
    return found;
}

QByteArray lines(ExampleStage stage, const QByteArray& option) {
    QByteArray text;
    for (const Numbered& one : staged())
        if (one.example->stage == stage)
            text += "    " + option + " = " + one.header() + "\n";
    return text;
}

QByteArray configuration(const QString& mailRoot) {
    QByteArray text = R"(# Postroom configuration, format 1
primary_hostname = mail.example.com
mail_root = MAILROOT
domainlist local_domains = example.com
hosts_proxy = 127.0.0.1
host_lookup =
dns_servers = 127.0.0.1@1
acl_smtp_rcpt = check_recipient
acl_smtp_data = check_content
begin listeners
mx:
  address = 127.0.0.1
  port = 0
  role = mx
begin acl
greeting:
  accept message = Hello $acl_arg1
arguments:
  accept message = $acl_narg
check_recipient:
  warn ratelimit = 100 / 1h
  accept domains = +local_domains
    local_parts = bob.smith : postmaster
    senders = *@example.org
    hosts = 192.0.2.0/24
RECIPIENT
check_content:
  accept
CONTENT
begin routers
local:
  driver = accept
  domains = +local_domains
  local_parts = bob.smith : postmaster
  address_data = staff
  transport = maildir
ROUTING
begin transports
maildir:
  driver = appendfile
  maildir_format
  directory = MAILROOT/$local_part_data
DELIVERY
begin retry
* * F,1h,1m
)";
    text.replace("RECIPIENT", lines(ExampleStage::recipient, "add_header")).replace("CONTENT", lines(ExampleStage::content, "add_header"));
    text.replace("ROUTING", lines(ExampleStage::routing, "headers_add")).replace("DELIVERY", lines(ExampleStage::delivery, "headers_add"));
    return text.replace("MAILROOT", mailRoot.toUtf8());
}

/// The headers of the only message in the Maildir, unfolded.
QMap<QByteArray, QByteArray> headersIn(const QString& maildir) {
    const QDir folder(maildir + "/new");
    const QStringList names = folder.entryList(QDir::Files);
    QFile file(folder.filePath(names.value(0)));
    QMap<QByteArray, QByteArray> headers;
    if (names.size() != 1 || !file.open(QIODevice::ReadOnly))
        return headers;
    QByteArray text = file.readAll().replace("\r\n", "\n");
    text = text.left(text.indexOf("\n\n")).replace("\n ", " ").replace("\n\t", " ");
    for (const QByteArray& line : text.split('\n'))
        headers.insert(line.left(line.indexOf(':')), line.mid(line.indexOf(':') + 1).trimmed());
    return headers;
}

} // namespace

class ManualExamplesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QDir().mkpath(m_daemon.mailRoot());
        QVERIFY(m_daemon.start(configuration(m_daemon.mailRoot())));
        SmtpClient client(m_daemon.port());
        client.send("PROXY TCP4 192.0.2.7 198.51.100.25 40000 25\r\n");
        client.expect("220");
        client.say("EHLO client.example.org", "250");
        client.say("MAIL FROM:<anna@example.org>", "250");
        client.say("RCPT TO:<Bob.Smith@example.com>", "250");
        client.say("DATA", "354");
        client.send("From: Anna Lee <anna@example.org>\r\nTo: Bob.Smith@example.com\r\nSubject: Report\r\n\r\nHello Bob,\r\nthe report is ready.\r\n.\r\n");
        client.expect("250");
        m_daemon.ctlUntil({"trace", "search", "to:bob.smith@example.com"}, "delivered");
        m_headers = headersIn(m_daemon.mailRoot() + "/bob.smith");
        QVERIFY(!m_headers.isEmpty());
    }
    void everyExampleYieldsWhatTheManualSays_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("result");
        for (const Numbered& one : staged())
            QTest::newRow(std::string(one.example->text).c_str())
                << "X-Example-" + QByteArray::number(one.number) << QString::fromUtf8(one.example->result.data(), static_cast<qsizetype>(one.example->result.size()));
    }
    void everyExampleYieldsWhatTheManualSays() {
        QFETCH(QByteArray, header);
        QFETCH(QString, result);
        QVERIFY(m_headers.contains(header));
        const QString found = QString::fromUtf8(m_headers[header]);
        QVERIFY2(found.startsWith('[') && found.endsWith(']'), qPrintable(found));
        const QString value = found.mid(1, found.size() - 2);
        if (result.startsWith('^'))
            QVERIFY2(QRegularExpression(result).match(value).hasMatch(), qPrintable(value));
        else
            QCOMPARE(value, result);
    }

private:
    Daemon m_daemon;
    QMap<QByteArray, QByteArray> m_headers;
};

POSTROOM_TEST(ManualExamplesTest)
#include "manual_examples_test.moc"
