// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/file_descriptor.h"
#include "server/platform/io/socket_address.h"
#include "server/policy/lookup/live_world.h"
#include "tests/support/test_main.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>

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
    void aQuestionByUdpGetsOneAnswer() {
        const io::FileDescriptor server(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
        sockaddr_in here{};
        here.sin_family = AF_INET;
        here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        QCOMPARE(::bind(server.get(), reinterpret_cast<const sockaddr*>(&here), sizeof here), 0);
        socklen_t length = sizeof here;
        QCOMPARE(::getsockname(server.get(), reinterpret_cast<sockaddr*>(&here), &length), 0);
        std::thread answering([&] {
            char text[100];
            sockaddr_in peer{};
            socklen_t size = sizeof peer;
            const auto got = ::recvfrom(server.get(), text, sizeof text, 0, reinterpret_cast<sockaddr*>(&peer), &size);
            const std::string reply = "new " + std::string(text, got < 0 ? 0 : static_cast<std::size_t>(got));
            ::sendto(server.get(), reply.data(), reply.size(), 0, reinterpret_cast<const sockaddr*>(&peer), size);
        });
        lookup::LiveWorld world(std::make_shared<const lookup::LiveSettings>(), {base::systemClock(), m_files, nullptr, {}, {}, {}});
        const std::string target = "udp:127.0.0.1:" + std::to_string(ntohs(here.sin_port));
        world::ExchangeRequest request{target, "old", base::Milliseconds(10'000), true, false, {}};
        const auto answer = world.exchange(request);
        answering.join();
        QVERIFY2(answer.found(), answer.detail.c_str());
        QCOMPARE(answer.value(), std::string("new old"));
        request.timeout = base::Milliseconds(30); // nobody answers now
        QCOMPARE(world.exchange(request).detail, std::string("no answer came in time"));
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
