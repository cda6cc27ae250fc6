// SPDX-License-Identifier: Apache-2.0
// A program run by a test: started in a folder, watched by what it prints, stopped when the object dies.
// Every wait has a deadline and, when it passes, fails the test with what the program printed so far.
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>

namespace postroom::test {

struct Finished {
    int exitCode = -1;
    QByteArray output; ///< standard output
    QByteArray errors; ///< standard error
};

/// Runs a program to its end and gives what it printed; `input` goes to its standard input.
Finished run(const QString& program, const QStringList& arguments, const QByteArray& input = {},
             std::chrono::seconds limit = std::chrono::seconds(90));

class Program {
public:
    Program() = default;
    Program(Program&&) noexcept = default;
    Program& operator=(Program&&) noexcept = default;
    ~Program();

    /// Starts it; false (and a QWARN with the reason) when it cannot be started.
    bool start(const QString& program, const QStringList& arguments, const QString& folder = {},
               const QStringList& environment = {});
    /// Waits until both outputs together hold `text`; false when the program ends or the limit passes first.
    bool waitFor(const QByteArray& text, std::chrono::seconds limit = std::chrono::seconds(90));
    /// SIGTERM, then SIGKILL when it does not end in time. The exit code; -1 when it had to be killed.
    int stop(std::chrono::seconds limit = std::chrono::seconds(90));
    /// SIGKILL, and nothing else.
    void kill();
    /// Waits for it to end by itself; -1 when it does not.
    int waitForEnd(std::chrono::seconds limit = std::chrono::seconds(90));
    [[nodiscard]] bool running() const;
    [[nodiscard]] qint64 processId() const;
    [[nodiscard]] QByteArray output();

private:
    void drain();
    std::unique_ptr<QProcess> m_process;
    QByteArray m_output;
};

} // namespace postroom::test
