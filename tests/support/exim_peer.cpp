// SPDX-License-Identifier: Apache-2.0
#include "tests/support/exim_peer.h"

#include "tests/support/peer_program.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTcpSocket>
#include <QtTest/QtTest>

namespace postroom::test {

namespace {
QByteArray read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
void write(const QString& path, const QByteArray& text) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        QTest::qFail(qPrintable("cannot write " + path), __FILE__, __LINE__);
}
} // namespace

EximPeer::EximPeer() = default;

EximPeer::~EximPeer() { m_program.stop(std::chrono::seconds(5)); }

QString EximPeer::prepare(const QByteArray& configuration, const QString& arguments) {
    const PeerProgram exim = unpackedPeer("exim4-daemon-heavy", "usr/sbin/exim4", {});
    const QString folder = m_folder.path();
    QDir(folder).mkpath("spool");
    QDir(folder).mkpath("log");
    write(folder + "/passwd", read("/etc/passwd") + "Debian-exim:x:995:993::/tmp:/bin/false\n");
    write(folder + "/group", read("/etc/group") + "Debian-exim:x:993:\n");
    if (m_port == 0)
        m_port = freePort();
    QByteArray text = "primary_hostname = exim.test\nspool_directory = FOLDER/spool\nlog_file_path = FOLDER/log/%slog\n"
                      "pid_file_path = FOLDER/pid\nlocal_interfaces = 127.0.0.1\ndaemon_smtp_ports = PORT\nhost_lookup =\nrfc1413_hosts =\n"
                      "TLSkeep_environment = LD_LIBRARY_PATH\ndns_dnssec_ok = 0\nexim_path = EXIM\ncheck_spool_space = 0\n"
                      "check_spool_inodes = 0\nnever_users =\n";
    text.replace("TLS", configuration.contains("tls_advertise_hosts") ? "" : "tls_advertise_hosts =\n"); // with it Exim makes a certificate
    text.replace("FOLDER", folder.toUtf8()).replace("PORT", QByteArray::number(m_port)).replace("EXIM", exim.path.toUtf8());
    write(folder + "/exim.conf", text + configuration);
    return "mount --bind '" + folder + "/passwd' /etc/passwd && mount --bind '" + folder + "/group' /etc/group && exec unshare -U "
                          "--map-user=995 --map-group=993 env '" + exim.environment.value(0) + "' '" + exim.path + "' -C '" + folder +
                          "/exim.conf' " + arguments;
}

QByteArray EximPeer::answer(const QByteArray& configuration, const QStringList& arguments) {
    QString quoted;
    for (const QString& argument : arguments)
        quoted += "'" + argument + "' "; // callers use no quotes
    return run("unshare", {"-Urm", "sh", "-c", prepare(configuration, quoted)}).output;
}

bool EximPeer::start(const QByteArray& configuration) {
    if (!m_program.start("unshare", {"-Urm", "sh", "-c", prepare(configuration, "-bdf")}))
        return false;
    const QString folder = m_folder.path();
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 90'000 && m_program.running()) {
        QTcpSocket socket;
        socket.connectToHost("127.0.0.1", m_port);
        if (socket.waitForConnected(1000) && socket.waitForReadyRead(5000)) {
            qInfo("peer: %s", socket.readAll().trimmed().constData());
            return true;
        }
    }
    QWARN("Exim does not listen: " + m_program.output() + read(folder + "/log/paniclog"));
    return false;
}

QByteArray EximPeer::log() const { return read(m_folder.path() + "/log/mainlog"); }

bool EximPeer::waitForLog(const QByteArray& text, std::chrono::seconds limit) {
    QElapsedTimer timer;
    timer.start();
    while (!log().contains(text)) {
        if (timer.elapsed() > std::chrono::milliseconds(limit).count()) {
            QWARN("Exim never logged \"" + text + "\"; its log:\n" + log());
            return false;
        }
    }
    return true;
}

} // namespace postroom::test
