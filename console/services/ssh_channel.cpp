// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/services/ssh_channel.h"

#include "console/services/platform.h"

#include <QCoreApplication>
#include <QTimer>

namespace postroom::console {

namespace {
constexpr qsizetype keptErrors = 4096;
/// postroomctl proxy says this when the server of that computer is not there (EX_UNAVAILABLE), ssh when it fails itself,
/// the shell when there is no postroomctl.
constexpr int exitUnavailable = 69, exitSshFailed = 255, exitNoCommand = 127;
} // namespace

SshChannel::SshChannel(ApplianceUri uri, QString program, QObject* parent)
    : Channel(parent), m_uri(std::move(uri)), m_program(program.isEmpty() ? platform::sshProgram() : std::move(program)) {
    connect(&m_process, &QProcess::started, this, &Channel::opened);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] {
        m_heard = true;
        emit received(m_process.readAllStandardOutput());
    });
    connect(&m_process, &QProcess::readyReadStandardError, this,
            [this] { m_errors = (m_errors + m_process.readAllStandardError()).right(keptErrors); });
    connect(&m_process, &QProcess::finished, this, &SshChannel::finish, Qt::QueuedConnection);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish();
    }, Qt::QueuedConnection);
}

SshChannel::~SshChannel() { close(); }

QStringList SshChannel::arguments(const ApplianceUri& uri) {
    QStringList list{"-T", "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=2", "-o", "ConnectTimeout=20"};
    if (uri.port > 0)
        list << "-p" << QString::number(uri.port);
    if (!uri.user.isEmpty())
        list << "-l" << uri.user;
    list << "--" << uri.host << "postroomctl";
    if (!uri.path.isEmpty()) // the far shell reads this again: quoted for it
        list << "--socket" << "'" + QString(uri.path).replace('\'', "'\\''") + "'";
    return list << "proxy";
}

void SshChannel::open() {
    m_over = false;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("SSH_ASKPASS", QCoreApplication::applicationFilePath());
    environment.insert("SSH_ASKPASS_REQUIRE", "force");
    environment.insert(askPassVariable, m_uri.text());
    if (!environment.contains("DISPLAY")) // ssh before 8.4 asks nobody without it
        environment.insert("DISPLAY", ":0");
    m_process.setProcessEnvironment(environment);
    platform::detachFromTerminal(m_process);
    QTimer::singleShot(0, &m_process, [this] {
        if (!m_over)
            m_process.start(m_program, arguments(m_uri));
    });
}

void SshChannel::write(const QByteArray& bytes) { m_process.write(bytes); }

void SshChannel::close() {
    m_over = true;
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.disconnect(this);
    m_process.closeWriteChannel();
    m_process.kill();
    m_process.waitForFinished(1000); // it was killed: this is the time to collect it
}

void SshChannel::finish() {
    if (m_over)
        return;
    m_over = true;
    m_errors = (m_errors + m_process.readAllStandardError()).right(keptErrors);
    emit ended(explain());
}

base::Error SshChannel::explain() const {
    base::Error error;
    error.kind = base::ErrorKind::unavailable;
    error.temporary = true;
    error.detail = m_errors.trimmed().toStdString();
    QString text = tr("The connection to %1 ended.").arg(m_uri.host);
    if (m_process.error() == QProcess::FailedToStart) {
        error.temporary = false;
        text = tr("The program ssh could not be started. Install OpenSSH's client.");
    } else if (m_errors.contains("Permission denied") || m_errors.contains("Too many authentication failures")) {
        error.kind = base::ErrorKind::denied;
        error.temporary = false;
        text = tr("%1 did not let you in: wrong user, password or key.").arg(m_uri.host);
    } else if (m_errors.contains("Host key verification failed") || m_errors.contains("IDENTIFICATION HAS CHANGED")) {
        error.kind = base::ErrorKind::denied;
        error.temporary = false;
        text = tr("The identity of %1 was not confirmed, or has changed since the last time.").arg(m_uri.host);
    } else if (m_process.exitCode() == exitNoCommand) {
        error.temporary = false;
        text = tr("%1 has no postroomctl: Postroom is not installed there, or not in the PATH.").arg(m_uri.host);
    } else if (m_process.exitCode() == exitUnavailable) {
        text = tr("The server on %1 does not run.").arg(m_uri.host);
    } else if (m_process.exitCode() == exitSshFailed && !m_heard) {
        text = tr("%1 cannot be reached.").arg(m_uri.host);
    }
    error.publicText = text.toStdString();
    return error;
}

} // namespace postroom::console
