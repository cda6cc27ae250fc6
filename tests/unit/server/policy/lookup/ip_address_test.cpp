// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"

#include "server/policy/lookup/ip_address.h"

using namespace postroom::lookup;

class IpAddressTest : public QObject {
    Q_OBJECT
private slots:
    void readsBothFamilies() {
        QVERIFY(IpAddress::parse("192.0.2.1") && IpAddress::parse("2001:db8::1") && IpAddress::parse("::ffff:1.2.3.4"));
        QVERIFY(!IpAddress::parse("192.0.2") && !IpAddress::parse("256.1.1.1") && !IpAddress::parse("01.2.3.4") && !IpAddress::parse("a:b") && !IpAddress::parse(""));
    }
    void networksHoldTheirAddresses() {
        QVERIFY(IpNetwork::parse("10.0.0.0/8")->contains(*IpAddress::parse("10.255.1.2")));
        QVERIFY(!IpNetwork::parse("10.0.0.0/9")->contains(*IpAddress::parse("10.255.1.2")));
        QVERIFY(!IpNetwork::parse("::/0")->contains(*IpAddress::parse("10.0.0.1")));
        QVERIFY(!IpNetwork::parse("10.0.0.0/33"));
    }
    void mappedAddressesAreTheirIpv4Addresses() { // RFC 4291 2.5.5.2
        const auto mapped = *IpAddress::parse("::ffff:192.0.2.1");
        QCOMPARE(mapped.unmapped().text(), std::string("192.0.2.1"));
        QCOMPARE(IpAddress::parse("2001:db8::1")->unmapped().text(), std::string("2001:db8::1"));
        QVERIFY(IpNetwork::parse("192.0.2.0/24")->contains(mapped));
        QVERIFY(!IpNetwork::parse("::/0")->contains(mapped));
    }
    void fullTextIsTheKeyOfHostLookups() {
        QCOMPARE(IpAddress::parse("2001:db8::10")->fullText('.'), std::string("2001.0db8.0000.0000.0000.0000.0000.0010"));
        QCOMPARE(IpAddress::parse("192.168.255.129")->masked(12).text(), std::string("192.160.0.0"));
    }
};
POSTROOM_TEST(IpAddressTest)
#include "ip_address_test.moc"
