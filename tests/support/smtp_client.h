// SPDX-License-Identifier: Apache-2.0
// The client's side of an SMTP dialogue, so that a test reads like a transcript:
//
//     SmtpClient c(daemon.smtpPort());
//     c.expect("220 ");
//     c.say("EHLO client.test", "250");
//     c.say("MAIL FROM:<a@client.test>", "250 2.1.0");
//
// A reply that does not begin as expected fails the test, with the whole dialogue so far.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <memory>

class QTcpSocket;

namespace postroom::test {

class SmtpClient {
public:
    explicit SmtpClient(quint16 port, const QString& address = "127.0.0.1");
    ~SmtpClient();

    /// Sends bytes as they are.
    void send(const QByteArray& bytes);
    /// Reads one whole reply (all its lines) and compares its last line's beginning; gives the reply with LF line ends.
    QByteArray expect(const QByteArray& beginning);
    /// send(line CR LF), then expect.
    QByteArray say(const QByteArray& line, const QByteArray& beginning);
    /// The usual dialogue up to the reply after the dot, which is given.
    QByteArray deliver(const QByteArray& from, const QList<QByteArray>& to, const QByteArray& message);
    /// Has the peer closed the connection (after reading what it still sent)?
    bool closedByPeer(std::chrono::seconds limit = std::chrono::seconds(90));
    /// The dialogue so far, for looking at.
    [[nodiscard]] const QByteArray& transcript() const { return m_transcript; }
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    QByteArray readReply();
    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_buffer;
    QByteArray m_transcript;
    bool m_failed = false;
};

} // namespace postroom::test
