// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/servers/server_address.h"

#include "tests/support/test_main.h"

using namespace postroom;
using servers::parseServer;
using servers::ServerKind;

class ServerAddressTest : public QObject {
    Q_OBJECT
private slots:
    void redisTakesHostDatabaseAndPassword() {
        const auto full = parseServer(ServerKind::redis, "127.0.0.1:6380/2/pass/word");
        QVERIFY(full);
        QCOMPARE(full->host, std::string("127.0.0.1"));
        QCOMPARE(full->port, std::uint16_t(6380));
        QCOMPARE(full->database, std::string("2"));
        QCOMPARE(full->password, std::string("pass/word"));
        QCOMPARE(full->label(), std::string("redis://127.0.0.1:6380/2"));
        const auto plain = parseServer(ServerKind::redis, "localhost//");
        QVERIFY(plain);
        QCOMPARE(plain->port, std::uint16_t(6379));
        QVERIFY(plain->database.empty());
    }

    void aSocketStandsInBrackets() {
        const auto redis = parseServer(ServerKind::redis, "(/run/redis/redis.sock)/0/");
        QVERIFY(redis);
        QCOMPARE(redis->socket, std::string("/run/redis/redis.sock"));
        QVERIFY(redis->host.empty());
        const auto mysql = parseServer(ServerKind::mysql, "localhost(/run/mysqld/mysqld.sock)[exim]/mail/user/pw");
        QVERIFY(mysql);
        QCOMPARE(mysql->socket, std::string("/run/mysqld/mysqld.sock"));
        QCOMPARE(mysql->group, std::string("exim"));
        QCOMPARE(mysql->user, std::string("user"));
    }

    void ipv6StandsInSquareBrackets() {
        const auto address = parseServer(ServerKind::pgsql, "[::1]:5433/mail/reader/pw");
        QVERIFY(address);
        QCOMPARE(address->host, std::string("::1"));
        QCOMPARE(address->label(), std::string("pgsql://[::1]:5433/mail"));
    }

    void ldapTakesUrls() {
        QCOMPARE(parseServer(ServerKind::ldap, "ldap.example")->label(), std::string("ldap://ldap.example:389"));
        QCOMPARE(parseServer(ServerKind::ldap, "ldaps://ldap.example")->port, std::uint16_t(636));
        QCOMPARE(parseServer(ServerKind::ldap, "/run/ldapi")->socket, std::string("/run/ldapi"));
        QVERIFY(!parseServer(ServerKind::ldap, "http://x"));
    }

    void whatIsMissingIsNamedAndNoPasswordShown_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("one slash") << int(ServerKind::redis) << "host/0" << "slash may not be left out";
        QTest::newRow("no user") << int(ServerKind::pgsql) << "host/db/hunter2" << "host[:port]/database/user/password";
        QTest::newRow("port") << int(ServerKind::redis) << "host:seventy/0/hunter2" << "is no port";
        QTest::newRow("bracket") << int(ServerKind::redis) << "(/run/x/0/hunter2" << "no )";
        QTest::newRow("database") << int(ServerKind::redis) << "host/users/hunter2" << "is a number";
        QTest::newRow("no host") << int(ServerKind::mysql) << "/a/b/hunter2" << "no host";
    }
    void whatIsMissingIsNamedAndNoPasswordShown() {
        QFETCH(int, kind);
        QFETCH(QString, text);
        QFETCH(QString, part);
        const auto address = parseServer(static_cast<ServerKind>(kind), text.toStdString());
        QVERIFY(!address);
        const QString error = QString::fromStdString(address.error().text());
        QVERIFY2(error.contains(part), qPrintable(error));
        QVERIFY(!error.contains("hunter2"));
    }
};
POSTROOM_TEST(ServerAddressTest)
#include "server_address_test.moc"
