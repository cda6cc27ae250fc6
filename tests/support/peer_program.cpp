// SPDX-License-Identifier: Apache-2.0
#include "tests/support/peer_program.h"

#include "tests/support/program.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTcpServer>
#include <QtTest/QtTest>

namespace postroom::test {

namespace {

QString peersFolder() {
    const QString build = qEnvironmentVariable("POSTROOM_BUILD");
    return QDir(build + "/../peers").exists() ? build + "/../peers" : build + "/peers";
}

void printVersion(PeerProgram& peer, const QStringList& arguments) {
    if (arguments.isEmpty())
        return;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString& entry : peer.environment)
        environment.insert(entry.section('=', 0, 0), entry.section('=', 1));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(peer.path, arguments);
    process.waitForFinished(10'000);
    peer.version = process.readAll().split('\n').value(0).trimmed();
    qInfo("peer: %s", peer.version.constData());
}

} // namespace

PeerProgram installedPeer(const QString& name, const QStringList& versionArguments) {
    PeerProgram peer;
    peer.path = QStandardPaths::findExecutable(name);
    if (peer.path.isEmpty())
        peer.path = QStandardPaths::findExecutable(name, {"/usr/sbin", "/sbin", "/usr/local/sbin"});
    if (peer.path.isEmpty()) {
        QTest::qFail(qPrintable(name + " is not installed: run installer/test, which installs it"), __FILE__, __LINE__);
        return peer;
    }
    printVersion(peer, versionArguments);
    return peer;
}

QString unpackedRoot(const QString& package) { return QDir(peersFolder() + "/" + package + "/root").absolutePath(); }

PeerProgram unpackedPeer(const QString& package, const QString& path, const QStringList& versionArguments) {
    const QString root = unpackedRoot(package);
    PeerProgram peer;
    peer.path = root + "/" + path;
    peer.environment = {"LD_LIBRARY_PATH=" + root + "/usr/lib/x86_64-linux-gnu:" + root + "/usr/lib:" + root + "/usr/lib/postfix"};
    if (!QFileInfo(peer.path).isExecutable()) {
        QTest::qFail(qPrintable(peer.path + " is missing: run installer/test, which unpacks it"), __FILE__, __LINE__);
        return peer;
    }
    printVersion(peer, versionArguments);
    return peer;
}

quint16 freePort() {
    QTcpServer server;
    server.listen(QHostAddress::LocalHost, 0);
    return server.serverPort();
}

} // namespace postroom::test
