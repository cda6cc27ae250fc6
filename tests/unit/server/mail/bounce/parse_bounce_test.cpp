// SPDX-License-Identifier: Apache-2.0
// Letters of the kinds that users bring, written for this test: ours, other servers', forwarded ones, pieces, and no bounces.
#include "server/mail/bounce/parse_bounce.h"
#include "server/mail/dsn_report.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::bounce;

namespace {

std::string report(const std::string& notice, const std::string& status, const std::string& returned) {
    return "From: Mail Delivery System <mailer-daemon@mx.test>\nTo: anna@home.test\nSubject: Undeliverable: hello\nMIME-Version: 1.0\n"
           "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: text/plain\n\n" +
           notice + "\n--b\nContent-Type: message/delivery-status\n\n" + status + "\n--b\nContent-Type: text/rfc822-headers\n\n" + returned + "\n--b--\n";
}

std::string letter(const std::string& from, const std::string& subject, const std::string& text, const std::string& more = {}) {
    return "From: " + from + "\nTo: anna@home.test\nSubject: " + subject + "\n" + more + "\n" + text;
}

} // namespace

class ParseBounceTest : public QObject {
    Q_OBJECT
private slots:
    void readsOurOwnNotice() {
        mail::DsnMessage message;
        message.reportingMta = "mx.test";
        message.envelopeId = "letter+7";
        mail::DsnRecipient recipient;
        recipient.finalRecipient = "bob@far.test";
        recipient.originalRecipient = "rfc822;robert@far.test";
        recipient.status = "5.2.2";
        recipient.remoteHost = "mx.far.test";
        recipient.diagnostic = "452 4.2.2 over quota, try later";
        message.recipients.push_back(recipient);
        const auto read = parseBounce(report("Sorry.", mail::deliveryStatus(message),
                                             "Received: from pc by mx.test with esmtp id 1wABCD-00000000001-abcd;\n Mon, 1 Jan 2024 00:00:00 +0000\nMessage-ID: <x@home.test>\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\nFrom: anna@home.test\n"));
        QCOMPARE(read.kind, Kind::failure);
        QCOMPARE(read.reportingMta, std::string("mx.test"));
        QCOMPARE(read.envelopeId, std::string("letter+7"));
        QCOMPARE(read.recipients.size(), std::size_t(1));
        QCOMPARE(read.recipients[0].address, std::string("robert@far.test"));
        QCOMPARE(read.recipients[0].final, std::string("bob@far.test"));
        QCOMPARE(read.recipients[0].status, std::string("4.2.2"));
        QCOMPARE(read.recipients[0].code, 452);
        QCOMPARE(read.recipients[0].remoteHost, std::string("mx.far.test"));
        QCOMPARE(read.recipients[0].reason, Reason::mailboxFull);
        QCOMPARE(read.returned.messageId, std::string("x@home.test"));
        QCOMPARE(read.returned.subject, std::string("Grüße"));
        QCOMPARE(read.returned.queueIds.front(), std::string("1wABCD-00000000001-abcd"));
    }
    void readsSeveralRecipientsEachWithItsReason() {
        const auto read = parseBounce(letter("Mail Delivery System <Mailer-Daemon@mx.test>", "Mail delivery failed",
                                             "The following addresses failed:\n\n  bob@far.test\n    host mx.far.test [192.0.2.9]\n    SMTP error from remote mail server after RCPT TO:<bob@far.test>:\n    550 5.1.1 no such user here\n\n"
                                             "  eve@other.test\n    host mx.other.test [192.0.2.8]\n    SMTP error from remote mail server after end of data:\n    554 5.7.1 Message rejected as spam\n\n------ This is a copy of the message ------\n\nMessage-Id: <y@home.test>\nTo: carl@third.test\n",
                                             "X-Failed-Recipients: bob@far.test, eve@other.test\n"));
        QCOMPARE(read.recipients.size(), std::size_t(2));
        QCOMPARE(read.recipients[0].reason, Reason::mailboxUnknown);
        QCOMPARE(read.recipients[0].remoteAddress, std::string("192.0.2.9"));
        QCOMPARE(read.recipients[0].command, std::string("RCPT"));
        QCOMPARE(read.recipients[1].reason, Reason::spam);
        QCOMPARE(read.recipients[1].command, std::string("DATA"));
        QCOMPARE(read.returned.messageId, std::string("y@home.test"));
    }
    void takesTheRestOfAReplyFromTheTranscript() {
        const auto read = parseBounce(report("   ----- Transcript of session follows -----\n... while talking to mx.far.test.:\n>>> DATA\n<<< 550-5.7.1 This message was\n<<< 550 5.7.1 likely unsolicited mail\n554 5.0.0 Service unavailable",
                                             "Reporting-MTA: dns; mx.test\n\nFinal-Recipient: rfc822; bob@far.test\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550-5.7.1 This message was\n", "From: anna@home.test\n"));
        QCOMPARE(read.recipients[0].reason, Reason::spam);
        QVERIFY(read.recipients[0].diagnostic.find("unsolicited") != std::string::npos);
    }
    void knowsDelayComplaintAndAbsence() {
        QCOMPARE(parseBounce(letter("Mail Delivery System <mailer-daemon@mx.test>", "Warning: message delayed 24 hours", "has not yet been delivered to:\n\n  bob@far.test\n    host mx.far.test: Connection timed out\n")).kind, Kind::delay);
        const auto complaint = parseBounce("From: fbl@far.test\nTo: abuse@home.test\nSubject: complaint\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nOriginal-Rcpt-To: <bob@far.test>\n\n--b--\n");
        QCOMPARE(complaint.kind, Kind::feedback);
        QCOMPARE(complaint.recipients[0].address, std::string("bob@far.test"));
        const auto away = parseBounce(letter("bob@far.test", "Automatic reply: hello", "I am on holiday.\n", "Auto-Submitted: auto-replied\n"));
        QCOMPARE(away.kind, Kind::autoReply);
        QCOMPARE(away.recipients[0].reason, Reason::autoReply);
        QCOMPARE(parseBounce(letter("bob@far.test", "Lunch?", "Shall we meet at noon?\n")).kind, Kind::notABounce);
    }
    void readsLettersWithoutAnyCode() {
        const auto affected = parseBounce(letter("postmaster@relay.test", "Undeliverable Mail", "Your message\n   From:    anna@home.test\n\nCould not be delivered because of\n\n550 5.1.1 User unknown\n\nThe following recipients were affected:\n   bob@far.test\n\nAdditional Information\n======================\nOriginal Sender:    <anna@home.test>\n"));
        QCOMPARE(affected.recipients.size(), std::size_t(1));
        QCOMPARE(affected.recipients[0].address, std::string("bob@far.test"));
        QCOMPARE(affected.recipients[0].diagnostic, std::string("550 5.1.1 User unknown"));
        const auto reason = parseBounce(letter("postmaster@relay.test", "Mail System Error - Returned Mail", "Each of the following recipients was rejected by a remote mail server.\n\n    Recipient: <bob@far.test>\n    Reason:    Mailbox full\n\nPlease reply to Postmaster@relay.test\n"));
        QCOMPARE(reason.recipients[0].address, std::string("bob@far.test"));
        QCOMPARE(reason.recipients[0].reason, Reason::mailboxFull);
        const auto size = parseBounce(letter("postmaster@relay.test", "Mail delivery failed", "The following address failed:\n\n    <bob@far.test>\n\nFor the following reason:\n\nMail size limit exceeded.\n"));
        QCOMPARE(size.recipients[0].reason, Reason::tooBig);
        QVERIFY(size.recipients[0].diagnostic.find("size limit") != std::string::npos);
    }
    void readsAPastedLine() {
        const auto read = parseBounce("550 5.7.26 Unauthenticated email from home.test is not accepted due to domain's DMARC policy.");
        QCOMPARE(read.kind, Kind::statusLine);
        QCOMPARE(read.recipients[0].code, 550);
        QCOMPARE(read.recipients[0].status, std::string("5.7.26"));
        QCOMPARE(read.recipients[0].reason, Reason::authentication);
        const auto log = parseBounce("<bob@far.test>: host mx.far.test[192.0.2.9] said: 552 5.3.4 Message too big (in reply to MAIL FROM command)");
        QCOMPARE(log.recipients[0].address, std::string("bob@far.test"));
        QCOMPARE(log.recipients[0].remoteHost, std::string("mx.far.test"));
        QCOMPARE(log.recipients[0].command, std::string("MAIL"));
        QCOMPARE(log.recipients[0].reason, Reason::tooBig);
        QCOMPARE(parseBounce("hello there").kind, Kind::notABounce);
    }
    void readsAQuotedAndAHeaderlessLetter() {
        const auto quoted = parseBounce("From: anna@home.test\nTo: helpdesk@home.test\nSubject: Fwd: what is this\n\nsee below\n> From: MAILER-DAEMON@mx.test\n> Subject: Returned mail\n>\n> Final-Recipient: rfc822; bob@far.test\n> Action: failed\n> Status: 5.1.1\n> Diagnostic-Code: smtp; 550 5.1.1 User unknown\n");
        QCOMPARE(quoted.recipients.size(), std::size_t(1));
        QCOMPARE(quoted.recipients[0].reason, Reason::mailboxUnknown);
        const auto piece = parseBounce("Hi. This is the mail program at mx.test.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<bob@far.test>:\n192.0.2.9 does not like recipient.\nRemote host said: 550 No such user\nGiving up on 192.0.2.9.\n\n--- Below this line is a copy of the message.\n\nReceived: x\nMessage-ID: <z@home.test>\n");
        QCOMPARE(piece.kind, Kind::failure);
        QCOMPARE(piece.recipients[0].address, std::string("bob@far.test"));
        QCOMPARE(piece.returned.messageId, std::string("z@home.test"));
    }
    void lineEndsDoNotMatter() {
        const std::string unixText = letter("postmaster@mx.test", "Undelivered Mail", "<bob@far.test>: 550 5.1.1 User unknown\n");
        std::string dos, mac;
        for (const char c : unixText) {
            dos += c == '\n' ? "\r\n" : std::string(1, c);
            mac += c == '\n' ? '\r' : c;
        }
        for (const auto& text : {unixText, dos, mac}) {
            const auto read = parseBounce(text);
            QCOMPARE(read.recipients.size(), std::size_t(1));
            QCOMPARE(read.recipients[0].status, std::string("5.1.1"));
        }
    }
    void isTotal() {
        for (const std::string& text : {std::string(), std::string(3, '\0'), std::string(300000, '@'), std::string(100000, '<'), std::string("From: x\nTo: y\n"), std::string(200000, '5')})
            static_cast<void>(parseBounce(text));
        QCOMPARE(parseBounce(letter("postmaster@mx.test", "Undelivered Mail", std::string(3 << 20, 'x'))).kind, Kind::failure);
        std::string many = "Reporting-MTA: dns; mx.test\n\n";
        for (int i = 0; i < 5000; ++i)
            many += "Final-Recipient: rfc822; user" + std::to_string(i) + "@far.test\nAction: failed\nStatus: 5.0.0\n\n";
        QCOMPARE(parseBounce(report(std::string(100000, 'y'), many, "From: anna@home.test\n")).recipients.size(), std::size_t(500));
    }
};

POSTROOM_TEST(ParseBounceTest)
#include "parse_bounce_test.moc"
