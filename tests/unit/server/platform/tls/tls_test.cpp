// SPDX-License-Identifier: Apache-2.0
// Our client against our server, over a socket pair: every handshake runs for real.
#include "server/platform/io/durable_file.h"
#include "server/platform/tls/self_signed.h"
#include "server/platform/tls/server_channel.h"
#include "server/platform/tls/tls_stream.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>

#include <csignal>
#include <filesystem>
#include <sys/socket.h>
#include <thread>

using namespace postroom;
using namespace std::chrono_literals;

namespace {

struct Pair {
    Pair() {
        int ends[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) != 0)
            qFatal("socketpair");
        client = std::make_unique<io::SocketStream>(io::FileDescriptor(ends[0]));
        server = io::FileDescriptor(ends[1]);
    }
    std::unique_ptr<io::SocketStream> client;
    io::FileDescriptor server;
};

/// Serves one connection on its own thread: handshake, then echo until the end.
class EchoServer {
public:
    EchoServer(std::shared_ptr<const tls::ServerContext> context, io::FileDescriptor socket)
        : m_socket(std::move(socket)), m_channel(std::move(context), m_socket.get()), m_thread([this] { run(); }) {}
    ~EchoServer() { wait(); }
    void wait() {
        if (m_thread.joinable())
            m_thread.join();
    }
    std::string problem;
    tls::Facts facts;

private:
    static bool awaits(int socket, tls::Progress progress) {
        if (progress != tls::Progress::wantRead && progress != tls::Progress::wantWrite)
            return false;
        return io::waitFor(socket, progress == tls::Progress::wantRead ? io::Readiness::readable : io::Readiness::writable,
                           io::Deadline::in(10s), nullptr).has_value();
    }
    void run() {
        auto progress = m_channel.handshake();
        while (awaits(m_socket.get(), progress))
            progress = m_channel.handshake();
        if (progress != tls::Progress::done) {
            problem = m_channel.problem();
            m_socket.reset();
            return;
        }
        facts = m_channel.facts();
        char buffer[4096];
        for (;;) {
            const auto got = m_channel.read(buffer);
            if (got.progress == tls::Progress::done) {
                std::string_view rest(buffer, got.count);
                while (!rest.empty()) {
                    const auto sent = m_channel.write(rest);
                    if (sent.progress == tls::Progress::done)
                        rest.remove_prefix(sent.count);
                    else if (!awaits(m_socket.get(), sent.progress))
                        break;
                }
            } else if (!awaits(m_socket.get(), got.progress)) {
                break;
            }
        }
        m_channel.close();
        m_socket.reset();
    }
    io::FileDescriptor m_socket;
    tls::ServerChannel m_channel;
    std::thread m_thread;
};

struct World {
    World() {
        identity = *tls::ensureSelfSigned(dir.path().toStdString(), "mx.example.com", base::systemClock().now());
        context = *tls::ServerContext::load(identity.settings);
    }
    base::Result<std::unique_ptr<tls::TlsStream>> connect(const tls::ClientSettings& settings, const tls::ClientSession& session) {
        Pair pair;
        server = std::make_unique<EchoServer>(context, std::move(pair.server));
        auto client = *tls::ClientContext::load(settings);
        return tls::startClientTls(std::move(pair.client), client, session, io::Deadline::in(10s));
    }
    tls::ClientSettings trusting() const {
        tls::ClientSettings settings;
        settings.trustFile = identity.settings.certificateFile;
        return settings;
    }
    QTemporaryDir dir;
    tls::SelfSigned identity;
    std::shared_ptr<const tls::ServerContext> context;
    std::unique_ptr<EchoServer> server;
};

} // namespace

class TlsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        // As in our programs, a peer that is gone is an error of write(2); Qt Test's own handler would end us.
        sigset_t pipe;
        ::sigemptyset(&pipe);
        ::sigaddset(&pipe, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
    }
    void theSelfSignedCertificateIsMadeOnceAndPrivate() {
        World world;
        QVERIFY(world.identity.created);
        QCOMPARE(world.context->name(), std::string("mx.example.com"));
        QCOMPARE(static_cast<unsigned>(std::filesystem::status(world.identity.settings.certificateFile).permissions()), 0600U);
        const auto again = tls::ensureSelfSigned(world.dir.path().toStdString(), "other.example", base::systemClock().now());
        QVERIFY(!again->created);
    }
    void carriesBytesAndTellsTheFacts() {
        World world;
        auto stream = world.connect(world.trusting(), {.serverName = "mx.example.com", .sni = {}, .verify = tls::Verify::require});
        QVERIFY2(stream.has_value(), stream ? "" : stream.error().text().c_str());
        const auto& facts = (*stream)->facts();
        QCOMPARE(facts.version, std::string("TLS1.3"));
        QVERIFY(facts.cipher.starts_with("TLS1.3:TLS_"));
        QVERIFY(facts.peerVerified);
        QCOMPARE(facts.peerDn, std::string("CN=mx.example.com"));
        const std::string large(300'000, 'x');
        std::thread sender([&] { (void)(*stream)->write(large, io::Deadline::in(10s)); });
        std::string got;
        char buffer[5000];
        while (got.size() < large.size()) {
            const auto count = (*stream)->read(buffer, io::Deadline::in(10s));
            if (!count || *count == 0)
                break;
            got.append(buffer, *count);
        }
        sender.join();
        QVERIFY(got == large);
        (*stream)->close();
        world.server.reset();
    }
    void theServerSeesTheNameAskedFor() {
        World world;
        auto stream = world.connect({}, {.serverName = "a.example", .sni = "b.example", .verify = tls::Verify::none});
        QVERIFY(stream.has_value());
        (*stream)->close();
        stream->reset();
        world.server->wait();
        QCOMPARE(world.server->facts.sni, std::string("b.example"));
    }
    void requireRefusesAnUnknownIssuerAndAWrongName() {
        World world;
        const auto unknown = world.connect({}, {.serverName = "mx.example.com", .sni = {}, .verify = tls::Verify::require});
        QVERIFY(!unknown);
        QVERIFY2(unknown.error().detail.find("self-signed") != std::string::npos, unknown.error().detail.c_str());
        const auto wrong = world.connect(world.trusting(), {.serverName = "other.example", .sni = {}, .verify = tls::Verify::require});
        QVERIFY(!wrong);
        QVERIFY2(wrong.error().detail.find("ostname mismatch") != std::string::npos, wrong.error().detail.c_str());
    }
    void attemptGoesOnAndSaysWhy() {
        World world;
        const auto stream = world.connect({}, {.serverName = "mx.example.com", .sni = {}, .verify = tls::Verify::attempt});
        QVERIFY(stream.has_value());
        QVERIFY(!(*stream)->facts().peerVerified);
        QVERIFY(!(*stream)->facts().verifyProblem.empty());
        (*stream)->close();
    }
    void aHandshakeEndsAtItsDeadline() {
        Pair pair; // nobody answers
        const auto stream = tls::startClientTls(std::move(pair.client), *tls::ClientContext::load({}), {}, io::Deadline::in(30ms));
        QCOMPARE(stream.error().kind, base::ErrorKind::timeout);
    }
    void aServerWithoutTlsIsAProtocolError() {
        Pair pair;
        QVERIFY(::send(pair.server.get(), "220 hello\r\n", 11, 0) == 11);
        const auto stream = tls::startClientTls(std::move(pair.client), *tls::ClientContext::load({}), {}, io::Deadline::in(10s));
        QCOMPARE(stream.error().kind, base::ErrorKind::protocol);
    }
    void filesThatDoNotFitAreRefusedWithTheirName() {
        World world;
        tls::ServerSettings settings = world.identity.settings;
        settings.keyFile = "/nonexistent/key.pem";
        const auto loaded = tls::ServerContext::load(settings);
        QVERIFY(!loaded);
        QVERIFY(loaded.error().text().find("/nonexistent/key.pem") != std::string::npos);
        QTemporaryDir other;
        settings.keyFile = tls::ensureSelfSigned(other.path().toStdString(), "x.example", base::systemClock().now())->settings.certificateFile;
        QVERIFY(!tls::ServerContext::load(settings));
    }
};

POSTROOM_TEST(TlsTest)
#include "tls_test.moc"
