// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"

#include "server/policy/lookup/dnsdb.h"
#include "server/policy/world/fake_world.h"

using namespace postroom;

class DnsdbTest : public QObject {
    Q_OBJECT
private:
    world::FakeWorld m_world;
    std::string data(std::string_view query) { return lookup::searchDnsdb(m_world, query).data; }
private slots:
    void initTestCase() {
        m_world.setDns(world::RecordType::mx, "example.com", {"10 a.example", "20 b.example"});
        m_world.setDns(world::RecordType::txt, "example.com", {std::string("one\0two", 7)});
        m_world.setDns(world::RecordType::ns, "example.com", {"ns.example.com"});
        m_world.setDns(world::RecordType::ptr, "1.2.0.192.in-addr.arpa", {"host.example"});
        m_world.answer({world::Kind::dns, {"A", "broken.example"}}, world::Answer::failed(world::Status::temporary, "SERVFAIL"));
        m_world.setDns(world::RecordType::a, "good.example", {"192.0.2.1"});
    }
    void typesAndSeparators() {
        QCOMPARE(data("mx=example.com"), std::string("10 a.example\n20 b.example"));
        QCOMPARE(data(">: mxh=example.com"), std::string("a.example:b.example"));
        QCOMPARE(data("ptr=192.0.2.1"), std::string("host.example"));
        QCOMPARE(data("zns=www.example.com"), std::string("ns.example.com"));
    }
    void stringsOfATextRecord() {
        QCOMPARE(data("txt=example.com"), std::string("one"));
        QCOMPARE(data(">:; txt=example.com"), std::string("onetwo"));
        QCOMPARE(data(">:, txt=example.com"), std::string("onetwo"));
    }
    void deferralByTheWordsInFront() {
        QVERIFY(lookup::searchDnsdb(m_world, "a=broken.example").status == world::Status::temporary);
        QVERIFY(lookup::searchDnsdb(m_world, "defer_never,a=broken.example").status == world::Status::notFound);
        QCOMPARE(data("a=broken.example:good.example"), std::string("192.0.2.1"));
        QVERIFY(lookup::searchDnsdb(m_world, "defer_strict,a=broken.example:good.example").status == world::Status::temporary);
        QVERIFY(lookup::searchDnsdb(m_world, "nosuch=x").status == world::Status::error);
    }
};
POSTROOM_TEST(DnsdbTest)
#include "dnsdb_test.moc"
