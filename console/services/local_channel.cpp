// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/services/local_channel.h"

#include <QTimer>

namespace postroom::console {

LocalChannel::LocalChannel(QString path, QObject* parent) : Channel(parent), m_path(std::move(path)) {
    connect(&m_socket, &QLocalSocket::connected, this, &Channel::opened);
    connect(&m_socket, &QLocalSocket::readyRead, this, [this] { emit received(m_socket.readAll()); });
    // Queued: the socket may report from within connectToServer().
    connect(&m_socket, &QLocalSocket::errorOccurred, this, &LocalChannel::end, Qt::QueuedConnection);
    connect(&m_socket, &QLocalSocket::disconnected, this, &LocalChannel::end, Qt::QueuedConnection);
}

LocalChannel::~LocalChannel() { close(); }

void LocalChannel::open() {
    m_over = false;
    QTimer::singleShot(0, &m_socket, [this] {
        if (!m_over)
            m_socket.connectToServer(m_path);
    });
}

void LocalChannel::write(const QByteArray& bytes) { m_socket.write(bytes); }

void LocalChannel::close() {
    m_over = true;
    m_socket.abort();
}

void LocalChannel::end() {
    if (m_over)
        return;
    m_over = true;
    base::Error error;
    error.temporary = true;
    error.detail = m_socket.errorString().toStdString();
    switch (m_socket.error()) {
    case QLocalSocket::ServerNotFoundError:
    case QLocalSocket::ConnectionRefusedError:
        error.kind = base::ErrorKind::unavailable;
        error.publicText = tr("Nobody listens on %1. Is postroomd running?").arg(m_path).toStdString();
        break;
    case QLocalSocket::SocketAccessError:
        error.kind = base::ErrorKind::denied;
        error.publicText = tr("You may not use %1.").arg(m_path).toStdString();
        break;
    default:
        error.kind = base::ErrorKind::unavailable;
        error.publicText = tr("The connection to the server ended.").toStdString();
    }
    m_socket.abort();
    emit ended(error);
}

} // namespace postroom::console
