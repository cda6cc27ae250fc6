// SPDX-License-Identifier: GPL-3.0-or-later
// A channel over a socket of this computer.
#pragma once

#include "console/services/channel.h"

#include <QLocalSocket>

namespace postroom::console {

class LocalChannel : public Channel {
    Q_OBJECT
public:
    explicit LocalChannel(QString path, QObject* parent = nullptr);
    ~LocalChannel() override;
    void open() override;
    void write(const QByteArray& bytes) override;
    void close() override;

private:
    void end();

    QString m_path;
    QLocalSocket m_socket;
    bool m_over = true;
};

} // namespace postroom::console
