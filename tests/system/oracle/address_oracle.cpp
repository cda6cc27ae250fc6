// SPDX-License-Identifier: Apache-2.0
#include "tests/system/oracle/address_oracle.h"

#include "tests/support/daemon.h"
#include "tests/support/peer_program.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest/QtTest>

namespace postroom::test {

namespace {

void write(const QString& path, const QByteArray& text) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        QTest::qFail(qPrintable("cannot write " + path), __FILE__, __LINE__);
}

QByteArray read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray quoted(QByteArray text) { return "'" + text.replace("'", "'\\''") + "'"; }

} // namespace

QByteArray AddressOracle::whole(const QByteArray& configuration) const {
    return m_world.mainOptions() + QByteArray(configuration).replace("FILES", filesFolder());
}

std::vector<QByteArray> AddressOracle::askExim(const std::vector<EximRun>& runs) {
    const PeerProgram program = unpackedPeer("exim4-daemon-heavy", "usr/sbin/exim4", {});
    QTemporaryDir folder;
    QByteArray script;
    QHash<QByteArray, QByteArray> files; // by configuration
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const QByteArray place = folder.path().toUtf8() + "/" + QByteArray::number(static_cast<qulonglong>(i));
        QByteArray& file = files[runs[i].configuration];
        if (file.isEmpty()) {
            file = place + ".conf";
            write(QString::fromUtf8(file), whole(runs[i].configuration));
        }
        write(QString::fromUtf8(place + ".in"), runs[i].input);
        script += quoted(program.path.toUtf8()) + " -C " + file;
        for (const QByteArray& argument : runs[i].arguments)
            script += ' ' + quoted(argument);
        script += " <" + place + ".in >" + place + ".out 2>" + place + ".err\n";
    }
    write(folder.filePath("script"), script);
    QByteArray errors;
    (void)m_world.inside({"unshare", "-U", "--map-user=995", "--map-group=993", "env", program.environment.value(0).toUtf8(), "sh", folder.filePath("script").toUtf8()}, {}, errors);
    std::vector<QByteArray> answers;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const QString place = folder.path() + "/" + QString::number(i);
        const QByteArray output = read(place + ".out"), wrong = read(place + ".err");
        const qsizetype at = wrong.indexOf("configuration error");
        answers.push_back(at >= 0 ? "refused: " + wrong.mid(at) : output);
    }
    return answers;
}

std::vector<QJsonObject> AddressOracle::askOurs(const std::vector<OurQuestion>& questions) {
    QByteArray input = R"({"jsonrpc":"2.0","id":0,"method":"hello","params":{"version":1,"client":"oracle"}})" "\n";
    for (std::size_t i = 0; i < questions.size(); ++i) {
        QJsonObject params = questions[i].params;
        params["configuration"] = QJsonObject{{"text", QString::fromUtf8(whole(questions[i].configuration))}};
        const QJsonObject request{{"jsonrpc", "2.0"}, {"id", static_cast<qint64>(i + 1)}, {"method", questions[i].method}, {"params", params}};
        input += QJsonDocument(request).toJson(QJsonDocument::Compact) + "\n";
    }
    QByteArray errors;
    const QByteArray output = m_world.inside({Daemon::program("postroomd").toUtf8(), "--evaluate"}, input, errors);
    if (!errors.isEmpty())
        qInfo("%s", errors.right(2000).constData());
    std::vector<QJsonObject> answers(questions.size());
    for (const QByteArray& line : output.split('\n')) {
        const QJsonObject reply = QJsonDocument::fromJson(line).object();
        const auto id = static_cast<std::size_t>(reply["id"].toInteger());
        if (id == 0 || id > answers.size())
            continue;
        const QJsonObject error = reply["error"].toObject();
        answers[id - 1] = error.isEmpty() ? reply["result"].toObject()
                                          : QJsonObject{{"refused", error["message"].toString() + " " + QString::fromUtf8(QJsonDocument(error["data"].toObject()).toJson(QJsonDocument::Compact))}};
    }
    return answers;
}

} // namespace postroom::test
