// SPDX-License-Identifier: Apache-2.0
// The smtp transport against scripted peers on loopback: hosts, addresses, reuse, and everything that breaks.
#include "tests/unit/server/deliver/transport/smtp/smtp_transport_fixture.h"

using namespace postroom;
using namespace postroom::transport;
using namespace std::chrono_literals;
using test::Delivery;
using test::kinds;
using test::Wire;
using test::WirePeer;
using Kind = smtp::RecipientResult::Kind;

class SmtpTransportTest : public QObject {
    Q_OBJECT
private slots:
    void deliversAndTellsWhatItLearnedOfThePeer() {
        std::string message;
        WirePeer peer({[&](Wire& w) {
            w.open();
            w.take();
            message = w.message;
            w.waitForEnd();
        }});
        Delivery d;
        const auto report = d.run({d.at(peer.port())});
        QCOMPARE(kinds(report), std::string("D"));
        const auto outcome = queueOutcomes(report, "remote_smtp").at(0);
        QCOMPARE(outcome.kind, queue::RecipientOutcome::Kind::delivered);
        QCOMPARE(outcome.confirmation, std::string("250 2.0.0 taken"));
        QCOMPARE(outcome.greeting, std::string("peer.test ESMTP"));
        QCOMPARE(outcome.ehloResponse, std::string("peer.test at your service"));
        QCOMPARE(outcome.hostName, std::string("mx.test"));
        QCOMPARE(outcome.hostAddress, std::string("127.0.0.1"));
        QCOMPARE(outcome.hostPort, peer.port());
        QVERIFY(outcome.detail.find("\"protocol\":\"e\"") != std::string::npos);
        const auto hosts = queueHostResults(report);
        QCOMPARE(hosts.size(), std::size_t(1));
        QVERIFY(!hosts[0].failed);
        QCOMPARE(hosts[0].key, "mx.test 127.0.0.1:" + std::to_string(peer.port()));
        d.pool.clear();
        peer.join();
        QCOMPARE(message, std::string("Subject: x\r\n\r\none\r\n..two\r\n"));
    }
    void severalMessagesShareAConnection() {
        WirePeer peer({[](Wire& w) {
            w.open("250-PIPELINING\r\n250-CHUNKING\r\n");
            for (int i = 0; i < 3; ++i)
                w.take();
        }});
        Delivery d;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(kinds(d.run({d.at(peer.port())})), std::string("D"));
        QCOMPARE(peer.connections(), 1);
        QCOMPARE(d.pool.status().reused, std::uint64_t(2));
    }
    void anotherPolicyDoesNotShareIt() {
        const auto script = [](Wire& w) {
            w.open();
            w.take();
            w.waitForEnd();
        };
        WirePeer peer({script, script});
        Delivery d;
        d.run({d.at(peer.port())});
        d.options.helo = "other.test";
        d.run({d.at(peer.port())});
        QCOMPARE(peer.connections(), 2);
        d.pool.clear();
        peer.join();
    }
    void aConnectionThatThePeerLeftIsNotUsedAgain() {
        const auto script = [](Wire& w) {
            w.open();
            w.take();
            w.say("421 too long idle\r\n");
        };
        WirePeer peer({script, script});
        Delivery d;
        QCOMPARE(kinds(d.run({d.at(peer.port())})), std::string("D"));
        const auto second = d.run({d.at(peer.port())}); // whether the 421 has arrived already or comes as the answer
        QVERIFY2(kinds(second) == "D", second.recipients[0].result.text.c_str());
        QCOMPARE(peer.connections(), 2);
    }
    void connectionMaxMessagesAndMaxRcptSplitTheWork() {
        std::vector<int> first, second; // the end of the first connection and the begin of the second are at the same time
        const auto script = [](std::vector<int>& rcpts, int messages) {
            return [&rcpts, messages](Wire& w) {
                w.open();
                for (int i = 0; i < messages; ++i) {
                    const auto heard = w.take();
                    rcpts.push_back(static_cast<int>(std::count_if(heard.begin(), heard.end(), [](const auto& l) { return l.starts_with("RCPT"); })));
                }
                w.waitForEnd();
            };
        };
        WirePeer peer({script(first, 2), script(second, 1)});
        Delivery d;
        d.options.maxRcpt = 2;
        d.options.connectionMaxMessages = 2;
        QCOMPARE(kinds(d.run({d.at(peer.port())}, {"a@b.test", "c@b.test", "e@b.test", "g@b.test", "i@b.test"})), std::string("DDDDD"));
        d.pool.clear();
        peer.join();
        QCOMPARE(first, (std::vector<int>{2, 2}));
        QCOMPARE(second, (std::vector<int>{1}));
    }
    void tooManyRecipientsGoInTheNextTransaction() {
        WirePeer peer({[](Wire& w) {
            w.open("");
            w.hear();
            w.say("250 ok\r\n");
            w.hear();
            w.say("250 ok\r\n");
            w.hear();
            w.say("452 4.5.3 too many\r\n");
            w.hear();
            w.say("354 go\r\n");
            w.hearMessage();
            w.say("250 first\r\n");
            w.take("250 second\r\n");
            w.waitForEnd();
        }});
        Delivery d;
        const auto report = d.run({d.at(peer.port())}, {"a@b.test", "c@b.test"});
        QCOMPARE(kinds(report), std::string("DD"));
        QCOMPARE(report.recipients[1].result.text, std::string("250 second"));
    }

