// SPDX-License-Identifier: Apache-2.0
// Opening a connection: banner, EHLO, STARTTLS, AUTH, QUIT, and everything that can go wrong on the way.
#include "server/smtp/client_mechanism.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/smtp/client_dialogue.h"

using namespace postroom;
using namespace postroom::smtp;
using test::Dialogue;
using namespace std::chrono_literals;

namespace {
ClientSettings plain() {
    ClientSettings s;
    s.helo = "me.test";
    return s;
}
} // namespace

class ClientProtocolTest : public QObject {
    Q_OBJECT
private slots:
    void greetsAndKeepsTheFactsOfThePeer() {
        Dialogue d(plain());
        QCOMPARE(d.heard(), std::string());
        QCOMPARE(d.says("220-mx.test ESMTP\r\n220 second line\r\n"), std::string("EHLO me.test\r\n"));
        QCOMPARE(d.says("250-mx.test hello\r\n250-SIZE 1000000\r\n250-PIPELINING\r\n250-LIMITS RCPTMAX=7 MAILMAX=3\r\n250 AUTH PLAIN LOGIN\r\n"),
                 std::string("(ready)"));
        QCOMPARE(d.protocol.facts().greeting, std::string("mx.test ESMTP"));
        QCOMPARE(d.protocol.facts().ehloResponse, std::string("mx.test hello"));
        QCOMPARE(d.protocol.facts().protocol, std::string("e"));
        QCOMPARE(d.protocol.capabilities().sizeLimit.value(), std::int64_t(1000000));
        QCOMPARE(d.protocol.capabilities().recipientsMax.value(), std::size_t(7));
        QVERIFY(d.protocol.capabilities().offersAuth("LOGIN"));
        d.protocol.quit();
        QCOMPARE(d.heard(), std::string("QUIT\r\n"));
        QCOMPARE(d.last.wait, 1000ms);
        QCOMPARE(d.says("221 bye\r\n"), std::string("(closed)"));
        QVERIFY(!d.protocol.failure());
    }
    void ehloThatIsRefusedFallsBackToHelo() {
        for (const char* refusal : {"500 what\r\n", "502 no\r\n", "550 no\r\n", "450 not now\r\n"}) {
            Dialogue d(plain());
            d.heard();
            d.says("220 x\r\n");
            QCOMPARE(d.says(refusal), std::string("HELO me.test\r\n"));
            QCOMPARE(d.says("250 x\r\n"), std::string("(ready)"));
            QCOMPARE(d.protocol.facts().protocol, std::string("eh"));
            QVERIFY(!d.protocol.capabilities().esmtp);
        }
    }
    void refusalsBeforeAMessageAreHostErrors() {
        const auto failure = [](std::initializer_list<const char*> replies) {
            Dialogue d(plain());
            d.heard();
            for (const char* reply : replies)
                d.says(reply);
            return d.protocol.failure();
        };
        auto f = failure({"554 go away\r\n"});
        QVERIFY(f && f->permanent && f->stage == ClientStage::banner && f->reply->code == 554);
        QCOMPARE(f->text, std::string("mx.test [192.0.2.1] answered the connection with 554 go away"));
        f = failure({"421 busy\r\n"});
        QVERIFY(f && !f->permanent && f->stage == ClientStage::banner);
        f = failure({"220 x\r\n", "550 no\r\n", "550 5.7.1 really no\r\n"});
        QVERIFY(f && f->permanent && f->stage == ClientStage::ehlo);
        f = failure({"220 x\r\n", "421 closing\r\n"});
        QVERIFY(f && !f->permanent && f->stage == ClientStage::ehlo);
        f = failure({"220 x\r\n", "500 no\r\n", "451 no\r\n"});
        QVERIFY(f && !f->permanent);
    }
    void timeoutsAndLostConnectionsHaveNamesForRetryRules() {
        Dialogue d(plain());
        d.heard();
        QCOMPARE(d.last.wait, 300'000ms);
        d.protocol.trouble(ClientTrouble::timedOut, "");
        QCOMPARE(d.heard(), std::string("(closed)"));
        QCOMPARE(d.protocol.failure()->retryError, std::string("timeout_MX"));
        QCOMPARE(d.protocol.failure()->stage, ClientStage::banner);
        Dialogue e(plain(), {"", "192.0.2.1", 25, false});
        e.heard();
        e.says("220 x\r\n");
        e.protocol.trouble(ClientTrouble::timedOut, "");
        QCOMPARE(e.protocol.failure()->retryError, std::string("timeout_A"));
        QCOMPARE(e.protocol.failure()->text, std::string("[192.0.2.1] did not answer in time at EHLO"));
        Dialogue l(plain());
        l.heard();
        l.protocol.trouble(ClientTrouble::lost, "");
        QCOMPARE(l.protocol.failure()->retryError, std::string("lost_connection"));
    }
    void aReplyThatDripsInDoesNotProlongTheWait() {
        Dialogue d(plain());
        d.heard();
        const auto number = d.last.number;
        d.says("220-first\r\n220-sec");
        QCOMPARE(d.last.number, number);
        d.says("ond\r\n220 x\r\n");
        QVERIFY(d.last.number != number);
    }
    void whatIsNoReplyEndsTheConnection() {
        for (const char* bad : {"HTTP/1.1 400\r\n", "22 x\r\n", "220x\r\n", "220-a\r\n221 b\r\n", "120 x\r\n", "620 x\r\n", "\r\n"}) {
            Dialogue d(plain());
            d.heard();
            QCOMPARE(d.says(bad), std::string("(closed)"));
            QVERIFY(d.protocol.failure()->text.find("broke the protocol") != std::string::npos);
        }
        Dialogue endless(plain());
        endless.heard();
        for (int i = 0; i < 300; ++i)
            endless.says("220-" + std::string(100, 'x') + "\r\n");
        QVERIFY(endless.protocol.failure());
        Dialogue wide(plain());
        wide.heard();
        wide.says(std::string(5000, '2'));
        QVERIFY(wide.protocol.failure());
    }

    void startTlsIsUsedWhenOfferedAndForgetsWhatWasSaidBefore() {
        Dialogue d(plain());
        QCOMPARE(d.open("250-STARTTLS\r\n250-CHUNKING\r\n"), std::string("STARTTLS\r\n"));
        QCOMPARE(d.says("220 go\r\n"), std::string("(tls)"));
        d.protocol.tlsStarted({"TLS1.3", "TLS_AES_256_GCM_SHA384", "", true});
        QCOMPARE(d.heard(), std::string("EHLO me.test\r\n"));
        QCOMPARE(d.says("250-mx.test\r\n250-STARTTLS\r\n250 SIZE\r\n"), std::string("(ready)"));
        QVERIFY(!d.protocol.capabilities().chunking);
        QCOMPARE(d.protocol.facts().protocol, std::string("ese"));
    }
    void tlsPolicyDecides() {
        auto s = plain();
        s.tls = TlsUse::never;
        QCOMPARE(Dialogue(s).open("250-STARTTLS\r\n"), std::string("(ready)"));
        s.tls = TlsUse::require;
        Dialogue none(s);
        QCOMPARE(none.open(), std::string("QUIT\r\n"));
        QCOMPARE(none.protocol.failure()->retryError, std::string("tls_required"));
        for (const char* refusal : {"454 not now\r\n", "502 no\r\n"}) {
            Dialogue refused(s);
            refused.open("250-STARTTLS\r\n");
            refused.says(refusal);
            QCOMPARE(refused.protocol.failure()->retryError, std::string("tls_required"));
            Dialogue may(plain());
            may.open("250-STARTTLS\r\n");
            QCOMPARE(may.says(refusal), std::string("(ready)"));
        }
        auto strict = plain();
        strict.clearAfterTlsRefusal = Use::no;
        Dialogue tempfail(strict);
        tempfail.open("250-STARTTLS\r\n");
        tempfail.says("454 not now\r\n");
        QCOMPARE(tempfail.protocol.failure()->retryError, std::string("tls_required"));
        Dialogue broken(plain());
        broken.open("250-STARTTLS\r\n");
        broken.says("220 go\r\n");
        broken.protocol.tlsFailed("certificate expired");
        QCOMPARE(broken.heard(), std::string("(closed)"));
        QVERIFY(broken.protocol.failure()->tlsFailed);
        QCOMPARE(broken.protocol.failure()->retryError, std::string("tls_required"));
    }
    void bytesInClearBehindTheStartTlsReplyAreRefused() {
        Dialogue d(plain());
        d.open("250-STARTTLS\r\n");
        QCOMPARE(d.says("220 go\r\n250 injected\r\n"), std::string("(closed)"));
        QVERIFY(d.protocol.failure()->text.find("before TLS began") != std::string::npos);
    }
    void implicitTlsComesBeforeTheBanner() {
        auto s = plain();
        s.tls = TlsUse::implicit;
        Dialogue d(s);
        QCOMPARE(d.heard(), std::string("(tls)"));
        d.protocol.tlsStarted({"TLS1.2", "x", "", false});
        QCOMPARE(d.open("250-STARTTLS\r\n"), std::string("(ready)"));
        QCOMPARE(d.protocol.facts().protocol, std::string("se"));
    }

    void authenticatesWithThePreferredMechanismThatIsOffered() {
        auto s = plain();
        s.auth = AuthUse::require;
        s.credentials = passwordCredentials("user", "secret");
        s.credentials.allowWithoutTls = true;
        Dialogue p(s);
        QCOMPARE(p.open("250-AUTH LOGIN PLAIN\r\n"), std::string("AUTH PLAIN AHVzZXIAc2VjcmV0\r\n"));
        QCOMPARE(p.says("235 ok\r\n"), std::string("(ready)"));
        QCOMPARE(p.protocol.facts().authenticator, std::string("PLAIN"));
        Dialogue l(s);
        QCOMPARE(l.open("250-AUTH LOGIN\r\n"), std::string("AUTH LOGIN\r\n"));
        QCOMPARE(l.says("334 VXNlcm5hbWU6\r\n"), std::string("dXNlcg==\r\n"));
        QCOMPARE(l.says("334 UGFzc3dvcmQ6\r\n"), std::string("c2VjcmV0\r\n"));
        QCOMPARE(l.says("235 ok\r\n"), std::string("(ready)"));
        QCOMPARE(l.protocol.facts().protocol, std::string("ea"));
    }
    void authFailuresFollowThePolicy() {
        auto s = plain();
        s.credentials = passwordCredentials("user", "secret");
        s.credentials.allowWithoutTls = true;
        s.auth = AuthUse::require;
        Dialogue second(s);
        second.open("250-AUTH PLAIN LOGIN\r\n");
        QCOMPARE(second.says("535 no\r\n"), std::string("AUTH LOGIN\r\n"));
        second.says("334 \r\n");
        second.says("334 \r\n");
        QCOMPARE(second.says("334 more?\r\n"), std::string("*\r\n"));
        QCOMPARE(second.says("535 no\r\n"), std::string("QUIT\r\n"));
        QCOMPARE(second.protocol.failure()->retryError, std::string("auth_failed"));
        QVERIFY(!second.protocol.failure()->permanent);
        QCOMPARE(Dialogue(s).open(), std::string("QUIT\r\n"));
        s.auth = AuthUse::attempt;
        QCOMPARE(Dialogue(s).open(), std::string("(ready)"));
        Dialogue tried(s);
        tried.open("250-AUTH PLAIN\r\n");
        QCOMPARE(tried.says("535 no\r\n"), std::string("(ready)"));
        QVERIFY(tried.protocol.facts().authenticator.empty());
        s.credentials.allowWithoutTls = false; // never a password in clear unless the administrator says so
        s.auth = AuthUse::require;
        Dialogue clear(s);
        QCOMPARE(clear.open("250-AUTH PLAIN\r\n"), std::string("QUIT\r\n"));
        QVERIFY(clear.protocol.failure()->text.find("not encrypted") != std::string::npos);
    }
    void lmtpSaysLhlo() {
        auto s = plain();
        s.kind = ClientKind::lmtp;
        Dialogue d(s);
        d.heard();
        QCOMPARE(d.says("220 x\r\n"), std::string("LHLO me.test\r\n"));
        QCOMPARE(d.says("500 no\r\n"), std::string("QUIT\r\n"));
        QVERIFY(d.protocol.failure());
    }
    void aServerThatSpeaksUnaskedIsLeft() {
        Dialogue d(plain());
        d.open();
        QCOMPARE(d.says("421 idle too long\r\n"), std::string("(closed)"));
    }
    void quitWaitsForNothingThatIsBroken() {
        Dialogue d(plain());
        d.open();
        d.protocol.quit();
        d.heard();
        d.protocol.trouble(ClientTrouble::timedOut, "");
        QCOMPARE(d.heard(), std::string("(closed)"));
        QVERIFY(!d.protocol.failure());
    }
};

POSTROOM_TEST(ClientProtocolTest)
#include "client_protocol_test.moc"
