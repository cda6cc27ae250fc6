// SPDX-License-Identifier: Apache-2.0
#include "fakes.h"
#include "server/control/control_server.h"
#include "server/control/handle_config.h"
#include "server/control/handle_diagnose.h"
#include "server/control/handle_events.h"
#include "server/platform/io/connect.h"
#include "server/platform/io/thread.h"
#include "shared/wire/peer.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>

#include <array>
#include <unistd.h>

using namespace postroom;
using namespace postroom::control;
using postroom::test::FakeConfig;
using postroom::test::FakeRunner;

namespace {

/// A client over a real socket, for one test.
class SocketClient {
public:
    explicit SocketClient(const std::string& path) : m_stream(std::move(*io::connectUnix(path, deadline()))), m_peer("test") {}
    void send(const std::string& bytes) { QVERIFY(m_stream->write(bytes, deadline())); }
    /// The next item; a Broken at the end of the stream.
    wire::Peer::Item next() {
        while (m_items.empty()) {
            std::array<char, 4096> buffer;
            const auto count = m_stream->read(buffer, deadline());
            if (!count || *count == 0)
                return wire::Peer::Broken{base::permanentError(base::ErrorKind::unavailable, count ? "closed" : count.error().text())};
            for (auto& item : m_peer.feed(std::string_view(buffer.data(), *count)))
                m_items.push_back(std::move(item));
        }
        auto item = std::move(m_items.front());
        m_items.erase(m_items.begin());
        return item;
    }
    void hello() {
        send(m_peer.hello());
        QVERIFY(std::holds_alternative<wire::Peer::Welcome>(next()));
    }
    base::Json ask(const std::string& method, base::Json params = base::Json::object()) {
        send(m_peer.request(method, std::move(params)).bytes);
        const auto item = next();
        const auto* answer = std::get_if<wire::Peer::Answer>(&item);
        return answer == nullptr ? base::Json() : answer->result;
    }
    io::SocketStream& stream() { return *m_stream; }

private:
    static io::Deadline deadline() { return io::Deadline::in(base::Milliseconds(20'000)); }
    std::unique_ptr<io::SocketStream> m_stream;
    wire::Peer m_peer;
    std::vector<wire::Peer::Item> m_items;
};

struct Running {
    explicit Running(ControlSettings given = {}) {
        addConfigMethods(methods, config);
        addDiagnoseMethods(methods, runner);
        addEventMethods(methods);
        given.socketPath = folder.path().toStdString() + "/control.sock";
        path = given.socketPath;
        server.emplace(std::move(given), methods, *feed, nullptr);
        if (const auto started = server->start(); !started)
            qFatal("%s", started.error().text().c_str());
    }
    QTemporaryDir folder;
    std::string path;
    FakeConfig config;
    FakeRunner runner;
    MethodTable methods;
    events::Bus bus;
    std::shared_ptr<EventFeed> feed = EventFeed::create(&bus);
    std::optional<ControlServer> server;
    ~Running() {
        server.reset();
        feed->stop();
    }
};

} // namespace

class ControlServerTest : public QObject {
    Q_OBJECT
private slots:
    void theOwnUserIsAnAdministrator() {
        Running running;
        SocketClient client(running.path);
        client.hello();
        QCOMPARE(client.ask("config.running")["revision"].toInteger(), 3);
    }
    void severalClientsAreServedAtOnceAndTheServerStopsWithAllOfThem() {
        Running running;
        SocketClient first(running.path);
        SocketClient second(running.path);
        second.hello();
        first.hello();
        QCOMPARE(running.server->connections(), std::size_t(2));
        running.server->stop();
        QVERIFY(std::holds_alternative<wire::Peer::Broken>(first.next()));
        QCOMPARE(running.server->connections(), std::size_t(0));
    }
    void eventsReachASubscriberThatSitsStill() {
        Running running;
        SocketClient client(running.path);
        client.hello();
        QCOMPARE(client.ask("events.subscribe")["subscription"].toInteger(), 1);
        events::Event event;
        event.name = "message.accepted";
        running.bus.publish(event);
        const auto item = client.next();
        QVERIFY(std::holds_alternative<wire::EventMessage>(item));
        QCOMPARE(std::get<wire::EventMessage>(item).sequence, 1);
    }
    void whoComesBackIsToldWhatWasMissed() {
        Running running;
        const auto watcher = running.feed->subscribe({}, {}, [] {}); // somebody watches, so events are kept
        events::Event event;
        event.name = "message.accepted";
        for (int i = 0; i < 5; ++i)
            running.bus.publish(event);
        running.bus.drain();
        SocketClient client(running.path);
        client.hello();
        client.ask("events.subscribe", base::Json::object({{"after", 3}}));
        QCOMPARE(std::get<wire::EventMessage>(client.next()).sequence, 4);
        QCOMPARE(std::get<wire::EventMessage>(client.next()).sequence, 5);
    }
    void requestsThatWereSentBeforeTheEndAreStillAnswered() {
        Running running;
        SocketClient client(running.path);
        wire::Peer peer("test");
        std::string bytes = peer.hello();
        for (int i = 0; i < 40; ++i) // more than run at once
            bytes += peer.request("config.running", base::Json::object()).bytes;
        client.send(bytes);
        client.stream().finishWriting();
        std::array<char, 65536> buffer;
        std::size_t answers = 0;
        for (;;) {
            const auto count = client.stream().read(buffer, io::Deadline::in(base::Milliseconds(20'000)));
            QVERIFY(count);
            if (*count == 0)
                break;
            for (const auto& item : peer.feed(std::string_view(buffer.data(), *count)))
                answers += std::holds_alternative<wire::Peer::Answer>(item) ? 1 : 0;
        }
        QCOMPARE(answers, std::size_t(40));
    }
    void whoDoesNotSayHelloInTimeIsClosed() {
        ControlSettings settings;
        settings.helloTimeout = base::Milliseconds(50);
        Running running(settings);
        SocketClient client(running.path);
        QVERIFY(std::holds_alternative<wire::Peer::Broken>(client.next()));
    }
    void beyondTheLimitOneIsToldSo() {
        ControlSettings settings;
        settings.maxConnections = 1;
        Running running(settings);
        SocketClient first(running.path);
        first.hello();
        SocketClient second(running.path);
        const auto item = second.next();
        QVERIFY(std::holds_alternative<wire::Peer::Failure>(item));
        QCOMPARE(std::get<wire::Peer::Failure>(item).error.kind, base::ErrorKind::limit);
    }
    void theSameProtocolRunsOverTwoPipes() {
        Running running;
        std::array<int, 2> to{};
        std::array<int, 2> from{};
        QVERIFY(::pipe(to.data()) == 0 && ::pipe(from.data()) == 0);
        io::Thread server("evaluate", [&] {
            running.server->serve(to[0], from[1]);
            ::close(from[1]);
        });
        wire::Peer peer("test");
        const std::string bytes = peer.hello() + peer.request("expand", *base::Json::parse(R"({"expressions":["x"]})")).bytes;
        QCOMPARE(::write(to[1], bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
        ::close(to[1]);
        std::string answer;
        std::array<char, 4096> buffer;
        for (ssize_t count = 0; (count = ::read(from[0], buffer.data(), buffer.size())) > 0;)
            answer.append(buffer.data(), static_cast<std::size_t>(count));
        server.join();
        ::close(to[0]);
        ::close(from[0]);
        const auto items = peer.feed(answer);
        QCOMPARE(items.size(), std::size_t(2));
        QCOMPARE(std::get<wire::Peer::Answer>(items[1]).result["results"].items()[0]["result"].toString(), std::string("<x>"));
    }
};

POSTROOM_TEST(ControlServerTest)
#include "control_server_test.moc"
