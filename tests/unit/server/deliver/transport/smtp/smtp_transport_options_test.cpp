// SPDX-License-Identifier: Apache-2.0
// Options of the smtp transport: limits, TLS, AUTH, LMTP, connections of a destination.
#include "tests/unit/server/deliver/transport/smtp/smtp_transport_fixture.h"

using namespace postroom;
using namespace postroom::transport;
using namespace std::chrono_literals;
using test::Delivery;
using test::kinds;
using test::Wire;
using test::WirePeer;
using Kind = smtp::RecipientResult::Kind;

class SmtpTransportOptionsTest : public QObject {
    Q_OBJECT
private slots:
    void limitsOfTheTransportFailTheMessage() {
        Delivery d;
        d.options.messageSizeLimit = 10;
        auto report = d.run({d.at(1)});
        QCOMPARE(kinds(report), std::string("P"));
        QCOMPARE(report.recipients[0].result.enhanced, std::string("5.3.4"));
        d.options.messageSizeLimit = 0;
        d.body = std::string(999, 'x') + "\r\n";
        report = d.run({d.at(1)});
        QCOMPARE(kinds(report), std::string("P"));
        QVERIFY(report.recipients[0].result.text.find("message_linelength_limit") != std::string::npos);
        QVERIFY(report.attempts.empty());
    }
    void remembersHostsByNameAddressAndPort() {
        SmtpOptions options;
        smtp::PeerTarget target;
        target.hostName = "MX.one.example";
        target.address = "192.0.2.1";
        target.port = 25;
        QCOMPARE(SmtpTransport::hostKey(options, target), std::string("mx.one.example 192.0.2.1"));
        options.retryIncludeIpAddress = false;
        QCOMPARE(SmtpTransport::hostKey(options, target), std::string("mx.one.example"));
        target.port = 587; // another service of the host
        QCOMPARE(SmtpTransport::hostKey(options, target), std::string("mx.one.example *:587"));
    }
    void speaksTlsWhenOfferedAndChecksTheCertificateWhenAsked() {
        QTemporaryDir folder;
        const auto identity = *tls::ensureSelfSigned(folder.path().toStdString(), "mx.test", base::systemClock().now());
        const auto context = *tls::ServerContext::load(identity.settings);
        const auto script = [](Wire& w) {
            w.open("250-STARTTLS\r\n");
            w.hear();
            w.say("220 go\r\n");
            if (!w.startTls())
                return;
            w.hear();
            w.say("250 peer.test\r\n");
            w.take();
            w.waitForEnd();
        };
        const auto clear = [](Wire& w) {
            w.open("250-STARTTLS\r\n");
            w.take();
            w.waitForEnd();
        };
        WirePeer peer({script, script, script, script, clear}, {}, context);
        Delivery d;
        d.options.tls = *tls::ClientContext::load({});
        auto report = d.run({d.at(peer.port())}); // any certificate will do
        QCOMPARE(kinds(report), std::string("D"));
        QCOMPARE(report.attempts[0].facts.tls.version, std::string("TLS1.3"));
        QVERIFY(!report.attempts[0].facts.tls.verified);
        QCOMPARE(report.attempts[0].facts.protocol, std::string("ese"));
        d.pool.clear();

        tls::ClientSettings trusting;
        trusting.trustFile = identity.settings.certificateFile;
        d.options.tls = *tls::ClientContext::load(trusting);
        d.options.tlsVerify = [](const smtp::PeerTarget&) { return true; };
        report = d.run({d.at(peer.port())});
        QCOMPARE(kinds(report), std::string("D"));
        QVERIFY(report.attempts[0].facts.tls.verified);
        d.pool.clear();

        d.options.tls = *tls::ClientContext::load({}); // nobody vouches for it
        d.options.requireTls = [](const smtp::PeerTarget&) { return true; };
        report = d.run({d.at(peer.port())});
        QCOMPARE(kinds(report), std::string("T"));
        QCOMPARE(report.recipients[0].result.retryError, std::string("tls_required"));

        d.options.requireTls = {}; // tls_tempfail_tryclear: once more in clear
        report = d.run({d.at(peer.port())});
        QCOMPARE(kinds(report), std::string("D"));
        QVERIFY(report.attempts.back().facts.tls.version.empty());
        d.pool.clear();
    }
    void authenticatesAtASmarthost() {
        std::vector<std::string> heard;
        WirePeer peer({[&](Wire& w) {
            w.open("250-AUTH PLAIN\r\n");
            heard.push_back(w.hear());
            w.say("235 ok\r\n");
            for (auto& line : w.take())
                heard.push_back(line);
            w.waitForEnd();
        }});
        Delivery d;
        d.options.requireAuth = [](const smtp::PeerTarget&) { return true; };
        d.options.credentials = smtp::passwordCredentials("user", "secret");
        d.options.credentials.allowWithoutTls = true;
        d.options.authenticatedSender = "me@a.test";
        const auto report = d.run({d.at(peer.port())});
        d.pool.clear();
        peer.join();
        QCOMPARE(kinds(report), std::string("D"));
        QCOMPARE(heard.at(0), std::string("AUTH PLAIN AHVzZXIAc2VjcmV0"));
        QCOMPARE(heard.at(1), std::string("MAIL FROM:<from@a.test> AUTH=me@a.test"));
    }
    void lmtpOverAUnixSocket() {
        QTemporaryDir folder;
        const std::string path = folder.filePath("lmtp").toStdString();
        std::string hello;
        WirePeer peer({[&](Wire& w) {
                          w.say("220 x LMTP\r\n");
                          hello = w.hear();
                          w.say("250-x\r\n250 PIPELINING\r\n");
                          w.take("250 stored\r\n452 4.2.2 full\r\n");
                          w.waitForEnd();
                      }},
                      path);
        Delivery d;
        d.options.protocol = SmtpOptions::Protocol::lmtp;
        d.options.socketPath = path;
        const auto report = d.run({}, {"a@b.test", "c@b.test"});
        QCOMPARE(kinds(report), std::string("DT"));
        QCOMPARE(hello, std::string("LHLO me.test"));
        d.pool.clear();
        d.options.socketPath = path + "-absent";
        QCOMPARE(kinds(d.run({})), std::string("T"));
    }
    void theLimitPerDestinationIsKept() {
        ConnectionPool pool({});
        auto first = pool.lease("x", 1, io::Deadline::in(10s));
        QVERIFY(first);
        QVERIFY(!pool.lease("x", 1, io::Deadline::in(10ms)));
        QVERIFY(pool.lease("y", 1, io::Deadline::in(10s)));
        first.reset();
        QVERIFY(pool.lease("x", 1, io::Deadline::in(10s)));
    }
    void idleConnectionsAreLeftWithQuit() {
        std::string last;
        WirePeer peer({[&](Wire& w) {
            w.open();
            w.take();
            last = w.hear();
            w.say("221 bye\r\n");
        }});
        Delivery d;
        ConnectionPool pool({1ms, 10});
        smtp::MemoryBody source(d.body);
        SmtpJob job{d.options, {d.at(peer.port())}, {}, false, "", {}, {{0, {"a@b.test", {}, {}, {}}}}, false, d.headers, source, {}, {}};
        QCOMPARE(kinds(SmtpTransport(d.dns, pool, nullptr).deliver(job)), std::string("D"));
        QTRY_COMPARE_WITH_TIMEOUT(pool.status().idle, std::size_t(0), 10'000);
        peer.join();
        QCOMPARE(last, std::string("QUIT"));
    }
};

POSTROOM_TEST(SmtpTransportOptionsTest)
#include "smtp_transport_options_test.moc"
