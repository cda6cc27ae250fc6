// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/servers/server_choice.h"

#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::servers;

class ServerChoiceTest : public QObject {
    Q_OBJECT
    std::vector<ServerAddress> m_two{*parseServer(ServerKind::redis, "one/0/"), *parseServer(ServerKind::redis, "two:7000/0/")};

    static std::string labels(const base::Result<std::vector<ServerAddress>>& chosen) {
        std::string out;
        for (const ServerAddress& each : chosen.value())
            out += each.label() + " ";
        return out;
    }

private slots:
    void theConfiguredOnesUnlessTheLookupNamesSome() {
        QCOMPARE(labels(chooseServers(ServerKind::redis, m_two, {"redis", "", "GET x", "", {}})), std::string("redis://one:6379/0 redis://two:7000/0 "));
        QCOMPARE(labels(chooseServers(ServerKind::redis, m_two, {"redis", "", "GET x", "servers=two", {}})), std::string("redis://two:7000/0 "));
        QCOMPARE(labels(chooseServers(ServerKind::redis, m_two, {"redis", "", "GET x", "servers=two::7000:three/1/", {}})),
                 std::string("redis://two:7000/0 redis://three:6379/1 "));
        QVERIFY(!chooseServers(ServerKind::redis, m_two, {"redis", "", "GET x", "servers=four", {}}));
        QVERIFY(!chooseServers(ServerKind::redis, {}, {"redis", "", "GET x", "", {}}));
    }
    void theUrlOfAnLdapQueryComesFirst() {
        const std::vector<ServerAddress> configured{*parseServer(ServerKind::ldap, "default")};
        QCOMPARE(labels(chooseServers(ServerKind::ldap, configured, {"ldap", "", "ldap://other/o=x", "", {}})), std::string("ldap://other:389 "));
        QCOMPARE(labels(chooseServers(ServerKind::ldap, configured, {"ldap", "", "ldap:///o=x", "", {}})), std::string("ldap://default:389 "));
    }
    void cacheOptions() {
        QVERIFY(cacheUse("").read && cacheUse("").write);
        QVERIFY(!cacheUse("bind,cache=no_rd").read && cacheUse("cache=no_rd").write);
        QVERIFY(!cacheUse("cache=no").read && !cacheUse("cache=no").write);
    }
};
POSTROOM_TEST(ServerChoiceTest)
#include "server_choice_test.moc"
