// SPDX-License-Identifier: Apache-2.0
#include "tests/system/oracle/oracle_world.h"

#include "server/platform/store/database.h"
#include "tests/support/daemon.h"
#include "tests/support/peer_program.h"
#include "tests/support/program.h"
#include "tests/system/oracle/cdb_file.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QtTest/QtTest>

namespace postroom::test {

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString& path, const QByteArray& text) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QByteArray quoted(QByteArray text) { return "'" + text.replace("'", "'\\''") + "'"; }

constexpr char message[] = R"(Received: from a.example.net by mx.oracle.test; Thu, 1 Jan 2026 10:00:00 +0000
Received: from b.example.net by a.example.net;
	Thu, 1 Jan 2026 09:59:00 +0000
From: "Alice Q. Example" <alice@example.com>
To: Bob <bob@oracle.test>, carol@oracle.test (Carol C.),
	Group: dave@oracle.test, erin@oracle.test;
Cc: =?iso-8859-1?Q?Andr=E9?= Pirard <andre@example.be>
Subject: =?utf-8?B?w6l0w6kgw6AgbGEgcGxhZ2U=?= and plain
Message-ID: <m1.0001@example.com>
Date: Thu, 1 Jan 2026 10:00:00 +0000
Reply-To: replies@example.com
X-Multi: first
X-Multi: second
X-Empty:
X-Spaces:    leading and trailing   
X_Under: under
X-8bit: café

Line one of the body.
Line two	with a tab.
)";

/// The plain lines "key: value" of a file for lsearch.
std::vector<std::pair<QByteArray, QByteArray>> plainEntries(const QByteArray& text) {
    std::vector<std::pair<QByteArray, QByteArray>> entries;
    for (const QByteArray& line : text.split('\n')) {
        const qsizetype colon = line.indexOf(": ");
        if (colon > 0 && !line.startsWith('#') && !line.startsWith('"') && line[0] != ' ')
            entries.emplace_back(line.left(colon), line.mid(colon + 2));
    }
    return entries;
}

/// An error inside of a match, a list and an extraction: $0, $item and $value, which an error before may have left, are empty.
constexpr char forgetting[] = "${if match{}{^}{${map{ : }{${extract{a}{a=}{${mask:x}}}}}}}";
constexpr char forgotten[] = "> Failed: \"x\" is not an IP address inside \"map\" item\n";

OracleAnswer eximAnswer(QByteArray text) {
    text.remove(0, 2); // "> ": it prompts always
    if (text.endsWith(forgotten))
        text.chop(sizeof forgotten - 1);
    if (text.endsWith('\n'))
        text.chop(1);
    if (text.startsWith('=') && text.endsWith('=') && text.size() > 1)
        return {OracleAnswer::Kind::value, text.mid(1, text.size() - 2)};
    if (!text.startsWith("Failed: ") || text.contains(": lstat: ")) // 4.96 takes what errno was before for the failure of this call
        return {OracleAnswer::Kind::none, text};
    const bool forced = text.contains("\"fail\" requested");
    return {forced ? OracleAnswer::Kind::forced : OracleAnswer::Kind::error, text.mid(8)};
}

QByteArray bytesOf(const QJsonObject& object, const QString& name) {
    return object.contains(name + "_b64") ? QByteArray::fromBase64(object[name + "_b64"].toString().toLatin1()) : object[name].toString().toUtf8();
}

} // namespace

QByteArray OracleAnswer::shown() const {
    constexpr const char* names[] = {"", "error: ", "forced failure: ", "no answer: "};
    return kind == Kind::value ? "\"" + text.left(300) + "\"" : names[static_cast<int>(kind)] + text.left(500);
}

bool OracleAnswer::agreesWith(const OracleAnswer& other) const {
    // A forced failure for ${acl, an error for the condition acl; what Exim prints is the same.
    const bool failure = kind != Kind::value && kind != Kind::none && other.kind != Kind::value && other.kind != Kind::none;
    return (kind == other.kind && (kind != Kind::value || text == other.text)) || (failure && text.contains("DEFER from acl"));
}

QByteArray OracleWorld::mainOptions() const {
    return "primary_hostname = mx.oracle.test\nspool_directory = " + file("spool").toUtf8() + "\nlog_file_path = " + file("log").toUtf8() +
           "/%slog\nkeep_environment = ORACLE\ntimezone = UTC\nheaders_charset = UTF-8\nhost_lookup =\ndns_dnssec_ok = 0\nallow_utf8_domains = true\n";
}

bool OracleWorld::prepare(const QByteArray& configuration) {
    const QDir folder(m_folder.path());
    for (const char* name : {"spool", "log", "files/folder/sub"})
        folder.mkpath(name);
    return write(file("passwd"), "root:x:0:0:root:/root:/bin/sh\nDebian-exim:x:995:993::/tmp:/bin/false\nanna:x:1001:1001:Anna Example,,,:/home/anna:/bin/sh\n") &&
           write(file("group"), "root:x:0:\nDebian-exim:x:993:\nanna:x:1001:\n") &&
           write(file("message"), message) && write(file("facts"), R"({"sender_host_address": "192.0.2.10", "sender": "alice@example.com", "received_protocol": ""})") && copyFiles() &&
           write(file("exim.conf"), mainOptions() + QByteArray(configuration).replace("FILES", filesFolder())) &&
           makeDatabases();
}

