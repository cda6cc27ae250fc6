// SPDX-License-Identifier: Apache-2.0
// Dialogues up to the end of a message: the verbs, their order, their limits.
#include "tests/support/test_main.h"
#include "tests/unit/server/receive/fake_session.h"

using namespace postroom;
using namespace postroom::receive;
using acl::Outcome;
using acl::Phase;
using fakes::Fake;
using fakes::verdict;

class SessionTest : public QObject {
    Q_OBJECT
private slots:
    void greetsAndOffers() {
        Fake fake;
        QCOMPARE(fake.start(), std::string("220 mx.example.com ESMTP Postroom|"));
        QCOMPARE(fake.say("EHLO client.example"),
                 std::string("250-mx.example.com Hello client.example [192.0.2.7]|250-SIZE 52428800|250-LIMITS MAILMAX=1000 RCPTMAX=50000|"
                             "250-8BITMIME|250-DSN|250-PIPELINING|250-PIPECONNECT|250-CHUNKING|250-SMTPUTF8|250 HELP|"));
        QCOMPARE(fake.say("NOOP"), std::string("250 OK|"));
        QCOMPARE(fake.say("QUIT"), std::string("221 mx.example.com closing connection|[close]"));
    }
    void takesAMessage() {
        Fake fake;
        fake.begin();
        QCOMPARE(fake.say("MAIL FROM:<s@example.org> SIZE=100"), std::string("250 OK|"));
        QCOMPARE(fake.say("RCPT TO:<anna@example.com>"), std::string("250 Accepted|"));
        QCOMPARE(fake.say("DATA"), std::string("354 Enter message, ending with \".\" on a line by itself|"));
        QCOMPARE(fake.send("Subject: =?utf-8?q?H=C3=A9?=\r\nMessage-ID: <1@x>\r\n\r\nbody\r\n.\r\n").substr(0, 10), std::string("250 OK id="));
        QCOMPARE(fake.inbox.messages.size(), std::size_t(1));
        const auto& message = fake.inbox.messages[0];
        QCOMPARE(message.envelope.sender, std::string("s@example.org"));
        QCOMPARE(message.envelope.recipients[0].address, std::string("anna@example.com"));
        QVERIFY(message.headers.starts_with("Received: from [192.0.2.7] (helo=client.example)"));
        QVERIFY(message.headers.ends_with("Subject: =?utf-8?q?H=C3=A9?=\r\nMessage-ID: <1@x>\r\n"));
        QCOMPARE(message.body.inlineBytes, std::string("body\r\n"));
        QCOMPARE(message.subject, std::string("H\xc3\xa9"));
        QCOMPARE(message.reception.protocol, std::string("esmtp"));
        QCOMPARE(message.reception.helo, std::string("client.example"));
    }
    void answersAPipelinedBatchInOneStep() {
        Fake fake;
        fake.begin();
        const auto out = fake.send("MAIL FROM:<a@b.example>\r\nRCPT TO:<x@example.com>\r\nRCPT TO:<y@example.com>\r\nDATA\r\n");
        QCOMPARE(out, std::string("250 OK|250 Accepted|250 Accepted|354 Enter message, ending with \".\" on a line by itself|"));
        const auto end = fake.send("A: b\r\n\r\nx\r\n.\r\nMAIL FROM:<a@b.example>\r\nQUIT\r\n");
        QVERIFY(end.ends_with("|250 OK|221 mx.example.com closing connection|[close]"));
        QCOMPARE(fake.inbox.messages.size(), std::size_t(1));
    }
    void nothingDependsOnHowTheBytesArrive() {
        Fake whole;
        whole.begin();
        const std::string dialogue = "MAIL FROM:<a@b.example>\r\nRCPT TO:<x@example.com>\r\nDATA\r\nA: b\r\n\r\n..x\r\n.\r\nNOOP\r\n"
                                     "MAIL FROM:<>\r\nRCPT TO:<y@example.com>\r\nBDAT 12\r\nA: b\r\n\r\nbodyBDAT 4 LAST\r\n end";
        Fake bytes;
        bytes.begin();
        std::string single;
        for (const char c : dialogue)
            single += bytes.send(std::string(1, c));
        whole.settings->hostList(HostOption::pipeliningAdvertise) = "*";
        (void)whole.send(dialogue.substr(0, 70));
        (void)whole.send(dialogue.substr(70));
        QCOMPARE(bytes.inbox.messages.size(), std::size_t(2));
        QCOMPARE(bytes.inbox.messages[0].body.inlineBytes, std::string(".x\r\n"));
        QCOMPARE(bytes.inbox.messages[1].body.inlineBytes, std::string("body end\r\n"));
    }
    void refusesWhatIsOutOfOrder() {
        Fake fake;
        fake.start();
        QCOMPARE(fake.say("MAIL FROM:<a@b.example>"), std::string("503 HELO or EHLO required|"));
        fake.say("EHLO client.example");
        QCOMPARE(fake.say("RCPT TO:<a@b.example>"), std::string("503 Sender not yet given|"));
        QCOMPARE(fake.say("DATA"), std::string("503 Sender not yet given|"));
    }
    void theFourthProtocolErrorEndsTheSession() {
        Fake fake;
        fake.begin();
        for (int i = 0; i < 3; ++i)
            QVERIFY(fake.say("MAIL FROM:<broken").starts_with("501 <broken: "));
        const auto last = fake.say("MAIL FROM:<broken");
        QVERIFY(last.starts_with("501-<broken: ") && last.ends_with("|501 Too many syntax or protocol errors|[close]"));
    }
    void whatWasSentWithARefusedCommandIsNoProtocolError() {
        Fake fake;
        fake.script.verdicts[Phase::mail] = [](Session& session, std::string_view) {
            return verdict(session.state().command.find("spam@") == std::string::npos ? Outcome::accept : Outcome::deny);
        };
        fake.script.verdicts[Phase::rcpt] = [](Session&, std::string_view) { return verdict(Outcome::deny); };
        fake.begin();
        std::string group = "MAIL FROM:<spam@x.example>\r\n";
        for (int i = 0; i < 6; ++i)
            group += "RCPT TO:<a@example.com>\r\n";
        QVERIFY(fake.send(group + "DATA\r\n").ends_with("|503 Sender not yet given|"));
        for (int i = 0; i < 6; ++i) {
            QVERIFY(fake.send("MAIL FROM:<a@x.example>\r\nRCPT TO:<a@example.com>\r\nDATA\r\n").ends_with("|503 Valid RCPT command must precede DATA|"));
            fake.say("RSET");
        }
        // Alone they are.
        for (int i = 0; i < 3; ++i)
            QVERIFY(!fake.say("DATA").ends_with("[close]"));
        QVERIFY(fake.say("DATA").ends_with("[close]"));
    }
    void unknownCommandsAreCounted() {
        Fake fake;
        fake.begin();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(fake.say("FOO"), std::string("500 unrecognized command|"));
        QCOMPARE(fake.say("FOO"), std::string("500 Too many unrecognized commands|[close]"));
        QCOMPARE(fake.sink.count("protocol.violation"), 1);
    }
    void nonmailCommandsAreLimited() {
        Fake fake;
        fake.begin();
        for (int i = 0; i < 10; ++i)
            QCOMPARE(fake.say("NOOP"), std::string("250 OK|"));
        QCOMPARE(fake.say("NOOP"), std::string("554 Too many nonmail commands|[close]"));
    }
    void synchronisationIsEnforced() {
        Fake fake;
        fake.settings->hostList(HostOption::pipeConnectAdvertise) = "";
        QCOMPARE(fake.start("EHLO x\r\n"), std::string("554 SMTP synchronization error|[close]"));
        Fake second;
        second.settings->hostList(HostOption::pipeConnectAdvertise) = "";
        second.start();
        QCOMPARE(second.send("EHLO x\r\nMAIL FROM:<>\r\n"), std::string("554 SMTP synchronization error|[close]"));
        Fake early; // PIPECONNECT is offered: early commands are fine
        QVERIFY(early.start("EHLO x\r\nMAIL FROM:<>\r\n").ends_with("250 OK|"));
        Fake noop;
        noop.begin();
        QCOMPARE(noop.send("NOOP\r\nNOOP\r\n"), std::string("554 SMTP synchronization error|[close]"));
    }
    void aclRefusalsHaveTheirCodes() {
        Fake fake;
        fake.script.verdicts[Phase::rcpt] = [](Session&, std::string_view recipient) {
            if (recipient.starts_with("no"))
                return verdict(Outcome::deny, "not here");
            if (recipient.starts_with("later"))
                return verdict(Outcome::defer);
            auto custom = verdict(Outcome::deny, "custom");
            custom.code = 554;
            custom.enhanced = "5.7.1";
            return recipient.starts_with("code") ? custom : verdict(Outcome::accept);
        };
        fake.begin();
        fake.say("MAIL FROM:<>");
        QCOMPARE(fake.say("RCPT TO:<no@example.com>"), std::string("550 not here|"));
        QCOMPARE(fake.say("RCPT TO:<later@example.com>"), std::string("451 Temporary local problem - please try later|"));
        QCOMPARE(fake.say("RCPT TO:<code@example.com>"), std::string("554 5.7.1 custom|"));
        QCOMPARE(fake.say("DATA"), std::string("503-All RCPT commands were rejected with this error:|503-5.7.1 custom|503 Valid RCPT command must precede DATA|"));
        QCOMPARE(fake.sink.count("recipient.refused"), 2);
        QCOMPARE(fake.sink.count("recipient.deferred"), 1);
    }
    void dropEndsTheSessionAndConnectMayRefuse() {
        Fake fake;
        fake.script.verdicts[Phase::mail] = [](Session&, std::string_view) { return verdict(Outcome::drop, "bye"); };
        fake.begin();
        QCOMPARE(fake.say("MAIL FROM:<>"), std::string("550 bye|[close]"));
        Fake connect;
        connect.script.verdicts[Phase::connect] = [](Session&, std::string_view) { return verdict(Outcome::defer, "come back"); };
        QCOMPARE(connect.start(), std::string("451 come back|[close]"));
        Fake banner;
        banner.script.verdicts[Phase::connect] = [](Session&, std::string_view) { return verdict(Outcome::accept, "hello\nsecond line"); };
        QCOMPARE(banner.start(), std::string("220-hello|220 second line|"));
    }
    void aDelayParksTheReplyButNotWhatCameBefore() {
        Fake fake;
        fake.script.verdicts[Phase::rcpt] = [](Session&, std::string_view) {
            auto slow = verdict(Outcome::accept);
            slow.delay = std::chrono::milliseconds(2000);
            return slow;
        };
        fake.begin();
        QCOMPARE(fake.send("MAIL FROM:<>\r\nRCPT TO:<a@example.com>\r\nRSET\r\n"), std::string("250 OK|[wait 2000]"));
        QCOMPARE(Fake::shown(fake.session().resume()), std::string("250 Accepted|250 Reset OK|"));
    }
    void vrfyExpnAndEtrnSayWhatTheirAclsSay() {
        Fake fake;
        fake.begin();
        QCOMPARE(fake.say("VRFY anna@example.com"), std::string("252 Administrative prohibition|"));
        QCOMPARE(fake.say("EXPN list"), std::string("550 Administrative prohibition|"));
        QCOMPARE(fake.say("ETRN #x"), std::string("458 Administrative prohibition|"));
        Fake open;
        for (const auto phase : {Phase::vrfy, Phase::expn, Phase::etrn})
            open.script.verdicts[phase] = [](Session&, std::string_view) { return verdict(Outcome::accept, "ignored"); };
        open.begin();
        QCOMPARE(open.say("VRFY anna@example.com"), std::string("250 <anna@example.com> is deliverable|"));
        QCOMPARE(open.say("ETRN x"), std::string("501 argument must begin with #|"));
        QCOMPARE(open.say("ETRN #"), std::string("501 argument must begin with #|"));
        QCOMPARE(open.asked, std::vector<std::string>());
        QCOMPARE(open.say("ETRN #Example.ORG"), std::string("250 OK|"));
        QCOMPARE(open.asked, std::vector<std::string>{"example.org"});
        QCOMPARE(open.sink.count("etrn.run"), 1);
        QCOMPARE(open.say("EXPN"), std::string("501 EXPN needs an address|"));
        open.script.members = {"anna@example.com", "otto@example.net"};
        QCOMPARE(open.say("EXPN staff"), std::string("250-<anna@example.com>|250 <otto@example.net>|"));
        open.script.members.assign(201, "anna@example.com");
        QCOMPARE(open.say("EXPN staff"), std::string("550 The list is too long to be shown|"));
    }
    void helpNamesWhatTheClientMayUse() {
        Fake fake;
        fake.begin();
        QCOMPARE(fake.say("HELP"), std::string("214-Commands supported:|214 HELO EHLO MAIL RCPT DATA BDAT NOOP QUIT RSET HELP|"));
        fake.script.verdicts[Phase::etrn] = [](Session&, std::string_view) { return verdict(Outcome::deny); };
        QCOMPARE(fake.say("HELP"), std::string("214-Commands supported:|214 HELO EHLO MAIL RCPT DATA BDAT NOOP QUIT RSET HELP ETRN|"));
    }
    void limitsOnRecipientsMessagesAndSize() {
        Fake fake;
        fake.settings->text(TextOption::recipientsMax) = "1";
        fake.settings->text(TextOption::messageSizeLimit) = "1K";
        fake.settings->acceptMaxPerConnection = 1;
        fake.begin();
        QCOMPARE(fake.say("MAIL FROM:<> SIZE=2000"), std::string("552 Message size exceeds maximum permitted|"));
        fake.say("MAIL FROM:<>");
        fake.say("RCPT TO:<a@example.com>");
        QCOMPARE(fake.say("RCPT TO:<b@example.com>"), std::string("452 Too many recipients|"));
        fake.say("RSET");
        QCOMPARE(fake.say("MAIL FROM:<>"), std::string("421 Too many messages in one connection|[close]"));
    }
    void unqualifiedAddresses() {
        Fake fake;
        fake.begin();
        fake.say("MAIL FROM:<>");
        QCOMPARE(fake.say("RCPT TO:<anna>").substr(0, 3), std::string("501"));
        QCOMPARE(fake.say("RCPT TO:<Postmaster>"), std::string("250 Accepted|"));
        QCOMPARE(fake.session().state().transaction->recipients[0].recipient.address, std::string("Postmaster@mx.example.com"));
    }
    void xclientTellsTheRealClient() {
        Fake fake;
        fake.settings->hostList(HostOption::xclient) = "192.0.2.7";
        fake.script.hosts[HostOption::xclient] = [](Session& session) { return session.state().peer.client.addressText() == "192.0.2.7"; };
        fake.start();
        QVERIFY(fake.say("EHLO proxy.example").find("250-XCLIENT ADDR NAME PORT LOGIN DESTADDR DESTPORT|") != std::string::npos);
        QCOMPARE(fake.say("XCLIENT LOGIN=anna"), std::string("501 the first XCLIENT must have ADDR|"));
        QCOMPARE(fake.say("XCLIENT ADDR=192.0.2.9 NAME=a+0D+0AX-Evil:+201"), std::string("501 invalid character in NAME|"));
        QCOMPARE(fake.say("XCLIENT ADDR=IPV6:2001:db8::9 LOGIN=anna NAME=[UNAVAILABLE]"), std::string("220 XCLIENT success|")); // as nginx
        QCOMPARE(fake.say("MAIL FROM:<>"), std::string("503 HELO or EHLO required|"));
        QVERIFY(fake.say("EHLO real.example").starts_with("250-mx.example.com Hello real.example [2001:db8::9]|"));
        fake.message();
        const auto& reception = fake.inbox.messages.at(0).reception;
        QCOMPARE(reception.hostAddress, std::string("2001:db8::9"));
        QCOMPARE(reception.proxyAddress, std::string("192.0.2.7"));
        QCOMPARE(reception.protocol, std::string("esmtpa"));
        QCOMPARE(fake.say("XCLIENT ADDR=192.0.2.55"), std::string("220 XCLIENT success|"));
    }
    void aFailedProxyOnlyLetsQuit() {
        Fake fake;
        fake.session().state().peer.proxySession = fake.session().state().peer.proxyFailed = true;
        QVERIFY(fake.start("garbage").starts_with("220 "));
        QCOMPARE(fake.say("EHLO x"), std::string("503 Required proxy negotiation failed|"));
        QVERIFY(fake.say("QUIT").starts_with("221 "));
    }
    void startTlsForgetsTheClientAndInjectedInput() {
        Fake fake;
        fake.tls = true;
        fake.begin();
        QCOMPARE(fake.say("STARTTLS"), std::string("220 TLS go ahead|[tls]"));
        QCOMPARE(Fake::shown(fake.session().tlsStarted(tls::Facts())), std::string());
        QCOMPARE(fake.say("MAIL FROM:<>"), std::string("503 HELO or EHLO required|"));
        QVERIFY(fake.say("EHLO client.example").find("STARTTLS") == std::string::npos);
        fake.message();
        QCOMPARE(fake.inbox.messages.at(0).reception.protocol, std::string("esmtps"));
        Fake injected;
        injected.tls = true;
        injected.begin();
        QCOMPARE(injected.send("STARTTLS\r\nMAIL FROM:<evil@example>\r\n"), std::string("554 SMTP synchronization error|[close]"));
    }
    void authIsRequiredWhereTheListenerSaysSo() {
        Fake fake;
        fake.requireAuth = true;
        fake.begin();
        QCOMPARE(fake.say("MAIL FROM:<>"), std::string("530 Authentication required|"));
        QCOMPARE(fake.say("NOOP"), std::string("250 OK|"));
    }
    void timeoutAndStopSayGoodbye() {
        Fake fake;
        fake.begin();
        QCOMPARE(Fake::shown(fake.session().lost(Lost::timeout)), std::string("421 mx.example.com SMTP command timeout - closing connection|[close]"));
        Fake stopping;
        stopping.begin();
        QCOMPARE(Fake::shown(stopping.session().stop()), std::string("421 mx.example.com shutting down - closing connection|[close]"));
    }
    void tooLongACommandLineEndsTheSession() {
        Fake fake;
        fake.begin();
        QCOMPARE(fake.send(std::string(20000, 'x')), std::string("500 Line too long|[close]"));
    }
};

POSTROOM_TEST(SessionTest)
#include "session_test.moc"
