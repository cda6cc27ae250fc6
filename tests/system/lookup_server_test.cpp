// SPDX-License-Identifier: Apache-2.0
// Policy that asks a real Redis server: it decides, it goes away, mail is deferred, it comes back.
#include "tests/support/daemon.h"
#include "tests/support/database_peers.h"
#include "tests/support/peer_program.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QRegularExpression>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

using namespace postroom::test;

namespace {

// Just enough IMAP for saslauthd -a rimap: anna's password is "secret".
class ImapServer {
public:
    ImapServer() {
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size);
        ::listen(m_listener, 5);
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] {
            for (int client = 0; (client = ::accept(m_listener, nullptr, nullptr)) >= 0;)
                serve(client);
        });
    }
    ~ImapServer() {
        ::shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        ::close(m_listener);
    }
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    static void serve(int client) {
        const auto say = [client](const QByteArray& line) { return ::send(client, line.constData(), static_cast<size_t>(line.size()), MSG_NOSIGNAL) == line.size(); };
        bool open = say("* OK ready\r\n");
        QByteArray seen;
        char buffer[1024];
        while (open) {
            const ssize_t count = ::recv(client, buffer, sizeof buffer, 0);
            if (count <= 0)
                break;
            seen.append(buffer, count);
            if (!seen.endsWith("\n"))
                continue;
            const QByteArray tag = seen.left(seen.indexOf(' '));
            open = say(tag + (seen.contains("LOGOUT") || (seen.contains("anna") && seen.contains("secret")) ? " OK done\r\n" : " NO wrong\r\n")) && !seen.contains("LOGOUT");
            seen.clear();
        }
        ::close(client);
    }
    int m_listener = -1;
    quint16 m_port = 0;
    std::thread m_thread;
};

} // namespace

class LookupServerTest : public QObject {
    Q_OBJECT

    static QByteArray rcpt(SmtpClient& client, const QByteArray& sender, const QByteArray& code) {
        client.say("MAIL FROM:<" + sender + ">", "250");
        const QByteArray reply = client.say("RCPT TO:<anna@example.test>", code);
        client.say("RSET", "250");
        return reply;
    }

private slots:
    void redisDecidesGoesAndComesBack() {
        RedisPeer redis;
        QVERIFY(redis.start("top secret"));
        const QStringList cli{"-p", QString::number(redis.port()), "--no-auth-warning", "-a", "top secret"};
        QCOMPARE(run("redis-cli", cli + QStringList{"SADD", "blocked", "spammer@client.test"}).exitCode, 0);

        Daemon daemon;
        QDir().mkpath(daemon.mailRoot() + "/anna");
        Daemon::Parts parts;
        parts.main = "redis_servers = 127.0.0.1::" + QByteArray::number(redis.port()) + "/0/top secret\nlookup_cache_time = 0s\n";
        parts.rcptAcl = "  deny\n    message = you are on our list\n    condition = ${lookup redis,bind{SISMEMBER blocked $sender_address}}\n  accept\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient client(daemon.port());
        client.expect("220");
        client.say("EHLO client.test", "250");
        QVERIFY(rcpt(client, "spammer@client.test", "550").contains("you are on our list"));
        rcpt(client, "friend@client.test", "250");
        // What a command would be is a value here: nothing is deleted, nobody is let in.
        rcpt(client, "\"x FLUSHALL\"@client.test", "250");
        rcpt(client, "spammer@client.test", "550");
        QVERIFY(daemon.ctl({"lookup", "servers"}).contains(" up "));

        redis.stop();
        rcpt(client, "friend@client.test", "451");
        const QByteArray found = daemon.ctlUntil({"trace", "search", "from:friend@client.test"}, "rejected for now");
        const QString key = QRegularExpression("[0-9-]{10}\\.[0-9]+").match(QString::fromUtf8(found)).captured();
        const QByteArray trace = daemon.ctl({"trace", "explain", key});
        QVERIFY2(trace.contains("redis://127.0.0.1:") && !trace.contains("top secret"), trace.constData());
        daemon.ctlUntil({"status"}, "does not answer");
        QVERIFY(daemon.tryCtl({"lookup", "test"}).exitCode != 0);

        QVERIFY(redis.restart());
        daemon.ctlUntil({"lookup", "test"}, "PONG");
        QCOMPARE(run("redis-cli", cli + QStringList{"SADD", "blocked", "spammer@client.test"}).exitCode, 0);
        rcpt(client, "spammer@client.test", "550");
        rcpt(client, "friend@client.test", "250");
        client.say("QUIT", "221");
        QCOMPARE(daemon.stop(), 0);
    }

    void saslauthdTakesPasswords() {
        ImapServer mailboxes;
        const PeerProgram peer = unpackedPeer("sasl2-bin", "usr/sbin/saslauthd", {"-v"});
        QTemporaryDir folder;
        Program saslauthd;
        QVERIFY(saslauthd.start("setsid", {peer.path, "-d", // it ends its whole process group with itself
                                           "-n", "1", "-a", "rimap", "-O", "127.0.0.1/" + QString::number(mailboxes.port()), "-m", folder.path()}, {}, peer.environment));
        QVERIFY(saslauthd.waitFor("listening on socket", std::chrono::seconds(60)));

        Daemon daemon;
        Daemon::Parts parts;
        parts.main = "saslauthd_socket = " + folder.filePath("mux").toUtf8() + "\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        const auto ask = [&](const QString& arguments) { return daemon.tryCtl({"expand", "${if saslauthd{" + arguments + "}{taken}{refused}}"}); };
        QCOMPARE(ask("{anna}{secret}").output.trimmed(), QByteArray("taken"));
        QCOMPARE(ask("{anna}{wrong}").output.trimmed(), QByteArray("refused"));
        QCOMPARE(ask("{anna}{secret}{smtp}{}").output.trimmed(), QByteArray("taken"));
        saslauthd.stop();
        const Finished down = ask("{anna}{secret}");
        QVERIFY2((down.output + down.errors).contains("failed to connect") && !(down.output + down.errors).contains("secret"), (down.output + down.errors).constData());
    }

    void strangersTextInAQueryIsRefusedAtLoadOrRun() {
        Daemon daemon;
        const QByteArray text = daemon.configuration({});
        QVERIFY(daemon.start(text));
        const Finished quotes = daemon.tryCtl({"expand", "${lookup pgsql,bind{SELECT a FROM t WHERE b = '$sender_address'}}"});
        QVERIFY2((quotes.output + quotes.errors).contains("without quotes"), (quotes.output + quotes.errors).constData());
        const Finished none = daemon.tryCtl({"expand", "${lookup redis{PING}}"});
        QVERIFY2((none.output + none.errors).contains("redis_servers is not set"), (none.output + none.errors).constData());
        const Finished refused = daemon.tryCtl({"config", "set", "redis_servers", "127.0.0.1/0"});
        QVERIFY2((refused.output + refused.errors).contains("slash may not be left out"), (refused.output + refused.errors).constData());
        QVERIFY(refused.exitCode != 0);
    }
};
POSTROOM_TEST(LookupServerTest)
#include "lookup_server_test.moc"