bool OracleWorld::copyFiles() const {
    const QDir source(qEnvironmentVariable("POSTROOM_SOURCE") + "/tests/system/oracle/files");
    bool good = true;
    for (const QString& name : source.entryList(QDir::Files))
        good = write(file("files/" + name), contentOf(source.filePath(name)).replace("FILES", filesFolder())) && good;
    for (const char* name : {"alice", "bob.txt", ".hidden", "with space", "sub/inner"})
        good = write(file("files/folder/") + name, "x\n") && good;
    return write(file("files/long"), QByteArray("long line ").repeated(900)) && good;
}

bool OracleWorld::makeDatabases() const {
    bool good = true;
    QByteArray errors;
    for (const char* name : {"aliases", "domains"}) {
        const QString text = file("files/") + name;
        good = write(text + ".cdb", cdbFile(plainEntries(contentOf(text)))) && good;
        const PeerProgram build = unpackedPeer("exim4-daemon-heavy", "usr/sbin/exim_dbmbuild", {});
        // It leaves out what comes twice, and says so with its exit code.
        (void)inside({"env", build.environment.value(0).toUtf8(), build.path.toUtf8(), "-noduperr", text.toUtf8(), text.toUtf8() + ".dbm"}, {}, errors);
        good = QFile::exists(text + ".dbm") && good;
    }
    store::DatabaseSettings settings;
    settings.file = file("files/people.sqlite").toStdString();
    settings.journal = store::Journal::asIs;
    settings.fileMode = 0644;
    auto database = store::Database::open(settings);
    return good && database && database->execute("create table people (name text, mail text, age integer); "
        "insert into people values ('anna', 'anna@example.com', 41), ('bob', 'bob b@example.net', 7), ('o''hara', '', null)").has_value();
}

QByteArray OracleWorld::inside(const QByteArrayList& command, const QByteArray& input, QByteArray& errors) const {
    QByteArray script = "mount --bind " + quoted(file("passwd").toUtf8()) + " /etc/passwd && mount --bind " + quoted(file("group").toUtf8()) +
                        " /etc/group && export ORACLE='of the environment' && exec";
    for (const QByteArray& word : command)
        script += ' ' + quoted(word);
    const Finished finished = run("unshare", {"-Urmn", "sh", "-c", QString::fromUtf8(script)}, input, std::chrono::minutes(20));
    errors = finished.errors;
    return finished.output;
}

QByteArray OracleWorld::exim(const QByteArrayList& arguments, const QByteArray& input) {
    const PeerProgram program = unpackedPeer("exim4-daemon-heavy", "usr/sbin/exim4", {});
    QByteArray errors;
    return inside(QByteArrayList{"unshare", "-U", "--map-user=995", "--map-group=993", "env", program.environment.value(0).toUtf8(), program.path.toUtf8(), "-C",
                                 file("exim.conf").toUtf8()} + arguments, input, errors);
}

std::vector<OracleAnswer> OracleWorld::askExim(const QByteArrayList& expressions) {
    std::vector<OracleAnswer> answers(static_cast<std::size_t>(expressions.size()));
    // Exim may end on an expression: the next one starts where it ended.
    for (qsizetype first = 0; first < expressions.size();) {
        // "=" before: no line is a macro; "=" behind: no line goes on with the next one.
        QByteArray input;
        for (qsizetype i = first; i < expressions.size(); ++i)
            input += "---" + QByteArray::number(i) + "---\n=" + expressions[i] + "=\n" + forgetting + "\n";
        input += "---" + QByteArray::number(expressions.size()) + "---\n";
        const QByteArray output = exim({"-bem", file("message").toUtf8(), "-f", "alice@example.com", "-oMa", "192.0.2.10"}, input);
        qsizetype at = output.indexOf("> ---" + QByteArray::number(first) + "---\n");
        qsizetype i = first;
        for (; at >= 0 && i < expressions.size(); ++i) {
            at = output.indexOf('\n', at) + 1;
            const qsizetype end = output.indexOf("> ---" + QByteArray::number(i + 1) + "---\n", at);
            answers[static_cast<std::size_t>(i)] = end < 0 ? OracleAnswer{OracleAnswer::Kind::none, output.mid(at, 200)} : eximAnswer(output.mid(at, end - at));
            at = end;
        }
        if (i == first)
            return answers; // it does not even start
        first = i;
    }
    return answers;
}

std::vector<OracleAnswer> OracleWorld::askOurs(const QByteArrayList& expressions) {
    std::vector<OracleAnswer> answers(static_cast<std::size_t>(expressions.size()));
    QByteArray input, errors;
    for (const QByteArray& expression : expressions)
        input += expression + "\n";
    const QByteArray output = inside({Daemon::program("postroomctl").toUtf8(), "expand", "--json", "--lines", "--config", file("exim.conf").toUtf8(), "--facts",
                                      file("facts").toUtf8(), "--message", file("message").toUtf8()}, input, errors);
    if (!errors.isEmpty())
        qInfo("%s", errors.right(2000).constData());
    const QByteArrayList lines = output.split('\n');
    for (std::size_t i = 0; i < answers.size() && i < static_cast<std::size_t>(lines.size()); ++i) {
        const QJsonObject object = QJsonDocument::fromJson(lines[static_cast<qsizetype>(i)]).object();
        if (object.contains("result") || object.contains("result_b64"))
            answers[i] = {OracleAnswer::Kind::value, bytesOf(object, "result")};
        else if (!object.isEmpty())
            answers[i] = {object["forced"].toBool() ? OracleAnswer::Kind::forced : OracleAnswer::Kind::error, bytesOf(object, "error")};
    }
    return answers;
}

} // namespace postroom::test