    void aTemporaryRefusalTriesTheNextHostAPermanentOneDoesNot() {
        const auto answers = [](std::string first, std::string second) {
            return [=](Wire& w) {
                w.open("");
                w.hear();
                w.say("250 ok\r\n");
                w.hear();
                w.say(first);
                w.hear();
                w.say(second);
                w.waitForEnd();
            };
        };
        WirePeer one({answers("450 greylisted\r\n", "550 5.1.1 unknown\r\n")});
        WirePeer two({[](Wire& w) {
            w.open();
            w.take();
            w.waitForEnd();
        }});
        Delivery d;
        const auto report = d.run({d.at(one.port(), "mx1.test"), d.at(two.port(), "mx2.test", 20)}, {"a@b.test", "c@b.test"});
        QCOMPARE(kinds(report), std::string("DP"));
        QCOMPARE(report.attempts.size(), std::size_t(2));
        QCOMPARE(report.recipients[1].attempt, 0);
        for (const auto& host : queueHostResults(report))
            QVERIFY(!host.failed); // refusing a recipient says nothing against the host
        d.pool.clear();
    }
    void aDeadHostIsPassedOver() {
        WirePeer two({[](Wire& w) {
            w.open();
            w.take();
            w.waitForEnd();
        }});
        Delivery d;
        const auto report = d.run({d.at(d.closedPort(), "mx1.test"), d.at(two.port(), "mx2.test", 20)});
        QCOMPARE(kinds(report), std::string("D"));
        const auto hosts = queueHostResults(report);
        QCOMPARE(hosts.size(), std::size_t(2));
        QVERIFY(hosts[0].failed && !hosts[1].failed);
        QCOMPARE(hosts[0].retryError, std::string("refused_MX"));
        QVERIFY(queueOutcomes(report, "t")[0].detail.find("attempts") != std::string::npos);
        d.pool.clear();
    }
    void allHostsDeadDefers() {
        Delivery d;
        const auto report = d.run({d.at(d.closedPort(), "mx1.test", -1)});
        QCOMPARE(kinds(report), std::string("T"));
        const auto& result = report.recipients[0].result;
        QCOMPARE(result.scope, smtp::ErrorScope::host);
        QCOMPARE(result.retryError, std::string("refused_A"));
        QCOMPARE(result.stage, smtp::ClientStage::connect);
        QVERIFY2(result.text.find("Connection refused") != std::string::npos, result.text.c_str());
    }
    void ipv6IsTriedFirstAndFallsBack() {
        WirePeer peer({[](Wire& w) {
            w.open();
            w.take();
            w.waitForEnd();
        }});
        Delivery d;
        SmtpHost host{"mx.test", {"::1", "127.0.0.1"}, 10, peer.port(), false};
        const auto report = d.run({host});
        QCOMPARE(kinds(report), std::string("D"));
        QCOMPARE(report.attempts.back().facts.target.address, std::string("127.0.0.1"));
        QCOMPARE(report.attempts.size(), std::size_t(2));
        QCOMPARE(report.attempts[0].facts.target.address, std::string("::1"));
        d.pool.clear();
    }
    void greetedWith5xxByEveryHostFailsByOneOnlyDefers() {
        const auto refuse = [](Wire& w) {
            w.say("554 5.7.1 not you\r\n");
            w.waitForEnd();
        };
        WirePeer one({refuse, refuse});
        WirePeer two({refuse});
        Delivery d;
        auto report = d.run({d.at(one.port(), "mx1.test"), d.at(two.port(), "mx2.test", 20)});
        QCOMPARE(kinds(report), std::string("P"));
        QCOMPARE(report.recipients[0].result.enhanced, std::string("5.7.1"));
        report = d.run({d.at(d.closedPort(), "mx0.test"), d.at(one.port(), "mx1.test")});
        QCOMPARE(kinds(report), std::string("T"));
    }
    void hostsWhoseTimeHasNotComeAreSkipped() {
        Delivery d;
        std::vector<std::string> asked;
        const base::Time until = base::systemClock().now() + std::chrono::hours(1);
        d.hostWait = [&](const std::string& key) {
            asked.push_back(key);
            return queue::HostWait{until, false};
        };
        const auto report = d.run({SmtpHost{"mx.test", {"192.0.2.1"}, 10, 25, false}});
        QCOMPARE(kinds(report), std::string("T"));
        QCOMPARE(asked, std::vector<std::string>{"mx.test 192.0.2.1"});
        QVERIFY(report.attempts.empty());
        QVERIFY(report.recipients[0].result.text.find("retry time") != std::string::npos);
        QVERIFY(report.recipients[0].notBefore == until);
    }
    void hostsThatAreDeadForTooLongFailTheMessageWithoutATry() {
        Delivery d;
        d.hostWait = [](const std::string&) { return queue::HostWait{base::systemClock().now() + std::chrono::hours(1), true}; };
        auto report = d.run({SmtpHost{"mx.test", {"192.0.2.1"}, 10, 25, false}});
        QCOMPARE(kinds(report), std::string("P"));
        QVERIFY(report.attempts.empty());
        d.options.delayAfterCutoff = false;
        d.options.allowLocalhost = true;
        report = d.run({d.at(d.closedPort())});
        QCOMPARE(kinds(report), std::string("T"));
        QCOMPARE(report.attempts.size(), 1U);
    }
    void aSuspendedHostIsNotTriedAndTheReasonSaysSo() {
        Delivery d;
        d.options.delayAfterCutoff = false;
        d.suspended = [](const std::string& name, const std::string&) {
            return name == "mx.test" ? std::optional(queue::HostSuspended{"deliveries to the host mx.test are suspended: it moves", {}}) : std::nullopt;
        };
        const auto report = d.run({SmtpHost{"mx.test", {"192.0.2.1"}, 10, 25, false}});
        QCOMPARE(kinds(report), std::string("T"));
        QVERIFY(report.attempts.empty());
        QCOMPARE(report.recipients[0].result.text, std::string("deliveries to the host mx.test are suspended: it moves"));
        QVERIFY(report.recipients[0].notBefore.has_value());
    }
    void aRefusedMessageIsRememberedForHostAndMessage() {
        WirePeer peer({[](Wire& w) {
            w.open("250-SIZE 1000000\r\n");
            w.hear(); // MAIL
            w.say("451 4.7.1 not this one\r\n");
            w.waitForEnd();
        }});
        Delivery d;
        const auto report = d.run({d.at(peer.port(), "mx.test")});
        QCOMPARE(kinds(report), std::string("T"));
        const auto hosts = queueHostResults(report);
        QCOMPARE(hosts.size(), 1U);
        QVERIFY(!hosts[0].failed && hosts[0].messageError);
        QCOMPARE(hosts[0].retryError.substr(0, 6), std::string("mail_4"));
        d.pool.clear();
    }
    void fallbackHostsTakeWhatTheHostsDeferred() {
        WirePeer peer({[](Wire& w) {
            w.open();
            w.take();
            w.waitForEnd();
        }});
        Delivery d;
        d.fallback = {d.at(peer.port(), "fallback.test", -1)};
        auto report = d.run({d.at(d.closedPort())});
        QCOMPARE(kinds(report), std::string("T")); // it is this host, and allow_localhost is off
        d.options.allowLocalhost = true;
        report = d.run({d.at(d.closedPort())});
        QCOMPARE(kinds(report), std::string("D"));
        d.pool.clear();
    }
    void namesWithoutAddressesAreLookedUp() {
        WirePeer peer({[](Wire& w) {
            w.open();
            w.take();
            w.waitForEnd();
        }});
        Delivery d;
        d.dns.add("smart.test A 127.0.0.1\n");
        QCOMPARE(kinds(d.run({SmtpHost{"smart.test", {}, -1, peer.port(), false}})), std::string("D"));
        const auto report = d.run({SmtpHost{"absent.test", {}, -1, 25, false}});
        QCOMPARE(kinds(report), std::string("T"));
        QCOMPARE(report.recipients[0].result.retryError, std::string("lookup"));
        d.pool.clear();
    }
    void hostsMaxTryEndsTheSearch() {
        Delivery d;
        d.options.hostsMaxTry = 2;
        const auto report = d.run({d.at(d.closedPort(), "1.test"), d.at(d.closedPort(), "2.test"), d.at(d.closedPort(), "3.test")});
        QCOMPARE(report.attempts.size(), std::size_t(2));
    }

