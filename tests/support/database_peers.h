// SPDX-License-Identifier: Apache-2.0
// Real database servers, each in a folder of its own on a loopback port and a Unix socket. Servers that refuse to run as
// root are run as the user of their package.
#pragma once

#include "tests/support/program.h"

#include <QString>
#include <QTemporaryDir>

namespace postroom::test {

class RedisPeer {
public:
    /// `password` empty: none is asked for.
    bool start(const QString& password = {});
    /// Again on the same port.
    bool restart();
    void stop() { m_program.stop(); }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString socket() const { return m_folder.filePath("redis.sock"); }

private:
    QTemporaryDir m_folder;
    Program m_program;
    QString m_password;
    quint16 m_port = 0;
};

class PgsqlPeer {
public:
    bool start();
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString socket() const { return m_folder.filePath(QString(".s.PGSQL.%1").arg(m_port)); }

private:
    QTemporaryDir m_folder;
    Program m_program;
    quint16 m_port = 0;
};

class MariadbPeer {
public:
    bool start();
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString socket() const { return m_folder.filePath("mysql.sock"); }

private:
    QTemporaryDir m_folder;
    Program m_program;
    quint16 m_port = 0;
};

/// Holds o=x with cn=anna (two mail addresses, password "secret") and cn=berta.
class LdapPeer {
public:
    bool start();
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    QTemporaryDir m_folder;
    Program m_program;
    quint16 m_port = 0;
};

} // namespace postroom::test
