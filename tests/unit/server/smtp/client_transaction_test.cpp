// SPDX-License-Identifier: Apache-2.0
// A message on an open connection: what is written, and what becomes of each recipient for every reply and failure.
#include "tests/support/test_main.h"
#include "tests/unit/server/smtp/client_dialogue.h"

using namespace postroom;
using namespace postroom::smtp;
using test::Dialogue;
using test::messageTo;
using Kind = RecipientResult::Kind;

namespace {

const std::string pipelining = "250-PIPELINING\r\n";

struct Opened : Dialogue {
    explicit Opened(const std::string& keywords, ClientSettings settings = {}) : Dialogue(std::move(settings)) { open(keywords); }
    std::string begin(const ClientMessage& message) {
        protocol.begin(message);
        return heard();
    }
    TransactionResult result() {
        auto taken = protocol.takeResult();
        return taken ? std::move(*taken) : TransactionResult();
    }
};

ClientSettings with(void (*change)(ClientSettings&)) {
    ClientSettings s;
    change(s);
    return s;
}

std::string kinds(const TransactionResult& result) {
    std::string out;
    for (const auto& r : result.recipients)
        out += r.kind == Kind::delivered ? 'D' : r.kind == Kind::deferred ? 'T' : 'P';
    return out;
}

} // namespace

