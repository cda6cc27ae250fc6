// SPDX-License-Identifier: Apache-2.0
// The drivers smtp and lmtp as the configuration makes them: options read, expanded and used.
#include "server/deliver/transport/smtp/smtp_driver.h"
#include "server/platform/dns/scripted_resolver.h"
#include "server/policy/lookup/named_lists.h"
#include "server/policy/world/fake_world.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/smtp/wire_peer.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace postroom;
using namespace postroom::transport;
using namespace std::chrono_literals;
using test::Wire;
using test::WirePeer;

namespace {

struct Setup {
    std::unique_ptr<Transport> make(std::vector<std::pair<std::string, std::string>> options, const char* driver = "smtp") {
        TransportSource source;
        source.kind = "transport";
        source.name = "remote";
        source.driver = driver;
        for (auto& [name, value] : options)
            source.options.push_back({name, value, {}});
        findings.clear();
        SmtpDriverSettings settings{dns, pool, "me.test", true, authenticators};
        return makeSmtpTransport(source, settings, {}, findings);
    }
    BatchResult deliver(Transport& transport, std::uint16_t port, const std::vector<std::string>& addresses = {"a@b.test"}) {
        queue::QueuedMessage message;
        message.headers = "Subject: x\r\n";
        message.body.inlineBytes = "body\r\n";
        message.body.size = 6;
        message.body.file = bodyFile;
        Batch batch{message, "from@a.test", {}, {}, {}, {}, {}, "r", false};
        for (std::uint32_t i = 0; i < addresses.size(); ++i)
            batch.recipients.push_back({i, {addresses[i], {}, {}, {}}, addresses[i], {}, variables, false});
        if (port != 0)
            batch.hosts.push_back({"mx.test", {"127.0.0.1"}, 10, port, false});
        world::FakeWorld world;
        lookup::NamedLists lists;
        expand::Scope scope{world, lists, {}};
        DeliveryContext context{scope, nullptr};
        return transport.deliver(batch, context);
    }
    dns::ScriptedResolver dns;
    ConnectionPool pool{{30s, 10}};
    std::vector<ClientAuthenticator> authenticators;
    config::Findings findings;
    std::string bodyFile;
    std::vector<std::pair<std::string, expand::Value>> variables; ///< of every recipient
};

} // namespace

