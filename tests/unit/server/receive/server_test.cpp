// SPDX-License-Identifier: Apache-2.0
// The whole of reception over loopback: reactor, listeners, PROXY, TLS, reload, stop.
#include "server/platform/io/connect.h"
#include "server/platform/io/line_reader.h"
#include "server/platform/tls/self_signed.h"
#include "server/platform/tls/tls_stream.h"
#include "server/receive/receive_server.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/receive/fake_session.h"

#include <QTemporaryDir>

#include <csignal>

using namespace postroom;
using namespace postroom::receive;
using namespace std::chrono_literals;

namespace {

const auto loopback = *io::SocketAddress::fromText("127.0.0.1", 0);

struct World {
    World() {
        auto source = acl::PolicySource();
        source.acls.push_back({"accept_all", {{"accept", {}, {}}}});
        source.options[acl::Phase::rcpt] = "accept_all";
        auto compiled = acl::compilePolicy(source, {});
        if (!compiled)
            qFatal("%s", compiled.error().at(0).message.c_str());
        policy = *compiled;
        settings.primaryHostname = "mx.example.com";
        settings.acceptMax = 200;
        listeners = {{"mx", {loopback}, Role::mx, false, false, false, {}, {}, {}}};
        tlsContext = *tls::ServerContext::load(tls::ensureSelfSigned(dir.path().toStdString(), "mx.example.com", clock.now())->settings);
    }
    base::Result<void> apply() {
        auto configuration = std::make_shared<Configuration>();
        configuration->settings = std::make_shared<ReceiveSettings>(settings);
        configuration->listeners = listeners;
        auto texts = PolicyTexts::compile(settings, listeners, {});
        if (!texts)
            qFatal("%s", texts.error().at(0).message.c_str());
        auto parts = std::make_shared<PolicyParts>();
        parts->policy = policy;
        parts->texts = *texts;
        parts->lists = std::make_shared<lookup::NamedLists>();
        parts->makeWorld = [] { return std::make_unique<world::FakeWorld>(); };
        configuration->policy = parts;
        configuration->tls = tlsContext;
        return server.configure(std::move(configuration));
    }
    io::SocketAddress address(std::string_view name = "mx") {
        for (const auto& bound : server.listeners())
            if (bound.listener == name)
                return bound.address;
        return {};
    }
    QTemporaryDir dir;
    base::Clock& clock = base::systemClock();
    base::MessageIdSource ids{clock, 1};
    fakes::MemoryInbox inbox;
    fakes::MemorySink sink;
    std::shared_ptr<const acl::Policy> policy;
    ReceiveSettings settings;
    std::vector<ListenerSettings> listeners;
    std::shared_ptr<const tls::ServerContext> tlsContext;
    ReceiveServer server{{inbox, sink, clock, ids, {}}, {"test", 2, 16, 1h}};
};

struct Client {
    explicit Client(const io::SocketAddress& address) : socket(std::move(*io::connectTcp(address, {}, io::Deadline::in(10s)))), reader(*socket) {}
    /// The whole reply, joined by "|".
    std::string reply() {
        std::string all;
        for (;;) {
            const auto line = reader.line(io::Deadline::in(20s));
            if (!line || !*line)
                return all + "(end)";
            all += (all.empty() ? "" : "|") + std::string(**line);
            if ((*line)->size() < 4 || (**line)[3] == ' ')
                return all;
        }
    }
    void send(std::string_view text) { (void)(secure ? secure->write(text, io::Deadline::in(10s)) : socket->write(text, io::Deadline::in(10s))); }
    std::string say(std::string_view line) {
        send(std::string(line) + "\r\n");
        return reply();
    }
    bool startTls() {
        auto started = tls::startClientTls(std::move(socket), *tls::ClientContext::load({}), {.serverName = {}, .sni = {}, .verify = tls::Verify::none}, io::Deadline::in(10s));
        if (!started)
            return false;
        secure = std::move(*started);
        reader.switchTo(*secure);
        return true;
    }
    std::string message() {
        say("MAIL FROM:<s@example.org>");
        say("RCPT TO:<anna@example.com>");
        say("DATA");
        return say("Subject: x\r\n\r\nbody\r\n.");
    }
    std::unique_ptr<io::SocketStream> socket;
    std::unique_ptr<tls::TlsStream> secure;
    io::LineReader reader;
};

} // namespace

class ServerTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        sigset_t pipe;
        ::sigemptyset(&pipe);
        ::sigaddset(&pipe, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
    }
    void takesMailFromManyAtATime() {
        World world;
        QVERIFY(world.apply());
        std::vector<std::unique_ptr<Client>> clients;
        for (int i = 0; i < 50; ++i)
            clients.push_back(std::make_unique<Client>(world.address()));
        for (auto& client : clients) {
            QVERIFY(client->reply().starts_with("220 "));
            client->say("EHLO client.example");
        }
        for (auto& client : clients)
            client->send("MAIL FROM:<a@b.example>\r\nRCPT TO:<x@example.com>\r\nDATA\r\n");
        for (auto& client : clients) {
            QCOMPARE(client->reply(), std::string("250 2.1.0 OK"));
            QCOMPARE(client->reply(), std::string("250 2.1.5 Accepted"));
            QVERIFY(client->reply().starts_with("354 "));
        }
        for (auto& client : clients)
            client->send("A: b\r\n\r\nx\r\n.\r\nQUIT\r\n");
        for (auto& client : clients) {
            QVERIFY(client->reply().starts_with("250 2.0.0 OK id="));
            QVERIFY(client->reply().starts_with("221 "));
            QCOMPARE(client->reply(), std::string("(end)"));
        }
        QCOMPARE(world.inbox.messages.size(), std::size_t(50));
        QTRY_COMPARE(world.server.counts().connections, std::size_t(0));
    }
    void speaksTlsAfterStartTlsAndFromTheStart() {
        World world;
        world.listeners.push_back({"tls", {loopback}, Role::submissions, false, false, false, {}, {}, {}});
        QVERIFY(world.apply());
        Client client(world.address());
        client.reply();
        QVERIFY(client.say("EHLO c.example").find("250-STARTTLS") != std::string::npos);
        QVERIFY(client.say("STARTTLS").starts_with("220 "));
        QVERIFY(client.startTls());
        QVERIFY(client.say("EHLO c.example").find("STARTTLS") == std::string::npos);
        QVERIFY(client.message().starts_with("250 2.0.0 OK id="));
        QCOMPARE(world.inbox.messages.at(0).reception.protocol, std::string("esmtps"));
        Client implicit(world.address("tls"));
        QVERIFY(implicit.startTls());
        QVERIFY(implicit.reply().starts_with("220 "));
        implicit.say("EHLO c.example");
        QVERIFY(implicit.message().starts_with("250 2.0.0 OK id="));
        QVERIFY(world.inbox.messages.at(1).reception.tlsCipher.starts_with("TLS1.3:"));
    }
    void aProxyTellsTheRealClient() {
        World world;
        world.settings.hostList(HostOption::proxy) = "127.0.0.0/8";
        world.settings.text(TextOption::acceptMaxPerHost) = "1";
        QVERIFY(world.apply());
        Client client(world.address());
        client.send("PROXY TCP4 192.0.2.9 192.0.2.1 5555 25\r\n");
        QVERIFY(client.reply().starts_with("220 "));
        QVERIFY(client.say("EHLO c.example").starts_with("250-mx.example.com Hello c.example [192.0.2.9]"));
        client.message();
        QCOMPARE(world.inbox.messages.at(0).reception.hostAddress, std::string("192.0.2.9"));
        QCOMPARE(world.inbox.messages.at(0).reception.proxyAddress, std::string("127.0.0.1"));
        Client other(world.address()); // another client behind the same proxy is not counted with the first
        other.send("PROXY TCP4 192.0.2.10 192.0.2.1 5556 25\r\n");
        QVERIFY(other.reply().starts_with("220 "));
        Client same(world.address());
        same.send("PROXY TCP4 192.0.2.9 192.0.2.1 5557 25\r\n");
        QVERIFY(same.reply().starts_with("421 "));
        Client broken(world.address());
        broken.send("EHLO forgot.the.header\r\n");
        QVERIFY(broken.reply().starts_with("220 "));
        QVERIFY(broken.reply().starts_with("503 "));
        QCOMPARE(world.sink.count("proxy.failed"), 1);
    }
    void theLimitOfConnectionsIs421() {
        World world;
        world.settings.acceptMax = 1;
        QVERIFY(world.apply());
        Client first(world.address());
        QVERIFY(first.reply().starts_with("220 "));
        Client second(world.address());
        QVERIFY(second.reply().starts_with("421 "));
        QCOMPARE(second.reply(), std::string("(end)"));
        QCOMPARE(world.sink.count("connection.refused"), 1);
        first.say("QUIT");
        QTRY_COMPARE(world.server.counts().connections, std::size_t(0));
        Client third(world.address());
        QVERIFY(third.reply().starts_with("220 "));
    }
    void aSilentClientIsSentAway() {
        World world;
        world.settings.text(TextOption::receiveTimeout) = "1s";
        QVERIFY(world.apply());
        Client client(world.address());
        client.reply();
        QCOMPARE(client.reply(), std::string("421 4.4.2 mx.example.com SMTP command timeout - closing connection"));
        QCOMPARE(client.reply(), std::string("(end)"));
    }
    void aClientThatReadsNoReplyIsSentAway() {
        World world;
        world.settings.text(TextOption::receiveTimeout) = "1s";
        world.settings.acceptMaxNonmail = 10'000'000;
        QVERIFY(world.apply());
        Client client(world.address());
        QVERIFY(client.reply().starts_with("220 "));
        client.say("EHLO client.example");
        // Until the replies fill both socket buffers and the server stops reading.
        std::string commands;
        for (int i = 0; i < 4000; ++i)
            commands += "RSET\r\n";
        while (client.socket->write(commands, io::Deadline::in(300ms))) {}
        QTRY_VERIFY_WITH_TIMEOUT(world.sink.count("connection.timeout") == 1, 20'000);
    }
    void aReloadKeepsConnectionsAndListeners() {
        World world;
        QVERIFY(world.apply());
        const auto address = world.address();
        Client before(address);
        before.reply();
        world.settings.primaryHostname = "new.example.com";
        world.listeners.push_back({"second", {loopback}, Role::mx, false, false, false, {}, {}, {}});
        QVERIFY(world.apply());
        QCOMPARE(world.address(), address);
        QVERIFY(before.say("EHLO c.example").starts_with("250-mx.example.com "));
        QVERIFY(before.message().starts_with("250 "));
        Client after(world.address("second"));
        after.reply();
        QVERIFY(after.say("EHLO c.example").starts_with("250-new.example.com "));
        world.listeners.erase(world.listeners.begin()); // the listener goes, its connection stays
        QVERIFY(world.apply());
        QTRY_VERIFY(!io::connectTcp(address, {}, io::Deadline::in(1s)));
        QCOMPARE(before.say("NOOP"), std::string("250 2.0.0 OK"));
    }
    void aListenerThatCannotBindChangesNothing() {
        World world;
        QVERIFY(world.apply());
        World other;
        QVERIFY(other.apply());
        world.listeners.push_back({"taken", {other.address()}, Role::mx, false, false, false, {}, {}, {}});
        const auto applied = world.apply();
        QVERIFY(!applied);
        QVERIFY(applied.error().text().find("taken") != std::string::npos);
        Client client(world.address());
        QVERIFY(client.reply().starts_with("220 "));
        QCOMPARE(world.server.listeners().size(), std::size_t(1));
    }
    void anAddressPassesToAnotherListener() {
        World world;
        const auto any = *io::SocketAddress::fromText("0.0.0.0", 0);
        world.listeners[0].addresses = {any};
        QVERIFY(world.apply());
        const auto port = world.address().port();
        world.listeners[0].name = "inside";
        world.listeners[0].addresses = {*io::SocketAddress::fromText("127.0.0.1", port)};
        QVERIFY(world.apply());
        Client client(world.address("inside"));
        QVERIFY(client.reply().starts_with("220 "));
        // When a configuration fails at another listener, the one that made way is there again.
        const auto taken = io::Listener::tcp(loopback);
        world.listeners[0].name = "again";
        world.listeners.push_back(world.listeners[0]);
        world.listeners[1].name = "second";
        world.listeners[1].addresses = {taken->address()};
        QVERIFY(!world.apply());
        QCOMPARE(world.server.listeners().size(), std::size_t(1));
        Client still(world.address("inside"));
        QVERIFY(still.reply().starts_with("220 "));
    }
    void stopSaysGoodbye() {
        World world;
        QVERIFY(world.apply());
        Client client(world.address());
        client.reply();
        QVERIFY(world.server.stop(io::Deadline::in(10s)));
        QCOMPARE(client.reply(), std::string("421 4.3.2 mx.example.com shutting down - closing connection"));
    }
    void aLargeMessageArrivesWhole() {
        World world;
        QVERIFY(world.apply());
        Client client(world.address());
        client.reply();
        client.say("EHLO c.example");
        client.say("MAIL FROM:<>");
        client.say("RCPT TO:<a@example.com>");
        client.say("DATA");
        std::string body;
        while (body.size() < 3U << 20)
            body += "0123456789012345678901234567890123456789012345678901234567890123456789\r\n";
        client.send("A: b\r\n\r\n" + body + ".\r\n");
        QVERIFY(client.reply().starts_with("250 "));
        QVERIFY(world.inbox.messages.at(0).body.inlineBytes == body);
    }
};

POSTROOM_TEST(ServerTest)
#include "server_test.moc"
