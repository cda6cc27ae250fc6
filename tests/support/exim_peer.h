// SPDX-License-Identifier: Apache-2.0
// Debian's Exim 4.96, unpacked, as a peer: it speaks PRDR both ways. It insists on its user "Debian-exim", so it runs in a
// user namespace of its own in which that user is us; no root is needed and nothing of the machine changes.
#pragma once

#include "tests/support/program.h"

#include <QByteArray>
#include <QTemporaryDir>

namespace postroom::test {

class EximPeer {
public:
    EximPeer();
    ~EximPeer();
    /// Starts a daemon with this configuration below the standard main options (primary_hostname exim.test, a spool of
    /// its own, no DNS, no TLS). False when it does not listen.
    bool start(const QByteArray& configuration);
    /// Without a daemon: what Exim says to these arguments (-brw, -be...) under this configuration, below the same main options.
    QByteArray answer(const QByteArray& configuration, const QStringList& arguments);
    [[nodiscard]] quint16 port() const { return m_port; }
    /// Its main log so far.
    [[nodiscard]] QByteArray log() const;
    /// Waits until the main log holds `text`.
    bool waitForLog(const QByteArray& text, std::chrono::seconds limit = std::chrono::seconds(90));

private:
    /// Writes what it needs; the shell command that runs it with `arguments`.
    QString prepare(const QByteArray& configuration, const QString& arguments);
    QTemporaryDir m_folder;
    Program m_program;
    quint16 m_port = 0;
};

} // namespace postroom::test
