// SPDX-License-Identifier: Apache-2.0
// Against real servers: redis-server, PostgreSQL, MariaDB, OpenLDAP.
#include "server/policy/lookup/servers/lookup_servers.h"

#include "tests/support/test_main.h"
#include "tests/unit/server/policy/lookup/servers/answer_server.h"
#include "tests/support/database_peers.h"

using namespace postroom;
using namespace postroom::servers;
using world::Answer;
using world::Status;

namespace {

class Events final : public events::Sink {
public:
    void publish(events::Event event) override { names.emplace_back(event.name); }
    std::vector<std::string> names;
};

QByteArray text(const Answer& answer) {
    return QByteArray::fromStdString(answer.found() ? answer.value() : "[" + std::to_string(static_cast<int>(answer.status)) + "] " + answer.detail);
}

} // namespace

class LiveServersTest : public QObject {
    Q_OBJECT
    base::FakeClock m_clock{base::Time(std::chrono::seconds(1'700'000'000))};
    Events m_events;
    std::unique_ptr<LookupServers> m_servers;
    ServerSettings m_settings;

    void use(ServerKind kind, const std::string& server) {
        m_settings = {};
        m_settings.timeout = base::Milliseconds(20'000);
        m_settings.lists[static_cast<std::size_t>(kind)] = {*parseServer(kind, server)};
    }
    Answer ask(const std::string& type, const std::string& query, std::vector<std::string> parameters = {}, const std::string& options = {}) {
        return m_servers->ask(m_settings, {type, "", query, options, std::move(parameters)});
    }

private slots:
    void init() {
        m_events.names.clear();
        m_servers = std::make_unique<LookupServers>(m_clock, &m_events);
    }

    void redisAnswersAsEximReadsIt() {
        test::RedisPeer peer;
        QVERIFY(peer.start());
        use(ServerKind::redis, "127.0.0.1:" + std::to_string(peer.port()) + "/0/");
        QCOMPARE(text(ask("redis", "SET user:anna /mail/a\\ b")), QByteArray("OK"));
        QCOMPARE(text(ask("redis", "GET user:anna")), QByteArray("/mail/a b"));
        QCOMPARE(text(ask("redis", "GET nobody")), QByteArray("")); // nil: an empty success
        QCOMPARE(text(ask("redis", "SADD known a b")), QByteArray("true"));
        QCOMPARE(text(ask("redis", "SISMEMBER known a")), QByteArray("true"));
        QCOMPARE(text(ask("redis", "SISMEMBER known z")), QByteArray("false"));
        QCOMPARE(text(ask("redis", "RPUSH list x y z")), QByteArray("true"));
        QCOMPARE(text(ask("redis", "LRANGE list 0 -1")), QByteArray("x\ny\nz"));
        QCOMPARE(text(ask("redis", "HSET h f 1 g 2")), QByteArray("true"));
        QCOMPARE(text(ask("redis", "HMGET h f g")), QByteArray("1\n2"));
        const Answer wrong = ask("redis", "HGET user:anna f");
        QCOMPARE(wrong.status, Status::temporary);
        QVERIFY(QString::fromStdString(wrong.detail).contains("WRONGTYPE"));
        // A value that would be three words and a newline is one word when bound.
        QCOMPARE(text(ask("redis", "SET evil ?", {"a b\r\nFLUSHALL"})), QByteArray("OK"));
        QCOMPARE(text(ask("redis", "GET evil")), QByteArray("a b\r\nFLUSHALL"));
        QCOMPARE(text(ask("redis", "EXISTS list")), QByteArray("true"));
        const auto health = m_servers->health(m_settings);
        QCOMPARE(health.size(), std::size_t(1));
        QCOMPARE(health[0].state, ServerHealth::State::up);
        QCOMPARE(health[0].idle, std::size_t(1)); // one connection served all
        // The Unix socket, another database.
        use(ServerKind::redis, "(" + peer.socket().toStdString() + ")/3/");
        QCOMPARE(text(ask("redis", "EXISTS list")), QByteArray("false"));
    }

    void aWrongRedisPasswordIsSaid() {
        test::RedisPeer peer;
        QVERIFY(peer.start("correct"));
        use(ServerKind::redis, "127.0.0.1:" + std::to_string(peer.port()) + "/0/wrong");
        const Answer refused = ask("redis", "GET x");
        QCOMPARE(refused.status, Status::temporary);
        QVERIFY2(QString::fromStdString(refused.detail).contains("the password was refused"), refused.detail.c_str());
        use(ServerKind::redis, "127.0.0.1:" + std::to_string(peer.port()) + "/0/correct");
        QCOMPARE(text(ask("redis", "PING")), QByteArray("PONG"));
    }

    void aServerThatGoesAndComesIsNoticed() {
        test::RedisPeer peer;
        QVERIFY(peer.start());
        use(ServerKind::redis, "127.0.0.1:" + std::to_string(peer.port()) + "/0/");
        QCOMPARE(text(ask("redis", "PING")), QByteArray("PONG"));
        peer.stop();
        QCOMPARE(ask("redis", "PING").status, Status::temporary);
        QCOMPARE(m_events.names, (std::vector<std::string>{"lookup.server-down"}));
        QVERIFY(peer.restart());
        // It is left alone for a moment, then asked again.
        const Answer resting = ask("redis", "PING");
        QCOMPARE(resting.status, Status::temporary);
        QVERIFY(QString::fromStdString(resting.detail).contains("asked again in a moment"));
        m_clock.advance(std::chrono::seconds(2));
        QCOMPARE(text(ask("redis", "PING")), QByteArray("PONG"));
        QCOMPARE(m_events.names, (std::vector<std::string>{"lookup.server-down", "lookup.server-up"}));
        QCOMPARE(m_servers->health(m_settings)[0].failures, std::uint64_t(1));
    }

    void theNextServerIsAskedAndMovedIsFollowed() {
        test::RedisPeer peer;
        QVERIFY(peer.start());
        QCOMPARE((use(ServerKind::redis, "127.0.0.1:" + std::to_string(peer.port()) + "/0/"), text(ask("redis", "SET k v"))), QByteArray("OK"));
        test::AnswerServer moved("-MOVED 42 127.0.0.1:1\r\n");
        auto& list = m_settings.lists[0];
        list.insert(list.begin(), *parseServer(ServerKind::redis, "127.0.0.1:" + std::to_string(moved.port()) + "/0/"));
        list.insert(list.begin(), *parseServer(ServerKind::redis, "127.0.0.1:1/0/")); // nobody there
        QCOMPARE(text(ask("redis", "GET k")), QByteArray("v"));
    }

    void aSilentServerCostsItsTimeAndNoMore() {
        test::AnswerServer silent({});
        for (const auto& [kind, type, entry, query] : std::vector<std::tuple<ServerKind, std::string, std::string, std::string>>{
                 {ServerKind::redis, "redis", "/0/", "GET k"}, {ServerKind::pgsql, "pgsql", "/a/b/c", "SELECT 1"},
                 {ServerKind::mysql, "mysql", "/a/b/c", "SELECT 1"}, {ServerKind::ldap, "ldap", "", "ldap:///o=x?cn"}}) {
            use(kind, "127.0.0.1:" + std::to_string(silent.port()) + entry);
            m_settings.timeout = base::Milliseconds(300);
            const Answer answer = ask(type, query);
            QCOMPARE(answer.status, Status::temporary);
            QVERIFY2(!answer.detail.empty(), type.c_str());
        }
    }

    void keptAnswers() {
        test::RedisPeer peer;
        QVERIFY(peer.start());
        use(ServerKind::redis, "127.0.0.1:" + std::to_string(peer.port()) + "/0/");
        m_settings.cacheTime = base::Milliseconds(5'000);
        QCOMPARE(text(ask("redis", "SET k 1")), QByteArray("OK"));
        QCOMPARE(text(ask("redis", "GET k")), QByteArray("1"));
        QCOMPARE(text(ask("redis", "SET k 2")), QByteArray("OK"));
        QCOMPARE(text(ask("redis", "GET k")), QByteArray("1"));                    // kept
        QCOMPARE(text(ask("redis", "GET k", {}, "cache=no_rd")), QByteArray("2")); // asked anew
        m_clock.advance(std::chrono::seconds(6));
        QCOMPARE(text(ask("redis", "GET k")), QByteArray("2"));
        QCOMPARE(text(ask("redis", "INCR n")), QByteArray("true"));
        QCOMPARE(text(ask("redis", "INCR n")), QByteArray("true"));
        QCOMPARE(text(ask("redis", "GET n")), QByteArray("2")); // a write is never answered from memory
        QCOMPARE(m_servers->cache().hits, std::uint64_t(1));
    }

    void pgsql() {
        test::PgsqlPeer peer;
        QVERIFY(peer.start());
        use(ServerKind::pgsql, "127.0.0.1:" + std::to_string(peer.port()) + "/postgres/mail/");
        QCOMPARE(text(ask("pgsql", "CREATE TABLE users (name text, home text, quota int)")), QByteArray("0"));
        QCOMPARE(text(ask("pgsql", "INSERT INTO users VALUES ('anna', '/mail/a b', 10), ('berta', '', 20)")), QByteArray("2"));
        QCOMPARE(text(ask("pgsql", "SELECT home FROM users WHERE name = 'anna'")), QByteArray("/mail/a b"));
        QCOMPARE(text(ask("pgsql", "SELECT home, quota FROM users ORDER BY name")), QByteArray("home=\"/mail/a b\" quota=10 \nhome=\"\" quota=20 "));
        QCOMPARE(text(ask("pgsql", "SELECT quota FROM users WHERE name = $1", {"anna' OR '1'='1"})), QByteArray::fromStdString("[1] pgsql://127.0.0.1:" + std::to_string(peer.port()) + "/postgres: the query found nothing"));
        QCOMPARE(text(ask("pgsql", "SELECT quota FROM users WHERE name = $1", {"berta"})), QByteArray("20"));
        QCOMPARE(ask("pgsql", "SELECT nonsense").status, Status::temporary);
        QCOMPARE(text(ask("pgsql", "SELECT 1")), QByteArray("1")); // the connection is still good
        use(ServerKind::pgsql, "(" + peer.socket().toStdString() + ")/postgres/mail/");
        QCOMPARE(text(ask("pgsql", "SELECT count(*) FROM users")), QByteArray("2"));
    }

    void mysql() {
        test::MariadbPeer peer;
        QVERIFY(peer.start());
        use(ServerKind::mysql, "127.0.0.1:" + std::to_string(peer.port()) + "/mail/reader/pw");
        QCOMPARE(text(ask("mysql", "CREATE TABLE users (name varchar(80), home varchar(80), quota int, born date)")), QByteArray("0"));
        QCOMPARE(text(ask("mysql", "INSERT INTO users VALUES ('anna', '/mail/a b', 10, '2001-02-03'), ('berta', NULL, 20, NULL)")), QByteArray("2"));
        QCOMPARE(text(ask("mysql", "SELECT home FROM users WHERE name = 'anna'")), QByteArray("/mail/a b"));
        QCOMPARE(text(ask("mysql", "SELECT home, quota FROM users ORDER BY name")), QByteArray("home=\"/mail/a b\" quota=10 \nhome=\"\" quota=20 "));
        QCOMPARE(text(ask("mysql", "SELECT quota, born FROM users WHERE name = ?", {"anna"})), QByteArray("quota=10 born=2001-02-03 "));
        QCOMPARE(ask("mysql", "SELECT quota FROM users WHERE name = ?", {"x' OR 'a'='a"}).status, Status::notFound);
        QCOMPARE(text(ask("mysql", "UPDATE users SET quota = 5 WHERE name = ?", {"berta"})), QByteArray("1"));
        QCOMPARE(ask("mysql", "SELECT nonsense").status, Status::temporary);
        QCOMPARE(text(ask("mysql", "SELECT 1")), QByteArray("1"));
        use(ServerKind::mysql, "(" + peer.socket().toStdString() + ")/mail/reader/pw");
        QCOMPARE(text(ask("mysql", "SELECT count(*) FROM users")), QByteArray("2"));
        use(ServerKind::mysql, "127.0.0.1:" + std::to_string(peer.port()) + "/mail/reader/wrong");
        QCOMPARE(ask("mysql", "SELECT 1").status, Status::temporary);
    }

    void ldap() {
        test::LdapPeer peer;
        QVERIFY(peer.start());
        use(ServerKind::ldap, "127.0.0.1:" + std::to_string(peer.port()));
        QCOMPARE(text(ask("ldap", "ldap:///o=x?sn?sub?(cn=anna)")), QByteArray("An,,na"));
        QCOMPARE(text(ask("ldap", "ldap:///o=x?mail?sub?(cn=anna)")), QByteArray("anna@example.test,a@example.test"));
        QCOMPARE(text(ask("ldap", "ldap:///o=x?cn,sn?sub?(cn=berta)")), QByteArray("cn=\"berta\" sn=\"B\""));
        QCOMPARE(text(ask("ldapdn", "ldap:///o=x?cn?sub?(mail=a@example.test)")), QByteArray("cn=anna,o=x"));
        QCOMPARE(text(ask("ldapm", "ldap:///o=x?cn?sub?(mail=*)")), QByteArray("anna\nberta"));
        const Answer several = ask("ldap", "ldap:///o=x?cn?sub?(mail=*)");
        QCOMPARE(several.status, Status::temporary);
        QVERIFY(QString::fromStdString(several.detail).contains("not specific enough"));
        QCOMPARE(ask("ldap", "ldap:///o=x?mail?sub?(cn=nobody)").status, Status::notFound);
        QVERIFY(ask("ldapauth", "user=\"cn=anna,o=x\" pass=secret ldap:///").found());
        QCOMPARE(ask("ldapauth", "user=\"cn=anna,o=x\" pass=wrong ldap:///").status, Status::notFound);
        QCOMPARE(ask("ldapauth", "user=\"cn=anna,o=x\" pass=\"\" ldap:///").status, Status::notFound);
        // After a failed bind the connection still serves others.
        QCOMPARE(text(ask("ldap", "ldap:///o=x?sn?sub?(cn=berta)")), QByteArray("B"));
    }
};
POSTROOM_TEST(LiveServersTest)
#include "live_servers_test.moc"
