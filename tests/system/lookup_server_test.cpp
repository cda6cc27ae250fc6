// SPDX-License-Identifier: Apache-2.0
// Policy that asks a real Redis server: it decides, it goes away, mail is deferred, it comes back.
#include "tests/support/daemon.h"
#include "tests/support/database_peers.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QRegularExpression>

using namespace postroom::test;

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
