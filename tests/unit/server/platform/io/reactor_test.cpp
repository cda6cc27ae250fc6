// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/reactor.h"

#include "server/platform/io/connect.h"
#include "server/platform/io/line_reader.h"
#include "tests/support/test_main.h"

#include <atomic>
#include <latch>
#include <sys/socket.h>

using namespace postroom;
using namespace std::chrono_literals;

namespace {

const auto loopback = *io::SocketAddress::fromText("127.0.0.1", 0);

struct Shared {
    std::atomic<int> alive{0};
    std::atomic<int> refused{0};
    std::atomic<int> blocked{0};
    std::latch block{1};
};

/// Echoes what it reads; "sleep" parks for 50 ms and says "awake"; "wait" blocks its worker until the latch opens.
class Echo : public io::Connection {
public:
    Echo(io::FileDescriptor socket, Shared& shared) : m_socket(std::move(socket)), m_shared(shared) { ++m_shared.alive; }
    ~Echo() override { --m_shared.alive; }
    [[nodiscard]] int descriptor() const override { return m_socket.get(); }
    io::Parking run(io::Wake wake) override {
        const bool alone = !m_running.exchange(true);
        if (!alone)
            std::abort(); // two threads in one connection
        auto parking = turn(wake);
        m_running = false;
        return parking;
    }

private:
    io::Parking turn(io::Wake wake) {
        if (wake == io::Wake::stop) {
            send("bye\n");
            return io::Parking::close();
        }
        if (wake == io::Wake::start)
            send("hello\n");
        if (m_sleeping && std::chrono::steady_clock::now() >= m_due) {
            m_sleeping = false;
            send("awake\n");
        }
        char buffer[1000];
        const auto count = m_sleeping ? -1 : ::recv(m_socket.get(), buffer, sizeof buffer, 0);
        if (count == 0)
            return io::Parking::close();
        if (count > 0) {
            const std::string_view text(buffer, static_cast<std::size_t>(count));
            if (text == "sleep\n") {
                m_sleeping = true;
                m_due = std::chrono::steady_clock::now() + 50ms;
            } else {
                if (text == "wait\n") {
                    ++m_shared.blocked;
                    m_shared.block.wait();
                }
                send(text);
            }
        }
        return m_sleeping ? io::Parking::until(m_due) : io::Parking::readable(std::chrono::steady_clock::now() + 60s);
    }
    void send(std::string_view text) { ::send(m_socket.get(), text.data(), text.size(), MSG_NOSIGNAL); }

    io::FileDescriptor m_socket;
    Shared& m_shared;
    std::atomic<bool> m_running{false};
    bool m_sleeping = false;
    base::Steady m_due{};
};

struct World : Shared {
    explicit World(std::size_t maxWorkers = 16, base::Milliseconds blockedAfter = 1h) : reactor({"test", 2, maxWorkers, blockedAfter}) {
        auto listener = io::Listener::tcp(loopback);
        address = listener->address();
        id = reactor.listen(std::move(*listener), [this](io::Accepted accepted, io::Load load) -> std::unique_ptr<io::Connection> {
            if (load == io::Load::full) {
                ++refused;
                ::send(accepted.socket.get(), "421\n", 4, MSG_NOSIGNAL);
                return nullptr;
            }
            return std::make_unique<Echo>(std::move(accepted.socket), *this);
        });
    }
    io::SocketAddress address;
    io::Reactor reactor;
    io::Reactor::Id id = 0;
};

struct Client {
    explicit Client(const World& world) : stream(std::move(*io::connectTcp(world.address, {}, io::Deadline::in(10s)))), reader(*stream) {}
    std::string line() {
        const auto got = reader.line(io::Deadline::in(20s));
        return got && *got ? std::string(**got) : std::string("(end)");
    }
    void say(std::string_view text) { (void)stream->write(text, io::Deadline::in(10s)); }
    std::unique_ptr<io::SocketStream> stream;
    io::LineReader reader;
};

} // namespace

class ReactorTest : public QObject {
    Q_OBJECT
private slots:
    void servesManyConnectionsTurnByTurn() {
        World world;
        std::vector<std::unique_ptr<Client>> clients;
        for (int i = 0; i < 200; ++i)
            clients.push_back(std::make_unique<Client>(world));
        for (int round = 0; round < 5; ++round)
            for (std::size_t i = 0; i < clients.size(); ++i)
                clients[i]->say("x" + std::to_string(i) + "\n");
        for (auto& client : clients)
            QCOMPARE(client->line(), std::string("hello"));
        for (std::size_t i = 0; i < clients.size(); ++i)
            for (int round = 0; round < 5; ++round)
                QCOMPARE(clients[i]->line(), "x" + std::to_string(i));
        QVERIFY(world.reactor.counts().workers <= 16);
        clients.clear();
        QTRY_COMPARE(world.alive.load(), 0);
    }
    void aTimerWakesAParkedConnection() {
        World world;
        Client client(world);
        QCOMPARE(client.line(), std::string("hello"));
        client.say("sleep\n");
        QCOMPARE(client.line(), std::string("awake"));
        client.say("again\n");
        QCOMPARE(client.line(), std::string("again"));
    }
    void growsWhenWorkersBlockAndRefusesAtTheLimit() {
        World world(4, 1ms);
        std::vector<std::unique_ptr<Client>> blocked;
        for (int i = 0; i < 3; ++i) {
            blocked.push_back(std::make_unique<Client>(world));
            QCOMPARE(blocked.back()->line(), std::string("hello"));
            blocked.back()->say("wait\n");
            QTRY_COMPARE(world.blocked.load(), i + 1);
        }
        QTest::qWait(5); // the time after which a turn counts as blocked
        Client late(world);
        QCOMPARE(late.line(), std::string("421"));
        QCOMPARE(world.refused.load(), 1);
        world.block.count_down();
        for (auto& client : blocked)
            QCOMPARE(client->line(), std::string("wait"));
        QTRY_VERIFY(world.reactor.counts().waitingWorkers == world.reactor.counts().workers);
        Client later(world);
        QCOMPARE(later.line(), std::string("hello"));
    }
    void closingAListenerKeepsItsConnections() {
        World world;
        Client client(world);
        QCOMPARE(client.line(), std::string("hello"));
        world.reactor.close(world.id);
        QTRY_VERIFY(!io::connectTcp(world.address, {}, io::Deadline::in(1s)));
        client.say("still\n");
        QCOMPARE(client.line(), std::string("still"));
    }
    void stopSaysGoodbyeToEveryConnection() {
        World world;
        Client idle(world);
        Client sleeping(world);
        QCOMPARE(idle.line(), std::string("hello"));
        QCOMPARE(sleeping.line(), std::string("hello"));
        QVERIFY(world.reactor.stop(io::Deadline::in(10s)));
        QCOMPARE(idle.line(), std::string("bye"));
        QCOMPARE(idle.line(), std::string("(end)"));
        QCOMPARE(sleeping.line(), std::string("bye"));
        QCOMPARE(world.alive.load(), 0);
    }
    void stopGivesUpAtItsDeadlineWhileSomebodyBlocks() {
        World world;
        Client client(world);
        QCOMPARE(client.line(), std::string("hello"));
        client.say("wait\n");
        QTRY_COMPARE(world.blocked.load(), 1);
        QVERIFY(!world.reactor.stop(io::Deadline::in(20ms)));
        world.block.count_down();
        QVERIFY(world.reactor.stop(io::Deadline::in(10s)));
    }
};

POSTROOM_TEST(ReactorTest)
#include "reactor_test.moc"
