// SPDX-License-Identifier: Apache-2.0
#include "tests/support/smtp_client.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QtTest/QtTest>

namespace postroom::test {

namespace {
constexpr int patience = 90'000; // ms; generous, because sanitizers and a shared machine are slow

void failTest(const QByteArray& text) { QTest::qFail(text.constData(), __FILE__, __LINE__); }
} // namespace

SmtpClient::SmtpClient(quint16 port, const QString& address) : m_socket(std::make_unique<QTcpSocket>()) {
    // A peer that was started a moment ago may not listen yet: a refusal is asked again.
    QElapsedTimer timer;
    timer.start();
    do
        m_socket->connectToHost(address, port);
    while (!m_socket->waitForConnected(patience) && timer.elapsed() < patience);
    if (m_socket->state() != QAbstractSocket::ConnectedState) {
        m_failed = true;
        failTest("cannot connect to port " + QByteArray::number(port) + ": " + m_socket->errorString().toUtf8());
    }
}

SmtpClient::~SmtpClient() = default;

void SmtpClient::send(const QByteArray& bytes) {
    m_transcript += "C: " + bytes;
    m_socket->write(bytes);
    while (m_socket->bytesToWrite() > 0 && m_socket->waitForBytesWritten(patience)) {
    }
}

QByteArray SmtpClient::readReply() {
    QByteArray reply;
    QElapsedTimer timer;
    timer.start();
    while (true) {
        qsizetype end = 0;
        while ((end = m_buffer.indexOf("\r\n")) >= 0) {
            const QByteArray line = m_buffer.left(end);
            m_buffer.remove(0, end + 2);
            m_transcript += "S: " + line + "\n";
            reply += line + "\n";
            if (line.size() < 4 || line[3] != '-')
                return reply;
        }
        if (timer.elapsed() > patience || !m_socket->waitForReadyRead(patience))
            return reply;
        m_buffer += m_socket->readAll();
    }
}

QByteArray SmtpClient::expect(const QByteArray& beginning) {
    const QByteArray reply = readReply();
    const QByteArray last = reply.trimmed().split('\n').last();
    if (!last.startsWith(beginning) && !m_failed) {
        m_failed = true;
        failTest("expected \"" + beginning + "\", got \"" + last + "\" in\n" + m_transcript);
    }
    return reply;
}

QByteArray SmtpClient::say(const QByteArray& line, const QByteArray& beginning) {
    send(line + "\r\n");
    return expect(beginning);
}

QByteArray SmtpClient::deliver(const QByteArray& from, const QList<QByteArray>& to, const QByteArray& message) {
    expect("220");
    say("EHLO client.test", "250");
    say("MAIL FROM:<" + from + ">", "250");
    for (const QByteArray& recipient : to)
        say("RCPT TO:<" + recipient + ">", "250");
    say("DATA", "354");
    send(message);
    send(message.endsWith("\r\n") ? ".\r\n" : "\r\n.\r\n");
    return expect("250");
}

bool SmtpClient::closedByPeer(std::chrono::seconds limit) {
    QElapsedTimer timer;
    timer.start();
    const qint64 end = std::chrono::duration_cast<std::chrono::milliseconds>(limit).count();
    while (m_socket->state() != QAbstractSocket::UnconnectedState && timer.elapsed() < end) {
        m_socket->waitForReadyRead(static_cast<int>(end - timer.elapsed()));
        m_buffer += m_socket->readAll();
    }
    return m_socket->state() == QAbstractSocket::UnconnectedState;
}

} // namespace postroom::test
