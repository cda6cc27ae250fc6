// SPDX-License-Identifier: Apache-2.0
// The examples of the manual's page on ACL terms: each statement in the ACL of its phase, a dialogue with postroomctl session,
// and the answer is the one that the page gives. Every term has an example.
#include "shared/catalogue/term_example.h"
#include "tests/support/daemon.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QTemporaryDir>

using namespace postroom;
using namespace postroom::test;
using catalogue::Phase;
using catalogue::TermExample;

namespace {

QByteArray bytes(std::string_view text) { return {text.data(), static_cast<qsizetype>(text.size())}; }

QByteArray configuration(const TermExample& example) {
    QByteArray text = R"(# Postroom configuration, format 1
primary_hostname = mail.example.com
domainlist local_domains = example.com
host_lookup =
dns_servers = 127.0.0.1@1
begin acl
friends:
  accept hosts = 192.0.2.0/24
  deny
example:
STATEMENT
  accept
others:
  accept
begin routers
local:
  driver = accept
  domains = +local_domains
  local_parts = bob.smith : postmaster
  transport = maildir
begin transports
maildir:
  driver = appendfile
  maildir_format
  directory = /nowhere/$local_part_data
)";
    QByteArray lines;
    for (const QByteArray& line : bytes(example.statement).split('\n'))
        lines += "  " + line + "\n";
    QByteArray main = bytes(catalogue::phaseOption(example.phase)) + " = example\n";
    if (example.phase != Phase::rcpt)
        main += "acl_smtp_rcpt = others\n";
    return text.replace("STATEMENT\n", lines).replace("begin acl\n", main + "begin acl\n");
}

constexpr char dialogue[] = "EHLO client.example.org\r\nMAIL FROM:<anna@example.org>\r\nRCPT TO:<Bob.Smith@example.com>\r\nDATA\r\n"
                            "From: Anna Lee <anna@example.org>\r\nTo: Bob.Smith@example.com\r\nSubject: Report\r\nMIME-Version: 1.0\r\n"
                            "Content-Type: text/plain\r\n\r\nHello Bob,\r\nthe report is ready.\r\n.\r\n";

/// Which reply of the dialogue belongs to a phase: the greeting is 0.
qsizetype replyOf(Phase phase) {
    switch (phase) {
    case Phase::connect: return 0;
    case Phase::helo: return 1;
    case Phase::mail: return 2;
    case Phase::rcpt: return 3;
    default: return 5;
    }
}

QByteArrayList replies(const QByteArray& output) {
    QByteArrayList found;
    for (const QByteArray& line : output.split('\n'))
        if (line.size() > 3 && line[0] >= '2' && line[0] <= '5' && line[3] == ' ')
            found << line.trimmed();
    return found;
}

} // namespace

class TermExamplesTest : public QObject {
    Q_OBJECT
private slots:
    void everyTermHasAnExample() {
        for (const catalogue::TermRow& row : catalogue::termRows()) {
            const TermExample* example = catalogue::findTermExample(row.kind, row.name);
            QVERIFY2(example != nullptr, std::string(row.name).c_str());
            QVERIFY2((row.allowed & catalogue::bit(example->phase)) != 0, std::string(row.name).c_str());
            QVERIFY2(bytes(example->statement).contains(bytes(row.name)), std::string(row.name).c_str());
        }
        for (const TermExample& example : catalogue::termExamples())
            QVERIFY2(catalogue::findTerm(example.kind, example.name) != nullptr, std::string(example.name).c_str());
    }
    void everyExampleIsAnsweredAsTheManualSays_data() {
        QTest::addColumn<int>("number");
        int number = 0;
        for (const TermExample& example : catalogue::termExamples())
            QTest::newRow(std::string(example.statement).c_str()) << number++;
    }
    void everyExampleIsAnsweredAsTheManualSays() {
        QFETCH(const int, number);
        const TermExample& example = catalogue::termExamples()[static_cast<std::size_t>(number)];
        const QTemporaryDir folder;
        QFile file(folder.filePath("postroom.conf"));
        const QByteArray text = configuration(example);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush());
        // Without a network: that the DNS does not answer is known at once.
        const Finished finished = run("unshare", {"-Urn", Daemon::program("postroomctl"), "session", "--config", file.fileName(), "--client", "192.0.2.7"}, dialogue);
        const QByteArray reply = replies(finished.output).value(replyOf(example.phase));
        QVERIFY2(reply.startsWith(bytes(example.reply)), (reply + "\n" + finished.output + finished.errors).constData());
    }
};

POSTROOM_TEST(TermExamplesTest)
#include "term_examples_test.moc"
