// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/servers/ldap_query.h"

#include "tests/support/test_main.h"

using namespace postroom::servers;

class LdapQueryTest : public QObject {
    Q_OBJECT
private slots:
    void settingsStandBeforeTheUrl() {
        const auto query = parseLdapQuery("user=\"cn=a b,o=x\" PASS=pw size=5 time=3 dereference=always referrals=nofollow ldap://h:390/o=x?mail?sub?(uid=anna)");
        QVERIFY(query);
        QCOMPARE(query->user, std::string("cn=a b,o=x"));
        QCOMPARE(query->password, std::string("pw"));
        QCOMPARE(query->sizeLimit, 5);
        QCOMPARE(query->time.count(), 3);
        QCOMPARE(query->dereference, std::string("always"));
        QVERIFY(!query->referrals);
        QCOMPARE(query->url, std::string("ldap://h:390/o=x?mail?sub?(uid=anna)"));
        QCOMPARE(query->host, std::string("ldap://h:390"));
        QVERIFY(parseLdapQuery("ldap:///o=x")->host.empty());
        QCOMPARE(parseLdapQuery("pass=\"a\\\"b\\\\\" ldap:///")->password, std::string("a\"b\\"));
    }
    void wrongOnesAreRefused() {
        QVERIFY(!parseLdapQuery(""));
        QVERIFY(!parseLdapQuery("user=\"x ldap:///"));
        QVERIFY(!parseLdapQuery("size=many ldap:///"));
        QVERIFY(!parseLdapQuery("colour=red ldap:///"));
        QVERIFY(!parseLdapQuery("ldapx"));
    }
};
POSTROOM_TEST(LdapQueryTest)
#include "ldap_query_test.moc"
