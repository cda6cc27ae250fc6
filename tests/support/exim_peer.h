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
    [[nodiscard]] quint16 port() const { return m_port; }
    /// Its main log so far.
    [[nodiscard]] QByteArray log() const;
    /// Waits until the main log holds `text`.
    bool waitForLog(const QByteArray& text, std::chrono::seconds limit = std::chrono::seconds(90));

private:
    QTemporaryDir m_folder;
    Program m_program;
    quint16 m_port = 0;
};

} // namespace postroom::test
