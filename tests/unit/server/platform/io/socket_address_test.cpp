// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/socket_address.h"

#include "tests/support/test_main.h"

using postroom::io::AddressFamily;
using postroom::io::SocketAddress;

class SocketAddressTest : public QObject {
    Q_OBJECT
private slots:
    void readsAndPrintsBothFamilies() {
        QCOMPARE(SocketAddress::fromText("192.0.2.1", 25)->text(), std::string("[192.0.2.1]:25"));
        QCOMPARE(SocketAddress::fromText("2001:DB8:0::1", 25)->addressText(), std::string("2001:db8::1"));
        QCOMPARE(SocketAddress::fromText("[::1]", 0)->family(), AddressFamily::ipv6);
    }
    void refusesWhatIsNoAddress() {
        for (const char* text : {"", "localhost", "1.2.3", "1.2.3.4.5", "fe80::1%eth0", "01.2.3.4", "::1::", "[1.2.3.4"})
            QVERIFY2(!SocketAddress::fromText(text, 1), text);
        QVERIFY(!SocketAddress::fromText(std::string_view("1.2.3.4\0x", 9), 1));
    }
    void knowsLoopbackAndAny() {
        QVERIFY(SocketAddress::fromText("127.9.9.9", 0)->isLoopback());
        QVERIFY(SocketAddress::fromText("::1", 0)->isLoopback());
        QVERIFY(!SocketAddress::fromText("::2", 0)->isLoopback());
        QVERIFY(SocketAddress::fromText("::", 0)->isAny());
        QVERIFY(!SocketAddress().isAny());
    }
};

POSTROOM_TEST(SocketAddressTest)
#include "socket_address_test.moc"
