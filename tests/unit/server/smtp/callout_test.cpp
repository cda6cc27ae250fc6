// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/connect_first.h"
#include "server/smtp/callout.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/smtp/wire_peer.h"

#include <future>

using namespace postroom;
using namespace postroom::smtp;
using namespace std::chrono_literals;
using test::Wire;
using test::WirePeer;
using Verdict = CalloutAnswer::Verdict;

namespace {
WirePeer::Script answering(std::string mail, std::string rcpt, std::vector<std::string>* heard = nullptr) {
    return [=](Wire& w) {
        w.open("");
        for (std::string line = w.hear(); !line.empty(); line = w.hear()) {
            if (heard != nullptr)
                heard->push_back(line);
            w.say(line.starts_with("MAIL") ? mail : line.starts_with("RCPT") ? rcpt : "250 ok\r\n");
        }
    };
}
CalloutRequest request(std::initializer_list<std::uint16_t> ports, std::vector<std::string> recipients = {"a@b.test"}) {
    CalloutRequest r;
    r.maxWait = 10s;
    r.next = [recipients](const std::vector<CalloutAnswer>& answers) -> std::optional<CalloutProbe> {
        if (answers.size() == recipients.size() || (!answers.empty() && answers.back().verdict == Verdict::refused))
            return {};
        return CalloutProbe{"", recipients[answers.size()]};
    };
    for (const auto port : ports) {
        CalloutHost host;
        host.target = {"mx.test", "127.0.0.1", port, true};
        host.settings.helo = "me.test";
        host.settings.timeouts.quit = 100ms;
        r.hosts.push_back(std::move(host));
    }
    return r;
}
std::uint16_t closedPort() { return io::Listener::tcp(*io::SocketAddress::fromText("127.0.0.1", 0))->address().port(); }
} // namespace

class CalloutTest : public QObject {
    Q_OBJECT
private slots:
    void asksWithoutSending() {
        std::vector<std::string> heard;
        WirePeer peer({answering("250 ok\r\n", "250 ok\r\n", &heard)});
        const auto result = callout(request({peer.port()}, {"random@b.test", "a@b.test"}), nullptr);
        peer.join();
        QVERIFY(result.complete);
        QCOMPARE(result.answers.at(1).verdict, Verdict::accepted);
        QCOMPARE(heard, (std::vector<std::string>{"MAIL FROM:<>", "RCPT TO:<random@b.test>", "RSET", "MAIL FROM:<>", "RCPT TO:<a@b.test>", "QUIT"}));
    }
    void verdictsOfAHost() {
        WirePeer refuses({answering("250 ok\r\n", "550 5.1.1 unknown\r\n")});
        const auto refused = callout(request({refuses.port()}), nullptr).answers.at(0);
        QCOMPARE(refused.verdict, Verdict::refused);
        QCOMPARE(refused.reply->code, 550);
        WirePeer mail({answering("550 no bounces\r\n", "250 ok\r\n")});
        const auto atMail = callout(request({mail.port()}), nullptr).answers.at(0);
        QCOMPARE(atMail.verdict, Verdict::refused);
        QCOMPARE(atMail.stage, ClientStage::mail);
    }
    void aHostWithoutAVerdictIsFollowedByTheNext() {
        WirePeer defers({answering("250 ok\r\n", "450 later\r\n")});
        WirePeer accepts({answering("250 ok\r\n", "250 ok\r\n")});
        QCOMPARE(callout(request({closedPort(), defers.port(), accepts.port()}), nullptr).answers.at(0).verdict, Verdict::accepted);
        const auto unknown = callout(request({closedPort()}), nullptr);
        QVERIFY(!unknown.complete && unknown.answers.empty());
        QVERIFY(unknown.trouble.text.find("cannot connect") != std::string::npos);
    }
    void theWholeEndsInTime() {
        std::promise<void> over;
        auto done = over.get_future().share();
        const auto silent = [done](Wire&) { done.wait(); };
        WirePeer peer({silent});
        auto r = request({peer.port(), peer.port(), peer.port()});
        r.maxWait = 100ms;
        const auto result = callout(r, nullptr);
        over.set_value();
        QVERIFY(!result.complete);
        QCOMPARE(result.trouble.stage, ClientStage::banner);
    }
    void theFirstAddressThatConnectsWins() {
        WirePeer peer({[](Wire& w) { w.waitForEnd(); }});
        const auto address = [](std::uint16_t port) { return io::ConnectAttempt{*io::SocketAddress::fromText("127.0.0.1", port), {}}; };
        const std::vector<io::ConnectAttempt> attempts{address(closedPort()), address(peer.port()), address(closedPort())};
        auto first = io::connectFirst(attempts, 10s);
        QVERIFY(first.stream);
        QCOMPARE(first.index, std::size_t(1));
        QVERIFY(first.errors[0] && !first.errors[1] && !first.errors[2]);
        const std::vector<io::ConnectAttempt> none{address(closedPort()), {}};
        const auto failed = io::connectFirst(none, 10s);
        QVERIFY(!failed.stream && failed.errors[0] && failed.errors[1]);
    }
};

POSTROOM_TEST(CalloutTest)
#include "callout_test.moc"