    void closingAfterPipelinedRcptDefers() {
        WirePeer peer({[](Wire& w) {
            w.open();
            w.hear();
            w.hear();
            w.say("250 ok\r\n250 ok\r\n");
        }});
        Delivery d;
        const auto report = d.run({d.at(peer.port())});
        QCOMPARE(kinds(report), std::string("T"));
        QCOMPARE(report.recipients[0].result.retryError, std::string("lost_connection"));
        QVERIFY(queueHostResults(report).at(0).failed);
    }
    void aRefusalInTheMiddleOfTheMessageIsHeard() {
        WirePeer peer({[](Wire& w) {
            w.open();
            w.hear();
            w.say("250 ok\r\n");
            w.hear();
            w.say("250 ok\r\n");
            w.hear();
            w.say("354 go\r\n");
            w.bytes(100);
            w.say("552 5.3.4 too big\r\n"); // and closes with most of it unread
        }});
        Delivery d;
        d.body.assign(32'000'000, 'x');
        for (std::size_t i = 78; i < d.body.size(); i += 80)
            d.body[i - 1] = '\r', d.body[i] = '\n';
        const auto report = d.run({d.at(peer.port())});
        // A reset may overtake the words; then it is a lost connection. Never a delivery, never uncertain.
        QVERIFY(kinds(report) != "D");
        QVERIFY(!report.recipients[0].result.uncertain);
    }
    void aPeerThatStopsReadingRunsIntoTheDataTimeout() {
        std::promise<void> over;
        auto done = over.get_future().share();
        WirePeer peer({[done](Wire& w) {
            w.open("");
            w.hear();
            w.say("250 ok\r\n");
            w.hear();
            w.say("250 ok\r\n");
            w.hear();
            w.say("354 go\r\n");
            done.wait();
        }});
        Delivery d;
        d.options.timeouts.data = 100ms;
        d.options.messageLineLengthLimit = 0;
        d.body.assign(32'000'000, 'x');
        const auto report = d.run({d.at(peer.port())});
        over.set_value();
        QCOMPARE(kinds(report), std::string("T"));
        QCOMPARE(report.recipients[0].result.retryError, std::string("timeout_MX"));
        QCOMPARE(report.recipients[0].result.scope, smtp::ErrorScope::host);
    }
    void eachStageHasItsTimeout() {
        const std::vector<std::pair<int, smtp::ClientStage>> stages{
            {0, smtp::ClientStage::banner}, {1, smtp::ClientStage::ehlo}, {2, smtp::ClientStage::mail},
            {3, smtp::ClientStage::rcpt},   {4, smtp::ClientStage::data}, {5, smtp::ClientStage::endOfData}};
        for (const auto& [answers, stage] : stages) {
            std::promise<void> over;
            auto done = over.get_future().share();
            WirePeer peer({[done, count = answers](Wire& w) {
                for (int i = 0; i < count; ++i) {
                    if (i > 0)
                        w.hear();
                    w.say(i == 0 ? "220 x\r\n" : i == 4 ? "354 go\r\n" : "250 ok\r\n");
                }
                done.wait();
            }});
            Delivery d;
            d.options.timeouts.command = 60ms;
            d.options.timeouts.final = 60ms;
            const auto report = d.run({d.at(peer.port())});
            over.set_value();
            QCOMPARE(kinds(report), std::string("T"));
            QCOMPARE(report.recipients[0].result.stage, stage);
            QCOMPARE(report.recipients[0].result.uncertain, stage == smtp::ClientStage::endOfData);
        }
    }
    void anUncertainEndIsNotTriedElsewhereNow() {
        WirePeer one({[](Wire& w) {
            w.open();
            w.take("");
        }});
        WirePeer two({[](Wire& w) { w.open(); }});
        Delivery d;
        const auto report = d.run({d.at(one.port(), "mx1.test"), d.at(two.port(), "mx2.test", 20)});
        QCOMPARE(kinds(report), std::string("T"));
        QVERIFY(report.recipients[0].result.uncertain);
        QCOMPARE(two.connections(), 0);
        QVERIFY(!queueHostResults(report).at(0).failed);
    }
    void stoppingBlamesNobody() {
        std::promise<void> over;
        auto done = over.get_future().share();
        Delivery d;
        WirePeer peer({[&, done](Wire& w) {
            w.say("220 x\r\n");
            w.hear();
            d.stop.raise();
            done.wait();
        }});
        const auto report = d.run({d.at(peer.port())});
        over.set_value();
        QVERIFY(report.stopped);
        QCOMPARE(kinds(report), std::string("T"));
        QCOMPARE(report.recipients[0].result.scope, smtp::ErrorScope::none);
        QVERIFY(queueHostResults(report).empty());
    }
};

POSTROOM_TEST(SmtpTransportTest)
#include "smtp_transport_test.moc"
