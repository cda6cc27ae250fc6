// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/platform/dns/name_server.h"

#include <QFile>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace postroom::test {

namespace {

/// A bound UDP socket; its port in `port`.
int boundSocket(int& port) {
    const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    ::bind(fd, reinterpret_cast<sockaddr*>(&address), length);
    ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &length);
    port = ntohs(address.sin_port);
    return fd;
}

void writeFile(const QString& path, const std::string& text) {
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(text.data(), static_cast<qint64>(text.size()));
}

} // namespace

NameServer::NameServer(const std::map<std::string, std::string>& zones) {
    for (int attempt = 0; attempt < 5 && !m_running; ++attempt) // the port may be taken between choosing and using it
        m_running = tryStart(zones);
}

bool NameServer::tryStart(const std::map<std::string, std::string>& zones) {
    ::close(boundSocket(m_port));
    const std::string folder = m_folder.path().toStdString();
    std::string text = "server:\n  ip-address: 127.0.0.1\n  port: " + std::to_string(m_port) +
                       "\n  username: \"\"\n  chroot: \"\"\n  server-count: 1\n  verbosity: 1\n  database: \"\"\n  zonesdir: \"" + folder +
                       "\"\n  pidfile: \"" + folder + "/nsd.pid\"\n  xfrdfile: \"" + folder + "/xfrd\"\n  zonelistfile: \"" + folder +
                       "/zones\"\n  xfrdir: \"" + folder + "\"\n  cookie-secret-file: \"" + folder + "/cookie\"\n" +
                       "remote-control:\n  control-enable: no\n";
    for (const auto& [zone, content] : zones) {
        writeFile(m_folder.filePath(QString::fromStdString(zone)), content);
        text += "zone:\n  name: " + zone + "\n  zonefile: " + zone + "\n";
    }
    writeFile(m_folder.filePath("nsd.conf"), text);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start("/usr/sbin/nsd", {"-d", "-c", m_folder.filePath("nsd.conf")});
    QString output;
    while (m_process.waitForReadyRead(20'000)) {
        output += QString::fromLocal8Bit(m_process.readAll());
        if (output.contains("nsd started"))
            return true;
    }
    m_why = "nsd: " + output + m_process.errorString();
    m_process.kill();
    m_process.waitForFinished();
    return false;
}

NameServer::~NameServer() {
    m_process.terminate();
    if (!m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

SilentServer::SilentServer()
    : m_socket(boundSocket(m_port)) {}
SilentServer::~SilentServer() { ::close(m_socket); }

} // namespace postroom::test
