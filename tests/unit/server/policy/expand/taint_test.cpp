// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/unit/server/policy/expand/fixture.h"

using namespace postroom;

class TaintTest : public QObject {
    Q_OBJECT
private:
    test::Fixture m_fixture;
private slots:
    void init() {
        m_fixture = {};
        m_fixture.facts.set("local_part", expand::Value::tainted("alice"));
        m_fixture.facts.set("qualify_domain", expand::Value::clean("example.com"));
    }

    void taintGoesThroughOperatorsAndItems() {
        QVERIFY(m_fixture.evaluate("x${uc:$local_part}")->taint == expand::Taint::tainted);
        QVERIFY(m_fixture.evaluate("${if eq{a}{a}{${sg{$local_part}{a}{b}}}}")->taint == expand::Taint::tainted);
        QVERIFY(m_fixture.evaluate("$qualify_domain${strlen:$local_part}")->taint == expand::Taint::clean);
    }

    void whatALookupFindsIsClean() {
        m_fixture.world.setLookup("dsearch", "/home", "alice", "alice");
        QVERIFY(m_fixture.evaluate("${lookup{$local_part}dsearch{/home}}")->taint == expand::Taint::clean);
    }

    void recordsOfTheDnsAreTainted() {
        m_fixture.world.setDns(world::RecordType::txt, "example.com", {"v=spf1 -all"});
        QVERIFY(m_fixture.evaluate("${lookup dnsdb{txt=example.com}}")->taint == expand::Taint::tainted);
    }

    void aFileNameRefusesTaintedTextAndSaysWhatToDo() {
        const QString text = m_fixture.text("${readfile{/home/$local_part/x}}");
        QVERIFY(text.startsWith("ERROR "));
        QVERIFY(text.contains("$local_part"));
        QVERIFY(text.contains("dsearch"));
        QVERIFY(m_fixture.world.asked().empty());
    }

    void theFileOfALookupAndAProgramRefuseIt() {
        QVERIFY(m_fixture.text("${lookup{a}lsearch{/etc/$local_part}}").contains("tainted"));
        QVERIFY(m_fixture.text("${run{/bin/$local_part x}}").contains("tainted"));
        QVERIFY(m_fixture.text("${readsocket{/run/$local_part}{x}}").contains("tainted"));
        QVERIFY(m_fixture.text("${expand:$local_part}").contains("tainted"));
        QCOMPARE(m_fixture.text("${expand:${substr_0_0:$local_part}}"), QString()); // there is nothing to expand in it
    }

    void aQueryWantsItsQuoting() {
        m_fixture.facts.set("local_part", expand::Value::tainted("o'hara"));
        m_fixture.world.setLookup("sqlite", "", "select x from t where n='o''hara'", "found");
        QCOMPARE(m_fixture.text("${lookup sqlite{select x from t where n='${quote_sqlite:$local_part}'}}"), QString("found"));
        QVERIFY(m_fixture.text("${lookup sqlite{select x from t where n='$local_part'}}").contains("quote_sqlite"));
    }
};
POSTROOM_TEST(TaintTest)
#include "taint_test.moc"