class ClientTransactionTest : public QObject {
    Q_OBJECT
private slots:
    void oneCommandAtATimeWithoutPipelining() {
        Opened d("");
        const auto m = messageTo({"a@b.test", "c@b.test"});
        QCOMPARE(d.begin(m), std::string("MAIL FROM:<from@a.test>\r\n"));
        QCOMPARE(d.says("250 ok\r\n"), std::string("RCPT TO:<a@b.test>\r\n"));
        QCOMPARE(d.says("250 ok\r\n"), std::string("RCPT TO:<c@b.test>\r\n"));
        QCOMPARE(d.says("250 ok\r\n"), std::string("DATA\r\n"));
        QCOMPARE(d.says("354 go\r\n"), std::string("<dot>"));
        QCOMPARE(d.last.wait, std::chrono::milliseconds(600'000));
        QCOMPARE(d.says("250 2.0.0 queued as 7\r\n"), std::string("(ready)"));
        const auto r = d.result();
        QCOMPARE(kinds(r), std::string("DD"));
        QCOMPARE(r.recipients[1].text, std::string("250 2.0.0 queued as 7"));
        QCOMPARE(r.recipients[1].enhanced, std::string("2.0.0"));
        QVERIFY(r.usable);
    }
    void theWholeEnvelopeIsOneWriteWithPipelining() {
        Opened d(pipelining + "250-SIZE\r\n250-8BITMIME\r\n250-DSN\r\n");
        auto m = messageTo({"a@b.test", "c@b.test"});
        m.eightBit = true;
        m.dsnReturn = mail::DsnReturn::headers;
        m.envelopeId = "id+1 x";
        m.recipients[0].notify.success = m.recipients[0].notify.delay = true;
        m.recipients[0].originalRecipient = "rfc822;old=x@b.test";
        m.recipients[1].notify.never = true;
        QCOMPARE(d.begin(m), std::string("MAIL FROM:<from@a.test> SIZE=2024 BODY=8BITMIME RET=HDRS ENVID=id+2B1+20x\r\n"
                                         "RCPT TO:<a@b.test> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;old+3Dx@b.test\r\n"
                                         "RCPT TO:<c@b.test> NOTIFY=NEVER\r\nDATA\r\n"));
        QCOMPARE(d.says("250 ok\r\n250 ok\r\n550 5.1.1 unknown\r\n354 go\r\n"), std::string("<dot>"));
        d.says("250 done\r\n");
        const auto r = d.result();
        QCOMPARE(kinds(r), std::string("DP"));
        QVERIFY(r.recipients[0].dsnPassedOn);
        QCOMPARE(r.recipients[1].scope, ErrorScope::recipient);
        QCOMPARE(r.recipients[1].stage, ClientStage::rcpt);
        QCOMPARE(r.recipients[1].enhanced, std::string("5.1.1"));
        QCOMPARE(r.recipients[1].text, std::string("mx.test [192.0.2.1] answered RCPT TO:<c@b.test> with 550 5.1.1 unknown"));
    }
    void nothingIsSaidThatThePeerDoesNotOffer() {
        Opened d("");
        auto m = messageTo({"a@b.test"});
        m.eightBit = true;
        m.dsnReturn = mail::DsnReturn::full;
        m.recipients[0].notify.failure = true;
        QCOMPARE(d.begin(m), std::string("MAIL FROM:<from@a.test>\r\n"));
        QCOMPARE(d.says("250 ok\r\n"), std::string("RCPT TO:<a@b.test>\r\n"));
    }
    void aSmallMessageGoesAsOneChunkWithItsEnvelope() {
        Opened d(pipelining + "250-CHUNKING\r\n");
        const auto m = messageTo({"a@b.test"});
        QCOMPARE(d.begin(m), std::string("MAIL FROM:<from@a.test>\r\nRCPT TO:<a@b.test>\r\nBDAT 1000 LAST\r\n<chunk>"));
        d.says("250 ok\r\n250 ok\r\n250 queued\r\n");
        QCOMPARE(kinds(d.result()), std::string("D"));
    }
    void aLargeMessageWaitsUntilSomebodyWantsIt() {
        Opened d(pipelining + "250-CHUNKING\r\n");
        auto m = messageTo({"a@b.test"});
        m.small = false;
        QCOMPARE(d.begin(m), std::string("MAIL FROM:<from@a.test>\r\nRCPT TO:<a@b.test>\r\n"));
        QCOMPARE(d.says("250 ok\r\n250 ok\r\n"), std::string("BDAT 1000 LAST\r\n<chunk>"));
        d.says("250 queued\r\n");
        QCOMPARE(kinds(d.result()), std::string("D"));
        QCOMPARE(d.begin(m), std::string("MAIL FROM:<from@a.test>\r\nRCPT TO:<a@b.test>\r\n"));
        QCOMPARE(d.says("250 ok\r\n550 no\r\n"), std::string("(ready)")); // nobody wants it: it is not sent
        QCOMPARE(kinds(d.result()), std::string("P"));
        QCOMPARE(d.begin(m).substr(0, 6), std::string("RSET\r\n"));
    }
    void aChunkForNobodyIsNoDelivery() {
        Opened d(pipelining + "250-CHUNKING\r\n");
        const auto m = messageTo({"a@b.test"});
        d.begin(m);
        QCOMPARE(d.says("250 ok\r\n450 greylisted\r\n250 queued anyway\r\n"), std::string("(ready)"));
        const auto r = d.result();
        QCOMPARE(kinds(r), std::string("T"));
        QCOMPARE(r.recipients[0].retryError, std::string("rcpt_450"));
    }
    void dataForNobodyGetsAnEmptyMessage() { // RFC 2920 3.1
        Opened d(pipelining);
        const auto m = messageTo({"a@b.test"});
        d.begin(m);
        QCOMPARE(d.says("250 ok\r\n550 no\r\n354 go\r\n"), std::string("<empty>"));
        QCOMPARE(d.says("554 no valid recipients\r\n"), std::string("(ready)"));
        QCOMPARE(kinds(d.result()), std::string("P"));
    }
    void refusedMailIsAMessageErrorForAll() {
        Opened d(pipelining);
        const auto m = messageTo({"a@b.test", "c@b.test"});
        d.begin(m);
        QCOMPARE(d.says("452 4.3.1 full\r\n503 x\r\n503 x\r\n503 x\r\n"), std::string("(ready)"));
        auto r = d.result();
        QCOMPARE(kinds(r), std::string("TT"));
        QCOMPARE(r.recipients[0].scope, ErrorScope::message);
        QCOMPARE(r.recipients[0].retryError, std::string("mail_452"));
        Opened one("");
        one.begin(m);
        QCOMPARE(one.says("550 no\r\n"), std::string("(ready)")); // nothing more is said
        r = one.result();
        QCOMPARE(kinds(r), std::string("PP"));
        QCOMPARE(r.recipients[0].stage, ClientStage::mail);
    }
    void refusedDataAndEndOfDataAreMessageErrors() {
        Opened d(pipelining);
        const auto m = messageTo({"a@b.test"});
        d.begin(m);
        d.says("250 ok\r\n250 ok\r\n451 no\r\n");
        auto r = d.result();
        QCOMPARE(r.recipients[0].scope, ErrorScope::message);
        QCOMPARE(r.recipients[0].stage, ClientStage::data);
        QCOMPARE(r.recipients[0].retryError, std::string("data_451"));
        QCOMPARE(d.begin(m).substr(0, 6), std::string("RSET\r\n"));
        d.says("250 reset\r\n250 ok\r\n250 ok\r\n354 go\r\n");
        d.says("554 5.6.0 bad message\r\n");
        r = d.result();
        QCOMPARE(kinds(r), std::string("P"));
        QCOMPARE(r.recipients[0].stage, ClientStage::endOfData);
        QCOMPARE(d.begin(m).substr(0, 4), std::string("MAIL")); // nothing is left open
    }
    void tooManyRecipientsMayGoAtOnceInAnotherMessage() {
        Opened d(pipelining);
        const auto m = messageTo({"a@b.test", "c@b.test", "e@b.test"});
        d.begin(m);
        d.says("250 ok\r\n250 ok\r\n452 4.5.3 too many\r\n552 too many\r\n354 go\r\n");
        d.says("250 ok\r\n");
        const auto r = d.result();
        QCOMPARE(kinds(r), std::string("DTT"));
        QVERIFY(r.recipients[1].tooManyRecipients && r.recipients[2].tooManyRecipients);
        Opened none(pipelining);
        none.begin(m);
        none.says("250 ok\r\n452 4.5.3 too many\r\n552 5.2.2 mailbox full\r\n550 x\r\n503 x\r\n");
        const auto n = none.result();
        QCOMPARE(kinds(n), std::string("TPP"));
        QVERIFY(!n.recipients[0].tooManyRecipients); // none was accepted: trying at once would not end
    }

    void prdrGivesEachRecipientItsOwnVerdict() {
        Opened d(pipelining + "250-PRDR\r\n");
        const auto m = messageTo({"a@b.test", "c@b.test", "e@b.test", "g@b.test"});
        QVERIFY(d.begin(m).starts_with("MAIL FROM:<from@a.test> PRDR\r\n"));
        QCOMPARE(d.says("250 ok\r\n250 ok\r\n250 ok\r\n550 no\r\n250 ok\r\n354 go\r\n"), std::string("<dot>"));
        d.says("353 analysis\r\n250 first\r\n550 5.7.1 spam\r\n");
        QVERIFY(!d.protocol.takeResult());
        d.says("450 later\r\n250 overall\r\n");
        const auto r = d.result();
        QCOMPARE(kinds(r), std::string("DPPT"));
        QCOMPARE(r.recipients[0].text, std::string("250 first\\n250 overall"));
        QVERIFY(r.recipients[0].prdr);
        QVERIFY(r.recipients[1].text.starts_with("PRDR error after DATA: "));
        QVERIFY(!r.recipients[2].prdr);
        QCOMPARE(r.recipients[3].retryError, std::string("data_450"));
    }
    void prdrOverallRefusalOverridesEveryAcceptance() {
        for (const auto& [overall, expected] : {std::pair("550 no\r\n", "PP"), std::pair("451 no\r\n", "TP")}) {
            Opened d(pipelining + "250-PRDR\r\n");
            const auto m = messageTo({"a@b.test", "c@b.test"});
            d.begin(m);
            d.says("250 ok\r\n250 ok\r\n250 ok\r\n354 go\r\n");
            d.says("353 analysis\r\n250 first\r\n550 second\r\n");
            d.says(overall);
            QCOMPARE(kinds(d.result()), std::string(expected));
        }
    }
    void prdrWithoutItsRepliesIsAnOrdinaryMessage() {
        for (const auto& [reply, expected] : {std::pair("250 ok\r\n", "DD"), std::pair("550 no\r\n", "PP"), std::pair("451 no\r\n", "TT")}) {
            Opened d(pipelining + "250-PRDR\r\n");
            const auto m = messageTo({"a@b.test", "c@b.test"});
            d.begin(m);
            d.says("250 ok\r\n250 ok\r\n250 ok\r\n354 go\r\n");
            QCOMPARE(d.says(reply), std::string("(ready)"));
            QCOMPARE(kinds(d.result()), std::string(expected));
        }
        Opened one(pipelining + "250-PRDR\r\n");
        QVERIFY(one.begin(messageTo({"a@b.test"})).find("PRDR") == std::string::npos);
    }
    void prdrThatBreaksOffConfirmsNobody() {
        Opened d(pipelining + "250-PRDR\r\n");
        const auto m = messageTo({"a@b.test", "c@b.test"});
        d.begin(m);
        d.says("250 ok\r\n250 ok\r\n250 ok\r\n354 go\r\n");
        d.says("353 analysis\r\n250 first\r\n");
        d.protocol.trouble(ClientTrouble::lost, "");
        const auto r = d.result();
        QCOMPARE(kinds(r), std::string("TT"));
        QVERIFY(r.recipients[0].uncertain);
    }
    void prdrOverChunking() {
        Opened d(pipelining + "250-PRDR\r\n250-CHUNKING\r\n");
        const auto m = messageTo({"a@b.test", "c@b.test"});
        d.begin(m);
        d.says("250 ok\r\n250 ok\r\n250 ok\r\n353 x\r\n250 a\r\n250 c\r\n250 all\r\n");
        QCOMPARE(kinds(d.result()), std::string("DD"));
    }
    void lmtpAnswersForEachAcceptedRecipient() {
        Opened d(pipelining, with([](ClientSettings& s) { s.kind = ClientKind::lmtp; }));
        const auto m = messageTo({"a@b.test", "c@b.test", "e@b.test"});
        d.begin(m);
        QCOMPARE(d.says("250 ok\r\n250 ok\r\n550 no\r\n250 ok\r\n354 go\r\n"), std::string("<dot>"));
        QCOMPARE(d.says("250 stored\r\n"), std::string());
        QCOMPARE(d.says("452 4.2.2 full\r\n"), std::string("(ready)"));
        const auto r = d.result();
        QCOMPARE(kinds(r), std::string("DPT"));
        QCOMPARE(r.recipients[2].scope, ErrorScope::recipient);
    }

    void closingAfterPipelinedRcptIsNeverADelivery() { // features 1.21
        Opened d(pipelining);
        const auto m = messageTo({"a@b.test"});
        d.begin(m);
        d.says("250 ok\r\n250 ok\r\n");
        d.protocol.trouble(ClientTrouble::lost, "");
        QCOMPARE(d.heard(), std::string("(closed)"));
        const auto r = d.result();
        QCOMPARE(kinds(r), std::string("T"));
        QCOMPARE(r.recipients[0].scope, ErrorScope::host);
        QCOMPARE(r.recipients[0].retryError, std::string("lost_connection"));
        QVERIFY(!r.usable && !r.recipients[0].uncertain);
    }
    void classesOfTimeoutsFollowTheStage() {
        const auto result = [](std::initializer_list<const char*> replies) {
            Opened d("");
            static const auto m = messageTo({"a@b.test"});
            d.begin(m);
            for (const char* reply : replies)
                d.says(reply);
            d.protocol.trouble(ClientTrouble::timedOut, "");
            return d.result().recipients.at(0);
        };
        QCOMPARE(result({}).scope, ErrorScope::message);
        QCOMPARE(result({}).retryError, std::string("timeout_MX"));
        QCOMPARE(result({"250 ok\r\n"}).scope, ErrorScope::recipient);
        QCOMPARE(result({"250 ok\r\n", "250 ok\r\n"}).scope, ErrorScope::message);
        const auto end = result({"250 ok\r\n", "250 ok\r\n", "354 go\r\n"});
        QCOMPARE(end.scope, ErrorScope::message);
        QCOMPARE(end.stage, ClientStage::endOfData);
        QVERIFY(end.uncertain);
    }
    void lostWhileTheMessageIsSentIsAHostError() {
        Opened d("");
        const auto m = messageTo({"a@b.test"});
        d.begin(m);
        d.says("250 ok\r\n");
        d.says("250 ok\r\n");
        d.protocol.received("354 go\r\n");
        QCOMPARE(d.protocol.next().kind, ClientStep::Kind::sendBody);
        d.protocol.trouble(ClientTrouble::lost, "Connection reset by peer");
        const auto r = d.result();
        QCOMPARE(r.recipients[0].scope, ErrorScope::host);
        QVERIFY(!r.recipients[0].uncertain);
        QVERIFY(r.recipients[0].text.find("while the message was sent") != std::string::npos);
    }
    void recipientsThatWereRefusedStayRefusedWhenTheConnectionBreaks() {
        Opened d(pipelining);
        const auto m = messageTo({"a@b.test", "c@b.test"});
        d.begin(m);
        d.says("250 ok\r\n550 no\r\n250 ok\r\n");
        d.protocol.trouble(ClientTrouble::lost, "");
        QCOMPARE(kinds(d.result()), std::string("PT"));
    }
    void shuttingDownIsAHostErrorAtAnyStage() {
        for (const auto replies : {"421 x\r\n", "250 ok\r\n421 x\r\n", "250 ok\r\n250 ok\r\n421 x\r\n"}) {
            Opened d(pipelining);
            const auto m = messageTo({"a@b.test"});
            d.begin(m);
            QCOMPARE(d.says(replies), std::string("(closed)"));
            const auto r = d.result();
            QCOMPARE(kinds(r), std::string("T"));
            QCOMPARE(r.recipients[0].scope, ErrorScope::host);
            QCOMPARE(r.recipients[0].retryError, std::string("lost_connection"));
        }
    }
    void aReplyTooManyBreaksTheProtocol() {
        Opened d("");
        const auto m = messageTo({"a@b.test"});
        d.begin(m);
        d.says("250 ok\r\n");
        d.says("250 ok\r\n");
        d.says("354 go\r\n");
        QCOMPARE(d.says("250 ok\r\n250 again\r\n"), std::string("(closed)"));
        QCOMPARE(kinds(d.result()), std::string("D"));
        Opened e("");
        e.begin(m);
        e.says("250 ok\r\n");
        e.says("250 ok\r\n");
        QCOMPARE(e.says("250 ok?\r\n"), std::string("(closed)")); // a 250 to DATA is no delivery
        QCOMPARE(kinds(e.result()), std::string("T"));
    }
    void aReusedConnectionThatWasDeadIsToldFromABrokenHost() {
        Opened d(pipelining);
        const auto m = messageTo({"a@b.test"});
        d.begin(m);
        d.says("250 ok\r\n250 ok\r\n354 go\r\n");
        d.says("250 ok\r\n");
        QVERIFY(!d.result().stale);
        d.begin(m);
        d.protocol.trouble(ClientTrouble::lost, "");
        QVERIFY(d.result().stale);
        Opened first(pipelining);
        first.begin(m);
        first.protocol.trouble(ClientTrouble::lost, "");
        QVERIFY(!first.result().stale);
    }
    void longEnvelopesAreWrittenInWindows() {
        Opened d(pipelining);
        auto m = messageTo({});
        for (int i = 0; i < 1000; ++i)
            m.recipients.push_back({"recipient" + std::to_string(i) + "@b.test", {}, {}, {}});
        auto heard = d.begin(m);
        std::size_t commands = 0;
        bool large = false;
        for (int rounds = 0; rounds < 100 && !heard.ends_with("<dot>"); ++rounds) {
            large = large || heard.size() > 9000;
            const auto count = static_cast<std::size_t>(std::count(heard.begin(), heard.end(), '\n'));
            commands += count;
            std::string replies;
            for (std::size_t i = 0; i < count; ++i)
                replies += i + 1 == count && heard.ends_with("DATA\r\n") ? "354 go\r\n" : "250 ok\r\n";
            heard = d.says(replies);
        }
        QVERIFY(!large);
        QCOMPARE(commands, std::size_t(1002));
        d.says("250 ok\r\n");
        QCOMPARE(kinds(d.result()), std::string(1000, 'D'));
    }
    void aCalloutEndsBeforeTheMessage() {
        for (const auto& keywords : {std::string("250-CHUNKING\r\n"), pipelining}) {
            Opened d(keywords);
            auto m = messageTo({"a@b.test", "c@b.test"});
            m.sender.clear();
            m.envelopeOnly = true;
            auto heard = d.begin(m);
            for (const char* reply : {"250 ok\r\n", "250 2.1.5 fine\r\n", "550 5.1.1 unknown\r\n"})
                heard += d.says(reply);
            QCOMPARE(heard, std::string("MAIL FROM:<>\r\nRCPT TO:<a@b.test>\r\nRCPT TO:<c@b.test>\r\n(ready)"));
            const auto r = d.result();
            QCOMPARE(kinds(r), std::string("DP"));
            QCOMPARE(r.recipients[0].stage, ClientStage::rcpt);
            QVERIFY(d.begin(m).starts_with("RSET\r\n"));
        }
    }
    void utf8NeedsAPeerThatOffersIt() {
        Opened without(pipelining);
        auto m = messageTo({"\xC3\xA4@b.test"});
        m.needsUtf8 = true;
        QCOMPARE(without.begin(m), std::string("(ready)"));
        const auto r = without.result();
        QCOMPARE(kinds(r), std::string("P"));
        QCOMPARE(r.recipients[0].enhanced, std::string("5.6.7"));
        Opened offers(pipelining + "250-SMTPUTF8\r\n");
        QVERIFY(offers.begin(m).starts_with("MAIL FROM:<from@a.test> SMTPUTF8\r\n"));
    }
    void anAddressCannotSmuggleACommand() {
        Opened d(pipelining);
        const auto m = messageTo({"a@b.test>\r\nRCPT TO:<x@y.test", "c@b.test"});
        QVERIFY(d.begin(m).find("x@y.test") == std::string::npos);
        d.says("250 ok\r\n250 ok\r\n354 go\r\n");
        d.says("250 ok\r\n");
        QCOMPARE(kinds(d.result()), std::string("PD"));
    }
};

POSTROOM_TEST(ClientTransactionTest)
#include "client_transaction_test.moc"