class SmtpDriverTest : public QObject {
    Q_OBJECT
private slots:
    void tellsRecipientsWithoutAffixesUnlessAsked() {
        for (const bool included : {false, true}) {
            std::vector<std::string> heard;
            WirePeer peer({[&](Wire& w) {
                w.open("250-PIPELINING\r\n250-CHUNKING\r\n250-SIZE\r\n");
                heard = w.take();
                w.waitForEnd();
            }});
            Setup s;
            s.variables = {{"local_part_prefix", expand::Value::tainted("real-")}, {"local_part_suffix", expand::Value::tainted("+lists")}};
            const auto transport = s.make({{"rcpt_include_affixes", included ? "true" : "false"}});
            QVERIFY(transport);
            QVERIFY(s.findings.empty());
            const auto result = s.deliver(*transport, peer.port(), {"real-anna+lists@b.test"});
            QCOMPARE(result.outcomes.size(), std::size_t(1));
            transport->closeIdle();
            peer.join();
            QVERIFY(std::find(heard.begin(), heard.end(), included ? "RCPT TO:<real-anna+lists@b.test>" : "RCPT TO:<anna@b.test>") != heard.end());
        }
        QCOMPARE(withoutAffixes("a-b@x", {}), std::string("a-b@x"));
        QCOMPARE(withoutAffixes("ab@x", {{"local_part_prefix", expand::Value::clean("ab")}}), std::string("ab@x")); // nothing would be left
    }
    void deliversWithDefaults() {
        std::vector<std::string> heard;
        WirePeer peer({[&](Wire& w) {
            w.open("250-PIPELINING\r\n250-CHUNKING\r\n250-SIZE\r\n");
            heard = w.take();
            w.waitForEnd();
        }});
        Setup s;
        const auto transport = s.make({});
        QVERIFY(transport);
        QVERIFY(!transport->isLocal());
        QCOMPARE(transport->batchLimits().recipients, std::size_t(100));
        QVERIFY(transport->batchLimits().multiDomain);
        const auto result = s.deliver(*transport, peer.port());
        QCOMPARE(result.outcomes.at(0).kind, queue::RecipientOutcome::Kind::delivered);
        QCOMPARE(result.hosts.size(), std::size_t(1));
        transport->closeIdle();
        peer.join();
        QCOMPARE(heard.at(0), std::string("MAIL FROM:<from@a.test> SIZE=1044"));
        QCOMPARE(heard.at(2), std::string("BDAT 20 LAST"));
    }
    void hostListsDecidePerHost() {
        std::vector<std::string> heard;
        std::string hello;
        WirePeer peer({[&](Wire& w) {
            w.say("220 x\r\n");
            hello = w.hear();
            w.say("250-x\r\n250-PIPELINING\r\n250-STARTTLS\r\n250 CHUNKING\r\n");
            heard = w.take();
            w.waitForEnd();
        }});
        Setup s;
        const auto transport = s.make({{"hosts_try_chunking", ""}, {"hosts_avoid_tls", "*.test"}, {"helo_data", "${lc:HELLO.Test}"}, {"size_addition", "-1"}});
        QVERIFY(transport);
        QCOMPARE(s.deliver(*transport, peer.port()).outcomes.at(0).kind, queue::RecipientOutcome::Kind::delivered);
        transport->closeIdle();
        peer.join();
        QCOMPARE(hello, std::string("EHLO hello.test"));
        QCOMPARE(heard.back(), std::string("DATA"));
    }
    void theTransportsOwnHostsAndClientAuthentication() {
        std::string auth;
        WirePeer peer({[&](Wire& w) {
            w.open("250-AUTH PLAIN\r\n");
            auth = w.hear();
            w.say("535 no\r\n");
            w.waitForEnd();
        }});
        Setup s;
        s.authenticators.push_back({"plain", "PLAIN", expand::Program::literal("^user^pass")});
        const auto transport = s.make({{"hosts", "127.0.0.1::" + std::to_string(peer.port())}, {"hosts_require_auth", "*"}, {"allow_localhost", "true"}});
        QVERIFY(transport);
        const auto result = s.deliver(*transport, 0);
        QCOMPARE(result.outcomes.at(0).kind, queue::RecipientOutcome::Kind::deferred);
        // No password goes out in clear: the connection has no TLS.
        QVERIFY2(result.outcomes.at(0).text.find("not encrypted") != std::string::npos, result.outcomes.at(0).text.c_str());
        QCOMPARE(result.outcomes.at(0).retryError, std::string("auth_failed"));
        peer.join();
        QCOMPARE(auth, std::string("QUIT"));
    }
    void aHostMayRefuseTheGreeting() {
        std::vector<std::string> heard;
        const auto refuses = [&](Wire& w) {
            w.say("220 x\r\n");
            w.hear();
            w.say("502 no\r\n");
            w.hear();
            w.say("502 no\r\n");
            heard = w.take();
            w.waitForEnd();
        };
        WirePeer peer({refuses});
        Setup s;
        const auto transport = s.make({{"hosts_require_helo", "!127.0.0.1"}, {"authenticated_sender", "who@a.test"}, {"authenticated_sender_force", "true"}});
        QVERIFY(transport);
        QCOMPARE(s.deliver(*transport, peer.port()).outcomes.at(0).kind, queue::RecipientOutcome::Kind::delivered);
        transport->closeIdle();
        peer.join();
        QCOMPARE(heard.at(0), std::string("MAIL FROM:<from@a.test> AUTH=who@a.test"));
    }
    void lmtpIsToldToIgnoreAQuotaWhereItCan() {
        std::vector<std::string> heard;
        WirePeer peer({[&](Wire& w) {
            w.say("220 x\r\n");
            w.hear();
            w.say("250-x\r\n250 IGNOREQUOTA\r\n");
            heard = w.take();
            w.waitForEnd();
        }});
        Setup s;
        const auto transport = s.make({{"protocol", "lmtp"}, {"lmtp_ignore_quota", "true"}, {"dscp", "af41"}});
        QVERIFY(transport);
        QCOMPARE(s.deliver(*transport, peer.port()).outcomes.at(0).kind, queue::RecipientOutcome::Kind::delivered);
        transport->closeIdle();
        peer.join();
        QCOMPARE(heard.at(1), std::string("RCPT TO:<a@b.test> IGNOREQUOTA"));
        const auto wrong = s.make({{"dscp", "af99"}});
        QVERIFY(s.deliver(*wrong, peer.port()).outcomes.at(0).text.find("dscp expands to") != std::string::npos);
    }
    void aBodyInTheSpoolIsStreamed() {
        QTemporaryDir folder;
        Setup s;
        s.bodyFile = folder.filePath("body").toStdString();
        std::string line(76, 'x');
        line += "\r\n";
        std::string body;
        for (int i = 0; i < 40'000; ++i)
            body += i % 1000 == 0 ? ".dot\r\n" : line;
        QFile file(folder.filePath("body"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(body.data(), static_cast<qint64>(body.size()));
        file.close();
        for (const char* keywords : {"250-PIPELINING\r\n", "250-PIPELINING\r\n250-CHUNKING\r\n"}) {
            std::string got;
            WirePeer peer({[&](Wire& w) {
                w.open(keywords);
                w.take();
                got = w.message;
                w.waitForEnd();
            }});
            const auto transport = s.make({});
            QCOMPARE(s.deliver(*transport, peer.port()).outcomes.at(0).kind, queue::RecipientOutcome::Kind::delivered);
            transport->closeIdle();
            peer.join();
            const bool dots = std::string(keywords).find("CHUNKING") == std::string::npos;
            std::string expected = "Subject: x\r\n\r\n" + body;
            if (dots)
                for (auto at = expected.find("\r\n."); at != std::string::npos; at = expected.find("\r\n.", at + 4))
                    expected.insert(at + 2, ".");
            QVERIFY(got == expected);
        }
        s.bodyFile += "-absent";
        const auto transport = s.make({});
        QCOMPARE(s.deliver(*transport, 1).outcomes.at(0).kind, queue::RecipientOutcome::Kind::deferred);
    }
    void wrongOptionsAreFindings() {
        Setup s;
        const auto refused = [&](const char* name, const char* value) { return s.make({{name, value}}) == nullptr && config::hasErrors(s.findings); };
        QVERIFY(refused("connect_timeout", "soon"));
        QVERIFY(refused("command_timeout", "0s"));
        QVERIFY(refused("hosts_max_try", "-1"));
        QVERIFY(refused("protocol", "uucp"));
        QVERIFY(refused("helo_data", "${nonsense:x}"));
        QVERIFY(refused("no_such_option", "x"));
        QVERIFY(refused("socket", "/x"));
        QVERIFY(s.make({}, "lmtp") == nullptr);
    }
    void anOptionThatDoesNotExpandDefersTheBatch() {
        Setup s;
        const auto transport = s.make({{"port", "${if eq{1}{1}{nonsense}}"}});
        QVERIFY(transport);
        const auto result = s.deliver(*transport, 1);
        QCOMPARE(result.outcomes.at(0).kind, queue::RecipientOutcome::Kind::deferred);
        QVERIFY(result.outcomes.at(0).text.find("port") != std::string::npos);
    }
    void lmtpSocketsNeedNoHosts() {
        QTemporaryDir folder;
        const auto path = folder.filePath("lmtp").toStdString();
        WirePeer peer({[](Wire& w) {
                          w.open();
                          w.take("250 a\r\n250 c\r\n");
                          w.waitForEnd();
                      }},
                      path);
        Setup s;
        const auto transport = s.make({{"socket", path}}, "lmtp");
        QVERIFY(transport);
        QVERIFY(transport->isLocal());
        const auto result = s.deliver(*transport, 0, {"a@b.test", "c@b.test"});
        QCOMPARE(result.outcomes.at(1).confirmation, std::string("250 c"));
        transport->closeIdle();
    }
};

POSTROOM_TEST(SmtpDriverTest)
#include "smtp_driver_test.moc"
