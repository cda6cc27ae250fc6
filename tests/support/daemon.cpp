// SPDX-License-Identifier: Apache-2.0
#include "tests/support/daemon.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest/QtTest>

namespace postroom::test {

QString Daemon::program(const QString& name) { return qEnvironmentVariable("POSTROOM_BUILD") + "/bin/" + name; }

Daemon::Daemon() = default;

Daemon::~Daemon() {
    if (m_program.running())
        m_program.stop();
    if (QTest::currentTestFailed())
        qInfo("the daemon printed:\n%s", m_program.output().constData());
}

bool Daemon::start(const QByteArray& configuration) {
    QFile file(m_folder.filePath("initial.conf"));
    if (!file.open(QIODevice::WriteOnly) || file.write(configuration) != configuration.size())
        return false;
    file.close();
    return start();
}

bool Daemon::start() {
    m_program = Program();
    QStringList command = m_wrapper;
    command << program("postroomd") << "--state" << state() << "--runtime" << m_folder.filePath("run") << "--initial-config"
            << m_folder.filePath("initial.conf");
    const QString first = command.takeFirst();
    if (!m_program.start(first, command))
        return false;
    return m_program.waitFor("postroomd is ready", std::chrono::seconds(60)) && readPorts();
}

bool Daemon::readPorts() {
    const Finished status = tryCtl({"status", "--json"});
    const QJsonObject root = QJsonDocument::fromJson(status.output).object();
    m_ports.clear();
    for (const auto& value : root["listeners"].toArray()) {
        const QJsonObject listener = value.toObject();
        m_ports[listener["name"].toString()] = static_cast<quint16>(listener["port"].toInt());
    }
    if (m_ports.isEmpty())
        QWARN("status names no listeners: " + status.output + status.errors);
    return !m_ports.isEmpty();
}

int Daemon::stop() { return m_program.stop(std::chrono::seconds(60)); }

Finished Daemon::tryCtl(const QStringList& arguments, const QByteArray& input) {
    return run(program("postroomctl"), QStringList{"--socket", socket()} + arguments, input, std::chrono::seconds(60));
}

QByteArray Daemon::ctl(const QStringList& arguments, const QByteArray& input) {
    const Finished finished = tryCtl(arguments, input);
    if (finished.exitCode != 0)
        QTest::qFail(qPrintable("postroomctl " + arguments.join(' ') + " ended with " + QString::number(finished.exitCode) +
                                ":\n" + finished.errors + finished.output),
                     __FILE__, __LINE__);
    return finished.output;
}

QByteArray Daemon::ctlUntil(const QStringList& arguments, const QByteArray& text, std::chrono::seconds limit) {
    QElapsedTimer timer;
    timer.start();
    QByteArray output;
    do {
        output = tryCtl(arguments).output;
        if (output.contains(text))
            return output;
    } while (timer.elapsed() < std::chrono::milliseconds(limit).count());
    QTest::qFail("postroomctl " + arguments.join(' ').toUtf8() + " never said \"" + text + "\"; last:\n" + output, __FILE__,
                 __LINE__);
    return output;
}

QByteArray Daemon::configuration(const Parts& parts) const {
    QByteArray text = R"(# Postroom configuration, format 1
primary_hostname = mx.example.test
qualify_domain = example.test
mail_root = MAILROOT
domainlist local_domains = example.test
hostlist relay_from_hosts = 127.0.0.1 : ::1
acl_smtp_rcpt = acl_check_rcpt
dns_servers = 127.0.0.1@1
host_lookup =
smtp_accept_max = 1000
MAIN
begin listeners
mx:
  address = 127.0.0.1
  port = 0
  role = mx
LISTENERS
begin acl
acl_check_rcpt:
RCPTACL
ACLS
begin routers
ROUTERS
local:
  driver = accept
  domains = +local_domains
  transport = maildir
relay:
  driver = manualroute
  domains = ! +local_domains
  route_list = * 127.0.0.1
  self = send
  transport = relay
begin transports
TRANSPORTS
maildir:
  driver = appendfile
  maildir_format
  directory = MAILROOT/${lookup{$local_part}dsearch,ret=key{MAILROOT}{$value}{unknown}}
relay:
  driver = smtp
  port = SINKPORT
  allow_localhost
begin retry
RETRY
)";
    text.replace("MAIN", parts.main).replace("RCPTACL", parts.rcptAcl).replace("ACLS", parts.acls);
    text.replace("ROUTERS", parts.routers).replace("TRANSPORTS", parts.transports).replace("RETRY", parts.retry);
    text.replace("LISTENERS", parts.listeners).replace("SINKPORT", QByteArray::number(parts.sinkPort));
    text.replace("MAILROOT", mailRoot().toUtf8());
    return text;
}

} // namespace postroom::test
