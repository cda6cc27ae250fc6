// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/connect.h"
#include "server/platform/io/listener.h"

#include "tests/support/test_main.h"

#include <QTemporaryDir>

#include <future>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

using namespace postroom;
using namespace std::chrono_literals;

namespace {
const auto loopback = *io::SocketAddress::fromText("127.0.0.1", 0);

std::unique_ptr<io::SocketStream> acceptOne(io::Listener& listener) {
    if (!io::waitFor(listener.descriptor(), io::Readiness::readable, io::Deadline::in(10s), nullptr))
        return nullptr;
    auto accepted = listener.accept();
    return accepted && *accepted ? std::make_unique<io::SocketStream>(std::move((**accepted).socket)) : nullptr;
}
} // namespace

class SocketStreamTest : public QObject {
    Q_OBJECT
private slots:
    void carriesBytesBothWaysAndTellsTheEnd() {
        auto listener = io::Listener::tcp(loopback);
        QVERIFY(listener);
        auto client = io::connectTcp(listener->address(), loopback, io::Deadline::in(10s));
        QVERIFY(client);
        auto server = acceptOne(*listener);
        QVERIFY(server != nullptr);
        QCOMPARE(server->peerAddress(), (*client)->localAddress());
        const std::string large(3 << 20, 'x');
        auto sending = std::async(std::launch::async, [&] {
            auto done = server->write(large, io::Deadline::in(30s));
            server->close();
            return done.has_value();
        });
        std::string got;
        char buffer[65536];
        for (;;) {
            const auto count = (*client)->read(buffer, io::Deadline::in(10s));
            QVERIFY(count);
            if (*count == 0)
                break;
            got.append(buffer, *count);
        }
        QVERIFY(sending.get());
        QVERIFY(got == large);
    }
    void theSystemKeepsAsManyConnectionsAsTheBacklogSays() {
        auto listener = io::Listener::tcp(loopback, 7);
        QVERIFY(listener);
        tcp_info facts{};
        socklen_t size = sizeof facts;
        QCOMPARE(::getsockopt(listener->descriptor(), IPPROTO_TCP, TCP_INFO, &facts, &size), 0);
        QCOMPARE(facts.tcpi_sacked, 7u); // of a listening socket: its backlog
    }
    void readEndsAtItsDeadline() {
        auto listener = io::Listener::tcp(loopback);
        auto client = io::connectTcp(listener->address(), {}, io::Deadline::in(10s));
        char buffer[10];
        QCOMPARE((*client)->read(buffer, io::Deadline::in(20ms)).error().kind, base::ErrorKind::timeout);
    }
    void theStopSignalEndsAWait() {
        io::StopSignal stop;
        auto listener = io::Listener::tcp(loopback);
        auto client = io::connectTcp(listener->address(), {}, io::Deadline::in(10s), &stop);
        auto reading = std::async(std::launch::async, [&] {
            char buffer[10];
            return (*client)->read(buffer, io::Deadline::in(60s)).error().kind;
        });
        stop.raise();
        QCOMPARE(reading.get(), base::ErrorKind::cancelled);
    }
    void aRefusedConnectionIsUnavailable() {
        io::SocketAddress gone;
        {
            auto listener = io::Listener::tcp(loopback);
            gone = listener->address();
        }
        const auto client = io::connectTcp(gone, {}, io::Deadline::in(10s));
        QCOMPARE(client.error().kind, base::ErrorKind::unavailable);
        QVERIFY(client.error().temporary);
    }
    void aUnixSocketReplacesAStaleFileButNotALiveOne() {
        QTemporaryDir dir;
        const auto path = dir.filePath("s").toStdString();
        {
            auto first = io::Listener::unixSocket(path, 0600);
            QVERIFY(first);
            QCOMPARE(io::Listener::unixSocket(path, 0600).error().kind, base::ErrorKind::conflict);
        }
        QVERIFY(io::Listener::unixSocket(path, 0600)); // the file is still there, nobody answers
        QVERIFY(!io::connectUnix(std::string(200, 'x'), io::Deadline::in(1s)));
    }
};

POSTROOM_TEST(SocketStreamTest)
#include "socket_stream_test.moc"
