// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/file_descriptor.h"
#include "server/platform/io/socket_address.h"
#include "server/policy/lookup/live_world.h"
#include "tests/support/test_main.h"

#include <netinet/in.h>
#include <sys/socket.h>

using namespace postroom;

class DatagramTest : public QObject {
    Q_OBJECT
    lookup::LookupFiles m_files;

    world::Answer send(const std::string& port, bool trial) {
        lookup::LiveParts parts{base::systemClock(), m_files, nullptr, {}, {}, {}};
        parts.trial = trial;
        lookup::LiveWorld world(std::make_shared<const lookup::LiveSettings>(), parts);
        return world.datagram("127.0.0.1", port, "mail.refused:1|c");
    }

private slots:
    void oneIsSentAndATrialSendsNone() {
        const io::FileDescriptor receiver(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
        sockaddr_in here{};
        here.sin_family = AF_INET;
        here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        QCOMPARE(::bind(receiver.get(), reinterpret_cast<const sockaddr*>(&here), sizeof here), 0);
        socklen_t length = sizeof here;
        QCOMPARE(::getsockname(receiver.get(), reinterpret_cast<sockaddr*>(&here), &length), 0);
        const std::string port = std::to_string(ntohs(here.sin_port));

        const auto tried = send(port, true);
        QVERIFY(tried.found());
        QCOMPARE(tried.value(), std::string("not sent in a trial"));
        const auto sent = send(port, false);
        QVERIFY2(sent.found(), sent.detail.c_str());
        QCOMPARE(sent.value(), std::string());

        char text[100];
        const timeval wait{10, 0}; // over loopback it is there when sendto returns
        ::setsockopt(receiver.get(), SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
        const auto got = ::recv(receiver.get(), text, sizeof text, 0);
        QCOMPARE(std::string(text, got < 0 ? 0 : static_cast<std::size_t>(got)), std::string("mail.refused:1|c"));
        QVERIFY(::recv(receiver.get(), text, sizeof text, MSG_DONTWAIT) < 0); // the trial's never came
    }
    void anUnknownHostIsSaid() {
        lookup::LiveWorld world(std::make_shared<const lookup::LiveSettings>(), {base::systemClock(), m_files, nullptr, {}, {}, {}});
        const auto answer = world.datagram("no-such-host.invalid", "9", "x");
        QVERIFY(!answer.found());
        QCOMPARE(answer.detail, std::string("no address found for no-such-host.invalid"));
    }
};

POSTROOM_TEST(DatagramTest)
#include "datagram_test.moc"
