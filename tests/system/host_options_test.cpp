// SPDX-License-Identifier: Apache-2.0
// Main options about this host: its clock, its listeners, the fields that it writes, what it makes of a DNS that fails.
#include "tests/support/daemon.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

using namespace postroom::test;

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray onlyMailOf(Daemon& daemon) {
    const QDir folder(daemon.mailRoot() + "/anna/new");
    const QStringList names = folder.entryList(QDir::Files);
    return names.size() == 1 ? contentOf(folder.filePath(names.first())) : QByteArray();
}

/// A name server that answers every question with SERVFAIL.
class FailingNameServer {
public:
    FailingNameServer() : m_socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        const timeval look{0, 100'000}; // how long stopping may take
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &look, sizeof look);
        ::bind(m_socket, reinterpret_cast<sockaddr*>(&address), size);
        ::getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { answer(); });
    }
    ~FailingNameServer() {
        m_stop = true;
        m_thread.join();
        ::close(m_socket);
    }
    [[nodiscard]] QByteArray address() const { return "127.0.0.1@" + QByteArray::number(m_port); }

private:
    void answer() {
        while (!m_stop) {
            unsigned char packet[512];
            sockaddr_in peer{};
            socklen_t size = sizeof peer;
            const auto got = ::recvfrom(m_socket, packet, sizeof packet, 0, reinterpret_cast<sockaddr*>(&peer), &size);
            if (got < 12)
                continue;
            packet[2] = static_cast<unsigned char>(packet[2] | 0x80); // an answer
            packet[3] = 0x82;                                         // recursion available, SERVFAIL
            (void)::sendto(m_socket, packet, static_cast<std::size_t>(got), 0, reinterpret_cast<sockaddr*>(&peer), size);
        }
    }

    int m_socket;
    quint16 m_port = 0;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

} // namespace

class HostOptionsTest : public QObject {
    Q_OBJECT
private slots:
    void timesAreThoseOfTheZone() {
        Daemon daemon;
        QDir().mkpath(daemon.mailRoot() + "/anna");
        Daemon::Parts parts;
        parts.main = "timezone = XYZ-5:45\nlog_timezone\nlog_file_path = " + daemon.folder().toUtf8() + "/%slog\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        QCOMPARE(daemon.ctl({"expand", "$tod_zone"}).trimmed(), QByteArray("+0545"));
        daemon.ctl({"sendmail", "anna@example.test"}, "Subject: x\n\nx\n");
        daemon.ctlUntil({"trace", "search", "to:anna@example.test"}, "delivered");
        const QByteArray mail = onlyMailOf(daemon);
        QVERIFY2(mail.contains(" +0545\nDate: ") || mail.contains(" +0545\n"), mail.constData());
        QCOMPARE(daemon.stop(), 0); // the log is complete
        const QByteArray log = contentOf(daemon.folder() + "/mainlog");
        QVERIFY2(QRegularExpression("^[0-9-]+ [0-9:]+ \\+0545 \\S+ <= ").match(QString::fromUtf8(log)).hasMatch(), log.constData());
    }

    void aZoneThatDoesNotExistIsNamed() {
        Daemon daemon;
        Daemon::Parts parts;
        QVERIFY(daemon.start(daemon.configuration(parts)));
        const Finished refused = daemon.tryCtl({"config", "set", "timezone", "Europe/Atlantis"});
        const Finished applied = daemon.tryCtl({"config", "apply", "-m", "zone"});
        const QByteArray said = refused.output + refused.errors + applied.output + applied.errors;
        QVERIFY2(said.contains("there is no time zone \"Europe/Atlantis\""), said.constData());
    }

    void messageIdsHaveTheWantedParts() {
        Daemon daemon;
        QDir().mkpath(daemon.mailRoot() + "/anna");
        Daemon::Parts parts;
        parts.main = "message_id_header_domain = ids.${lc:EXAMPLE}.test/x\nmessage_id_header_text = ${local_part:$sender_address}(1)\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        daemon.ctl({"sendmail", "-f", "bob@example.test", "anna@example.test"}, "Subject: x\n\nx\n");
        daemon.ctlUntil({"trace", "search", "to:anna@example.test"}, "delivered");
        const QByteArray mail = onlyMailOf(daemon);
        QVERIFY2(QRegularExpression("\nMessage-Id: <E[0-9A-Za-z-]{23}\\.bob-1-@ids\\.example\\.test-x>\n").match(QString::fromUtf8(mail)).hasMatch(), mail.constData());
    }

    void aDnsThatFailsMayMeanThatThereIsNothing() {
        FailingNameServer dns;
        Daemon daemon;
        Daemon::Parts parts;
        parts.main = "dns_again_means_nonexist = +dead : ${lc:GONE.TEST}\ndomainlist dead = *.dead.test\n";
        parts.routers = "dns:\n  driver = dnslookup\n  domains = ! +local_domains\n  transport = smtp\n  no_more\n";
        parts.transports = "smtp:\n  driver = smtp\n";
        QVERIFY(daemon.start(daemon.configuration(parts).replace("127.0.0.1@1\n", dns.address() + "\n")));
        for (const char* address : {"x@a.dead.test", "x@gone.test"}) {
            const Finished none = daemon.tryCtl({"address", "test", address});
            QVERIFY2(none.output.contains("Unrouteable address"), none.output.constData());
        }
        const Finished waits = daemon.tryCtl({"address", "test", "x@other.test"});
        QVERIFY2(waits.output.contains("host lookup did not complete"), waits.output.constData());
    }
};

POSTROOM_TEST(HostOptionsTest)
#include "host_options_test.moc"
