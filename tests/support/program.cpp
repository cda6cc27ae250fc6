// SPDX-License-Identifier: Apache-2.0
#include "tests/support/program.h"

#include <QElapsedTimer>
#include <QtTest/QtTest>

#include <csignal>

namespace postroom::test {

namespace {
int milliseconds(std::chrono::seconds limit) {
    return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(limit).count());
}
} // namespace

Finished run(const QString& program, const QStringList& arguments, const QByteArray& input, std::chrono::seconds limit) {
    QProcess process;
    process.start(program, arguments);
    Finished finished;
    if (!process.waitForStarted()) {
        finished.errors = (program + ": " + process.errorString()).toUtf8();
        return finished;
    }
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(milliseconds(limit))) {
        process.kill();
        process.waitForFinished();
        finished.errors = "did not end in time\n" + process.readAllStandardError();
        finished.output = process.readAllStandardOutput();
        return finished;
    }
    finished.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    finished.output = process.readAllStandardOutput();
    finished.errors = process.readAllStandardError();
    return finished;
}

Program::~Program() {
    if (running())
        stop(std::chrono::seconds(10));
}

bool Program::start(const QString& program, const QStringList& arguments, const QString& folder,
                    const QStringList& environment) {
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    if (!folder.isEmpty())
        m_process->setWorkingDirectory(folder);
    if (!environment.isEmpty())
        m_process->setEnvironment(QProcess::systemEnvironment() + environment);
    m_process->start(program, arguments);
    if (m_process->waitForStarted())
        return true;
    QWARN(qPrintable(program + ": " + m_process->errorString()));
    return false;
}

void Program::drain() {
    if (m_process)
        m_output += m_process->readAll();
}

bool Program::waitFor(const QByteArray& text, std::chrono::seconds limit) {
    QElapsedTimer timer;
    timer.start();
    drain();
    while (!m_output.contains(text)) {
        const qint64 left = milliseconds(limit) - timer.elapsed();
        if (!m_process || left <= 0 || (!m_process->waitForReadyRead(static_cast<int>(left)) && !running())) {
            drain();
            if (m_output.contains(text))
                return true;
            QWARN("waited in vain for \"" + text + "\"; printed so far:\n" + m_output);
            return false;
        }
        drain();
    }
    return true;
}

int Program::stop(std::chrono::seconds limit) {
    if (!running())
        return m_process ? m_process->exitCode() : -1;
    m_process->terminate();
    return waitForEnd(limit);
}

void Program::kill() {
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished();
}

int Program::waitForEnd(std::chrono::seconds limit) {
    if (running() && !m_process->waitForFinished(milliseconds(limit))) {
        drain();
        QWARN("the program did not end and was killed; printed so far:\n" + m_output);
        kill();
        return -1;
    }
    drain();
    return m_process && m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
}

bool Program::running() const { return m_process && m_process->state() != QProcess::NotRunning; }

qint64 Program::processId() const { return m_process ? m_process->processId() : 0; }

QByteArray Program::output() {
    if (m_process && running())
        m_process->waitForReadyRead(0);
    drain();
    return m_output;
}

} // namespace postroom::test
