// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/support/fake_channel.h"

#include "tests/console/support/fake_daemon.h"

#include <QTimer>

namespace postroom::console {

FakeChannel::~FakeChannel() { leave(); }

void FakeChannel::leave() {
    if (m_open && m_daemon != nullptr)
        m_daemon->gone(*this);
    m_open = false;
}

void FakeChannel::open() {
    QTimer::singleShot(0, this, [this] {
        if (m_daemon == nullptr || !m_daemon->accept(*this)) {
            emit ended(base::temporaryError(base::ErrorKind::unavailable, "Nobody listens on the fake socket. Is postroomd running?"));
            return;
        }
        m_open = true;
        emit opened();
    });
}

void FakeChannel::write(const QByteArray& bytes) {
    m_reader.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    while (true) {
        const auto line = m_reader.next();
        if (!line || !*line || m_daemon == nullptr || !m_open)
            return;
        m_daemon->take(*this, QByteArray::fromStdString(**line));
    }
}

void FakeChannel::close() {
    disconnect(this, &Channel::ended, nullptr, nullptr);
    disconnect(this, &Channel::received, nullptr, nullptr);
    leave();
}

void FakeChannel::deliver(const std::string& bytes) {
    QTimer::singleShot(0, this, [this, bytes] {
        if (m_open)
            emit received(QByteArray::fromStdString(bytes));
    });
}

void FakeChannel::deliverLater(const std::string& bytes) {
    QTimer::singleShot(0, this, [this, bytes] { deliver(bytes); });
}

void FakeChannel::drop() {
    if (!m_open)
        return;
    leave();
    QTimer::singleShot(0, this, [this] { emit ended(base::temporaryError(base::ErrorKind::unavailable, "The connection to the server ended.")); });
}

} // namespace postroom::console
