// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"

#include "server/policy/lookup/csa.h"
#include "server/policy/lookup/dnsdb.h"
#include "server/policy/world/fake_world.h"

using namespace postroom;

class CsaTest : public QObject {
    Q_OBJECT
private:
    world::FakeWorld m_world;
    std::string reason(std::string_view name, std::string_view client) { return lookup::checkCsa(m_world, name, client).reason; }
private slots:
    void initTestCase() {
        const auto srv = [&](const char* name, const char* record) { m_world.setDns(world::RecordType::srv, std::string("_client._smtp.") + name, {record}); };
        srv("good.test", "1 2 0 out.good.test");
        m_world.setDns(world::RecordType::a, "out.good.test", {"192.0.2.1", "192.0.2.2"});
        srv("no.test", "1 1 0 .");
        srv("nowhere.test", "1 2 0 .");
        srv("unsaid.test", "1 3 0 x.test");
        srv("other.test", "2 2 0 out.good.test"); // another version
        srv("strict.test", "1 2 1 out.good.test");
        srv("a.lax.test", "1 2 0 out.good.test");
        srv("2.0.192.in-addr.arpa", "1 2 1 out.good.test");
        m_world.answer({world::Kind::dns, {"SRV", "_client._smtp.broken.test"}}, world::Answer::failed(world::Status::temporary, "SERVFAIL"));
        srv("halfbroken.test", "1 2 0 out.broken.test");
        m_world.answer({world::Kind::dns, {"A", "out.broken.test"}}, world::Answer::failed(world::Status::temporary, "SERVFAIL"));
    }
    void whatIsSaidOfTheClient_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("reason");
        QTest::newRow("its address is named") << "good.test" << "192.0.2.2" << "ok";
        QTest::newRow("another address") << "good.test" << "192.0.2.3" << "failed (client address mismatch)";
        QTest::newRow("IPv6 has none") << "good.test" << "2001:db8::1" << "failed (no authorized addresses)";
        QTest::newRow("not authorised") << "no.test" << "192.0.2.1" << "failed (host name not authorized)";
        QTest::newRow("no address at all") << "nowhere.test" << "192.0.2.1" << "failed (no authorized addresses)";
        QTest::newRow("not said") << "unsaid.test" << "192.0.2.1" << "unknown";
        QTest::newRow("another version") << "other.test" << "192.0.2.1" << "unknown";
        QTest::newRow("a domain above asserts") << "mx.of.strict.test" << "192.0.2.1" << "failed (explicit authorization required)";
        QTest::newRow("a domain above says nothing") << "b.a.lax.test" << "192.0.2.1" << "unknown";
        QTest::newRow("no record") << "none.test" << "192.0.2.1" << "unknown";
        QTest::newRow("no DNS") << "broken.test" << "192.0.2.1" << "deferred (SRV lookup failed)";
        QTest::newRow("no DNS for the target") << "halfbroken.test" << "192.0.2.1" << "deferred (target address lookup failed)";
        QTest::newRow("an address literal") << "[192.0.2.9]" << "192.0.2.9" << "failed (explicit authorization required)";
        QTest::newRow("no HELO") << "" << "192.0.2.9" << "failed (explicit authorization required)";
        QTest::newRow("a local client") << "good.test" << "" << "unknown";
    }
    void whatIsSaidOfTheClient() {
        QFETCH(QString, name);
        QFETCH(QString, client);
        QFETCH(QString, reason);
        QCOMPARE(QString::fromStdString(this->reason(name.toStdString(), client.toStdString())), reason);
    }
    void asALookup() {
        const auto data = [&](std::string_view query) { return lookup::searchDnsdb(m_world, query).data; };
        QCOMPARE(data("csa=good.test"), std::string("Y out.good.test"));
        QCOMPARE(data("csa=no.test"), std::string("N "));
        QCOMPARE(data("csa=unsaid.test"), std::string("? x.test"));
        QCOMPARE(data("csa=mx.strict.test"), std::string("X out.good.test"));
        QVERIFY(lookup::searchDnsdb(m_world, "defer_strict,csa=broken.test").status == world::Status::temporary);
    }
};

POSTROOM_TEST(CsaTest)
#include "csa_test.moc"
