// SPDX-License-Identifier: Apache-2.0
// The example of each option in the reference part of the manual: a configuration with it is checked as an administrator would.
#include "shared/catalogue/option_row.h"
#include "shared/catalogue/reference.h"
#include "tests/support/daemon.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QMap>

using namespace postroom;
using namespace postroom::test;
using catalogue::Kind;
using catalogue::OptionRow;

namespace {

const QByteArray base = R"(primary_hostname = mail.example.com
domainlist local_domains = example.com
MAIN
begin listeners
mx:
  address = 127.0.0.1
  port = 25
  role = mx
LISTENER
begin accounts
ACCOUNT
begin acl
ACLS
begin routers
ROUTER
fallback:
  driver = accept
  transport = maildir
begin transports
TRANSPORT
maildir:
  driver = appendfile
  directory = /var/mail/$local_part_data
  maildir_format
remote:
  driver = smtp
program:
  driver = pipe
archive:
  driver = appendfile
  file = /var/mail/archive
begin authenticators
AUTHENTICATOR
)";

// What an object needs beside the option that is shown; of two that exclude each other the shown one stands alone.
QByteArray companions(const OptionRow& row) {
    using Needs = QMap<QByteArray, QByteArray>;
    static const QMap<QByteArray, Needs> needs{
        {"router accept", {{"transport", "maildir"}}},
        {"router dnslookup", {{"transport", "remote"}}},
        {"router ipliteral", {{"transport", "remote"}}},
        {"router manualroute", {{"transport", "remote"}, {"route_list", "* mail.example.net"}}},
        {"router redirect", {{"data", "root@example.com"}, {"file_transport", "archive"}, {"pipe_transport", "program"}}},
        {"router iplookup", {{"hosts", "192.0.2.30"}, {"port", "4321"}}},
        {"router queryprogram", {{"command", "/usr/local/bin/where-to"}}},
        {"transport appendfile", {{"file", "/var/mail/box"}}},
        {"transport pipe", {{"command", "/usr/bin/true"}}},
        {"transport autoreply", {{"to", "$sender_address"}, {"text", "Away."}, {"once", "/var/mail/answered"}}},
        {"transport lmtp", {{"socket", "/run/lmtp"}}},
        {"authenticator plaintext", {{"public_name", "PLAIN"}, {"server_condition", "no"}}},
        {"account ", {{"password", "secret"}}},
    };
    static const QMap<QByteArray, QList<QByteArray>> instead{
        {"file", {"data"}},           {"directory", {"file"}},    {"route_data", {"route_list"}}, {"command", {"socket"}}, {"directory_file", {"file"}},
        {"mailstore_format", {"file"}}, {"maildir_format", {"file"}}};
    const std::string_view driver = !row.driver.empty()               ? row.driver
                                    : row.kind == Kind::router        ? "accept"
                                    : row.kind == Kind::transport     ? "appendfile"
                                    : row.kind == Kind::authenticator ? "plaintext"
                                                                      : "";
    const QByteArray name(row.name.data(), static_cast<qsizetype>(row.name.size()));
    const QByteArray kind = QByteArray::fromStdString(std::string(catalogue::kindName(row.kind)) + " " + std::string(driver));
    QByteArray text;
    if (!driver.empty() && name != "driver")
        text += "  driver = " + QByteArray::fromStdString(std::string(driver)) + "\n";
    const Needs of = name == "driver" && row.kind == Kind::transport ? Needs() : needs.value(kind); // the example is another driver
    // Options of folders go with a directory.
    const bool folder = name.startsWith("maildir") || name.startsWith("mailstore") || name.startsWith("quota") || name == "directory_file" || name.startsWith("mailbox");
    for (auto it = of.begin(); it != of.end(); ++it) {
        if (it.key() == name || (kind != "router redirect" && instead.value(name).contains(it.key())) || (kind == "router redirect" && name == "file" && it.key() == "data"))
            continue;
        text += folder && it.key() == "file" ? QByteArray("  directory = /var/mail/box\n") : "  " + it.key() + " = " + it.value() + "\n";
    }
    if (name.startsWith("maildir_") && name != "maildir_format")
        text += "  maildir_format\n";
    if (name.startsWith("mailstore_") && name != "mailstore_format")
        text += "  mailstore_format\n";
    if (name == "shadow_condition")
        text += "  shadow_transport = archive\n";
    if (name == "maildir_quota_directory_regex" || name == "quota_warn_message" || name == "quota_warn_threshold" || name == "quota_directory")
        text += "  quota = 1G\n";
    return text;
}

QByteArray acls(const QByteArray& example) {
    QByteArray text = "acl_accept:\n  accept\nacl_deny:\n  deny\n";
    const QByteArray value = example.mid(example.indexOf(" = ") + 3);
    if (example.startsWith("acl_") && value.startsWith("acl_"))
        text += value + ":\n  accept\n";
    return text;
}

QByteArray configuration(const OptionRow& row, QByteArray example, const QByteArray& folder) {
    example.replace("/etc/postroom/", folder + "/");
    QByteArray text = base;
    const QByteArray object = "example:\n" + companions(row) + "  " + example + "\n";
    const auto fill = [&](const char* mark, bool mine, const QByteArray& with) { text.replace(mark, mine ? with : QByteArray()); };
    fill("MAIN", row.kind == Kind::main && row.name != "primary_hostname", example);
    fill("LISTENER", row.kind == Kind::listener, row.name == "address" || row.name == "port" || row.name == "role" ? QByteArray() : "  " + example);
    fill("ACCOUNT", row.kind == Kind::account, object);
    fill("ACLS", true, row.kind == Kind::main ? acls(example) : QByteArray());
    fill("ROUTER", row.kind == Kind::router, object);
    fill("TRANSPORT", row.kind == Kind::transport, object);
    fill("AUTHENTICATOR", row.kind == Kind::authenticator, object);
    return text;
}

void write(const QString& path, const QByteArray& text) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

class OptionExamplesTest : public QObject {
    Q_OBJECT
private slots:
    void everyExampleLoads() {
        QTemporaryDir folder;
        for (const char* words : {"bounce.txt", "delay.txt"})
            write(folder.filePath(words), "Subject: words\n****\nWords.\n");
        const QString file = folder.filePath("example.conf");
        QByteArray wrong;
        int checked = 0;
        for (const auto& table : catalogue::optionTables())
            for (const OptionRow& row : table) {
                if (row.kind != Kind::main && row.kind != Kind::listener && row.kind != Kind::account && row.kind != Kind::router && row.kind != Kind::transport &&
                    row.kind != Kind::authenticator)
                    continue; // lists, rules and tests are no "name = value"; their own tests read them
                const QByteArray example = QByteArray::fromStdString(catalogue::optionExample(row));
                if (example.contains(".pem") || example.contains(".key"))
                    continue; // certificates are read at once: tests of TLS have real ones
                write(file, configuration(row, example, folder.path().toUtf8()));
                const Finished finished = run(Daemon::program("postroomctl"), {"config", "check", file}, {}, std::chrono::seconds(60));
                ++checked;
                if (finished.exitCode != 0)
                    wrong += QByteArray::fromStdString(std::string(catalogue::kindName(row.kind)) + " " + std::string(row.driver) + ": ") + example + "\n" +
                             finished.output + finished.errors + "\n";
            }
        QVERIFY2(wrong.isEmpty(), wrong.constData());
        QVERIFY(checked > 400);
    }
};

POSTROOM_TEST(OptionExamplesTest)
#include "option_examples_test.moc"
