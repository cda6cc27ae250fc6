// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/dscp.h"
#include "server/platform/io/file_descriptor.h"
#include "tests/support/test_main.h"

#include <netinet/in.h>
#include <sys/socket.h>

using namespace postroom;

class DscpTest : public QObject {
    Q_OBJECT
private slots:
    void namesAndNumbers_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("byte"); // -1: none
        QTest::newRow("assured forwarding") << "AF21" << 0x48;
        QTest::newRow("class selector") << "cs3" << 0x60;
        QTest::newRow("expedited") << " ef " << 0xb8;
        QTest::newRow("decimal") << "46" << 0xb8;
        QTest::newRow("hexadecimal") << "0x2e" << 0xb8;
        QTest::newRow("zero") << "0" << 0;
        for (const char* wrong : {"", "64", "-1", "0x", "af51", "af1", "cs8", "fast", "1a"})
            QTest::newRow(*wrong == 0 ? "empty" : wrong) << wrong << -1;
    }
    void namesAndNumbers() {
        QFETCH(QString, text);
        QFETCH(int, byte);
        QCOMPARE(io::readDscp(text.toStdString()).value_or(-1), byte);
    }
    void theSocketIsMarked() {
        const io::FileDescriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        io::setDscp(socket.get(), io::AddressFamily::ipv4, 0x48);
        int byte = 0;
        socklen_t size = sizeof byte;
        QCOMPARE(::getsockopt(socket.get(), IPPROTO_IP, IP_TOS, &byte, &size), 0);
        QCOMPARE(byte, 0x48);
    }
};

POSTROOM_TEST(DscpTest)
#include "dscp_test.moc"
