// SPDX-License-Identifier: Apache-2.0
// nsd on a free loopback port for as long as this lives, serving zone files that the test wrote.
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <map>
#include <string>

namespace postroom::test {

class NameServer {
public:
    /// Zone name to zone file text. `running()` is false, with `why`, when nsd does not start.
    explicit NameServer(const std::map<std::string, std::string>& zones);
    ~NameServer();
    [[nodiscard]] bool running() const { return m_running; }
    [[nodiscard]] QString why() const { return m_why; }
    /// "127.0.0.1@port"
    [[nodiscard]] std::string address() const { return "127.0.0.1@" + std::to_string(m_port); }

private:
    bool tryStart(const std::map<std::string, std::string>& zones);
    QTemporaryDir m_folder;
    QProcess m_process;
    int m_port = 0;
    bool m_running = false;
    QString m_why;
};

/// A UDP socket on loopback that takes questions and never answers.
class SilentServer {
public:
    SilentServer();
    ~SilentServer();
    [[nodiscard]] std::string address() const { return "127.0.0.1@" + std::to_string(m_port); }

private:
    int m_port = 0;
    int m_socket;
};

} // namespace postroom::test
