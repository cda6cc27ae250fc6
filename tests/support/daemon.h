// SPDX-License-Identifier: Apache-2.0
// The real postroomd in a folder of its own, with the configuration that the test gives as text, on ports that the
// kernel chooses. Its state survives stop() and start(), as an administrator's does.
#pragma once

#include "tests/support/program.h"

#include <QByteArray>
#include <QMap>
#include <QTemporaryDir>

#include <chrono>

namespace postroom::test {

class Daemon {
public:
    Daemon();
    ~Daemon();

    /// Starts it with this configuration (only the first start of a folder reads it). False when it does not come up.
    bool start(const QByteArray& configuration);
    /// Starts it again on the same folder.
    bool start();
    /// Runs it by this command ("unshare", "-Urm", ...), to which the daemon's own command line is appended.
    void wrapWith(const QStringList& command) { m_wrapper = command; }
    /// SIGTERM and wait; the exit code.
    int stop();
    void kill() { m_program.kill(); }

    /// The port of a listener, by its name in the configuration.
    [[nodiscard]] quint16 port(const QString& listener = "mx") const { return m_ports.value(listener); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString state() const { return m_folder.filePath("state"); }
    [[nodiscard]] QString socket() const { return m_folder.filePath("run/control.sock"); }
    [[nodiscard]] QString mailRoot() const { return m_folder.filePath("mail"); }
    [[nodiscard]] QByteArray output() { return m_program.output(); }
    [[nodiscard]] qint64 processId() const { return m_program.processId(); }

    /// postroomctl on this daemon's socket. ctl() fails the test when the command does.
    Finished tryCtl(const QStringList& arguments, const QByteArray& input = {});
    QByteArray ctl(const QStringList& arguments, const QByteArray& input = {});
    /// Asks postroomctl again and again until what it prints holds `text`; the last output is given.
    QByteArray ctlUntil(const QStringList& arguments, const QByteArray& text,
                        std::chrono::seconds limit = std::chrono::seconds(90));

    /// A configuration for tests: accepts mail for example.test into Maildirs under mailRoot() and relays the rest for
    /// loopback clients to `sinkPort`. `main`, `acl` and the like are put in where their names say.
    struct Parts {
        QByteArray main;
        QByteArray rcptAcl = "  accept\n";
        QByteArray acls;
        QByteArray routers;
        QByteArray transports;
        QByteArray retry = "* * F,1h,1m\n";
        QByteArray listeners;
        quint16 sinkPort = 1;
    };
    [[nodiscard]] QByteArray configuration(const Parts& parts) const;

    static QString program(const QString& name);

private:
    bool readPorts();
    QTemporaryDir m_folder;
    Program m_program;
    QMap<QString, quint16> m_ports;
    QStringList m_wrapper;
};

} // namespace postroom::test
