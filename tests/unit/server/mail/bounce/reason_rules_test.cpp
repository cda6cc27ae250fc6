// SPDX-License-Identifier: Apache-2.0
// Replies as servers give them, written from the manuals of the servers and the help pages of the providers.
#include "server/mail/bounce/parse_bounce.h"
#include "server/mail/bounce/phrase.h"
#include "server/mail/bounce/reason_rules.h"
#include "tests/support/test_main.h"

using namespace postroom::bounce;

namespace {

struct Row {
    const char* text;
    Reason reason;
};

constexpr Row replies[] = {
    {"550 5.1.1 <x@example.net>: Recipient address rejected: User unknown in virtual mailbox table", Reason::mailboxUnknown},
    {"550 5.1.1 <x@example.net>: Recipient address rejected: example.net", Reason::mailboxUnknown},
    {"550 Unrouteable address", Reason::mailboxUnknown},
    {"550 no such user", Reason::mailboxUnknown},
    {"550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient's email address for typos", Reason::mailboxUnknown},
    {"550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).", Reason::mailboxUnknown},
    {"550 5.4.1 Recipient address rejected: Access denied. AS(201806281)", Reason::mailboxUnknown},
    {"550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", Reason::mailboxUnknown},
    {"511 sorry, no mailbox here by that name (#5.1.1 - chkuser)", Reason::mailboxUnknown},
    {"550 #5.1.0 Address rejected.", Reason::mailboxUnknown},
    {"550 Invalid recipient x@example.net (#5.1.1)", Reason::mailboxUnknown},
    {"554 delivery error: dd This user doesn't have a yahoo.com account (x@yahoo.com) [0]", Reason::mailboxUnknown},
    {"550 5.1.1 User doesn't exist: x@example.net", Reason::mailboxUnknown},
    {"553 5.3.0 <x@example.net>... No such user here", Reason::mailboxUnknown},
    {"550 Mailbox not found", Reason::mailboxUnknown},
    {"550 x@example.net: user unknown", Reason::mailboxUnknown},
    {"550 Benutzer unbekannt / Unknown user", Reason::mailboxUnknown},
    {"452 4.2.2 The email account that you tried to reach is over quota. Please direct the recipient to", Reason::mailboxFull},
    {"552 5.2.2 Mailbox size limit exceeded", Reason::mailboxFull},
    {"552 Quota exceeded, mailbox for user is full", Reason::mailboxFull},
    {"422 The recipient's mailbox is over its storage limit", Reason::mailboxFull},
    {"550 5.2.2 <x@example.net> User is over the quota. You can try again later.", Reason::mailboxFull},
    {"554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException", Reason::mailboxFull},
    {"452 Insufficient system storage", Reason::serverFull},
    {"452 4.3.1 Insufficient system resources", Reason::serverFull},
    {"550 5.2.1 The email account that you tried to reach is disabled.", Reason::mailboxDisabled},
    {"550 Account inactive", Reason::mailboxDisabled},
    {"554 30 Sorry, your message to x@example.net cannot be delivered. This mailbox is disabled (554.30).", Reason::mailboxDisabled},
    {"550 5.2.1 Mailbox suspended for abuse", Reason::mailboxDisabled},
    {"551 5.1.6 User has moved; please try <y@example.net>", Reason::mailboxMoved},
    {"550-5.7.26 Your email has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM.", Reason::authentication},
    {"550 5.7.26 Unauthenticated email from example.org is not accepted due to domain's DMARC policy.", Reason::authentication},
    {"550 5.7.23 The message was rejected because of Sender Policy Framework violation", Reason::authentication},
    {"550 5.7.515 Access denied, sending domain example.org doesn't meet the required authentication level.", Reason::authentication},
    {"550 5.7.1 Email rejected per DMARC policy for example.org", Reason::authentication},
    {"550 SPF: 192.0.2.1 is not allowed to send mail from example.org", Reason::authentication},
    {"554 5.7.5 Permanent error evaluating DMARC policy", Reason::authentication},
    {"550 5.7.0 DKIM signature verification failed", Reason::authentication},
    {"550 5.7.25 The IP address sending this message does not have a PTR record setup", Reason::reverseDns},
    {"450 4.7.1 Client host rejected: cannot find your hostname, [192.0.2.1]", Reason::reverseDns},
    {"554 5.7.1 Fix reverse DNS for 192.0.2.1", Reason::reverseDns},
    {"554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.1", Reason::hostBlocked},
    {"550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).", Reason::hostBlocked},
    {"550 5.7.606 Access denied, banned sending IP [192.0.2.1].", Reason::hostBlocked},
    {"553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.1, because the ip is in Spamhaus's list", Reason::hostBlocked},
    {"554-mx.gmx.net (mxgmx117) Nemesis ESMTP Service not available 554-No SMTP service 554-IP address is black listed.", Reason::hostBlocked},
    {"550 5.7.1 Your IP address has a poor reputation", Reason::hostBlocked},
    {"521 5.2.1 : AOL will not accept delivery of this message, host blocked", Reason::hostBlocked},
    {"554 Email rejected due to the bad reputation of the sending server", Reason::hostBlocked},
    {"421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints", Reason::tooMany},
    {"421 4.7.28 Our system has detected an unusual rate of unsolicited mail originating from your IP address.", Reason::tooMany},
    {"450 4.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages", Reason::tooMany},
    {"421 4.7.1 Too many connections from your IP", Reason::tooMany},
    {"452 4.5.3 Too many recipients", Reason::tooMany},
    {"451 4.7.1 Greylisting in action, please come back later", Reason::greylisted},
    {"450 4.2.0 <x@example.net>: Recipient address rejected: Greylisted", Reason::greylisted},
    {"550 5.7.1 Message rejected as spam by Content Filtering.", Reason::spam},
    {"554 5.7.1 Message scored too high on spam scale.", Reason::spam},
    {"550 High probability of spam", Reason::spam},
    {"550 5.7.1 [192.0.2.1 12] Our system has detected that this message is likely unsolicited mail.", Reason::spam},
    {"550 This message was classified as SPAM and may not be delivered", Reason::spam},
    {"554 5.7.1 Virus found, message rejected", Reason::virus},
    {"550 This message contains malware (Eicar-Test-Signature)", Reason::virus},
    {"552 5.3.4 Message size exceeds fixed limit", Reason::tooBig},
    {"552 5.2.3 Your message exceeded Google's message size limits.", Reason::tooBig},
    {"550 5.2.3 RESOLVER.RST.RecvSizeLimit; message too large for this recipient", Reason::tooBig},
    {"552 Message too big", Reason::tooBig},
    {"550 relay not permitted", Reason::relayDenied},
    {"554 5.7.1 <x@example.net>: Relay access denied", Reason::relayDenied},
    {"550 5.7.1 Unable to relay", Reason::relayDenied},
    {"553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", Reason::relayDenied},
    {"550 5.7.64 TenantAttribution; Relay Access Denied", Reason::relayDenied},
    {"554 5.4.6 Too many hops", Reason::mailLoop},
    {"550 5.4.14 Hop count exceeded - possible mail loop ATTR34", Reason::mailLoop},
    {"5.4.6 mail for example.net loops back to myself", Reason::mailLoop},
    {"Host or domain name not found. Name service error for name=example.net type=MX: Host not found", Reason::hostUnknown},
    {"all relevant MX records point to non-existent hosts", Reason::hostUnknown},
    {"550 5.4.310 DNS domain example.net does not exist", Reason::hostUnknown},
    {"an MX or SRV record indicated no SMTP service", Reason::noMailService},
    {"Domain example.net does not accept mail (nullMX)", Reason::noMailService},
    {"connect to mx.example.net[192.0.2.1]:25: Connection timed out", Reason::network},
    {"connect to mx.example.net[192.0.2.1]:25: Connection refused", Reason::network},
    {"lost connection with mx.example.net[192.0.2.1] while receiving the initial server greeting", Reason::network},
    {"530 5.7.0 Must issue a STARTTLS command first", Reason::tls},
    {"a TLS session is required, but an attempt to start TLS failed", Reason::tls},
    {"retry timeout exceeded", Reason::expired},
    {"550 4.4.7 QUEUE.Expired; message expired", Reason::expired},
    {"550 5.7.1 RESOLVER.RST.AuthRequired; authentication required", Reason::notPermitted},
    {"550 5.7.124 RESOLVER.RST.RestrictedToAllowedSenders; sender not in the allowed-senders list", Reason::notPermitted},
    {"550 You are not allowed to post to this mailing list", Reason::notPermitted},
    {"550 5.1.8 <x@example.org>: Sender address rejected: Domain not found", Reason::senderRefused},
    {"550 Sender verify failed", Reason::senderRefused},
    {"553 5.1.8 <x@example.org>... Domain of sender address x@example.org does not exist", Reason::senderRefused},
    {"552 5.7.0 This message was blocked because its content presents a potential security issue.", Reason::policy},
    {"554 5.7.1 Message rejected due to local policy.", Reason::policy},
    {"550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy", Reason::policy},
    {"550 5.7.1 Attachment type not allowed", Reason::content},
    {"451 4.3.0 Temporary lookup failure", Reason::network},
    {"451 4.3.2 Please try again later", Reason::serverError},
    {"451 Temporary local problem - please try later", Reason::serverError},
    {"554 5.3.0 Internal error", Reason::serverError},
    // The registry's own words (RFC 3463, RFC 7372...), which many servers simply repeat.
    {"550 5.1.2 Bad destination system address", Reason::hostUnknown},
    {"550 5.1.1 Bad destination mailbox address", Reason::mailboxUnknown},
    {"551 5.1.6 Destination mailbox has moved, No forwarding address", Reason::mailboxMoved},
    {"553 5.1.7 Bad sender's mailbox address syntax", Reason::senderRefused},
    {"553 5.1.8 Bad sender's system address", Reason::senderRefused},
    {"550 5.1.10 Recipient address has null MX", Reason::noMailService},
    {"550 5.2.1 Mailbox disabled, not accepting messages", Reason::mailboxDisabled},
    {"552 5.2.2 Mailbox full", Reason::mailboxFull},
    {"552 5.2.3 Message length exceeds administrative limit", Reason::tooBig},
    {"550 5.2.4 Mailing list expansion problem", Reason::serverError},
    {"552 5.3.1 Mail system full", Reason::serverFull},
    {"521 5.3.2 System not accepting network messages", Reason::noMailService},
    {"552 5.3.4 Message too big for system", Reason::tooBig},
    {"550 5.3.5 System incorrectly configured", Reason::serverError},
    {"450 4.4.1 No answer from host", Reason::network},
    {"450 4.4.2 Bad connection", Reason::network},
    {"450 4.4.3 Directory server failure", Reason::network},
    {"550 5.4.4 Unable to route", Reason::hostUnknown},
    {"550 5.4.6 Routing loop detected", Reason::mailLoop},
    {"550 5.4.7 Delivery time expired", Reason::expired},
    {"500 5.5.1 Invalid command", Reason::protocol},
    {"501 5.5.2 Syntax error", Reason::protocol},
    {"452 4.5.3 Too many recipients", Reason::tooMany},
    {"501 5.5.4 Invalid command arguments", Reason::protocol},
    {"504 5.5.5 Wrong protocol version", Reason::protocol},
    {"554 5.6.1 Media not supported", Reason::content},
    {"554 5.6.2 Conversion required and prohibited", Reason::content},
    {"554 5.6.3 Conversion required but not supported", Reason::content},
    {"550 5.7.1 Delivery not authorized, message refused", Reason::notPermitted},
    {"550 5.7.2 Mailing list expansion prohibited", Reason::notPermitted},
    {"550 5.7.4 Security features not supported", Reason::tls},
    {"550 5.7.5 Cryptographic failure", Reason::tls},
    {"554 5.7.7 Message integrity failure", Reason::content},
    {"523 5.7.10 Encryption Needed", Reason::tls},
    {"525 5.7.13 User Account Disabled", Reason::mailboxDisabled},
    {"550 5.7.20 No passing DKIM signature found", Reason::authentication},
    {"550 5.7.23 SPF validation failed", Reason::authentication},
    {"550 5.7.25 Reverse DNS validation failed", Reason::reverseDns},
    {"550 5.7.26 Multiple authentication checks failed", Reason::authentication},
    {"550 5.7.27 Sender address has null MX", Reason::senderRefused},
    {"450 4.7.28 Mail flood detected", Reason::tooMany},
    {"550 5.7.30 REQUIRETLS support required", Reason::tls},
    {"503 5.5.1 Bad sequence of commands", Reason::protocol},
    {"550 5.6.11 Invalid characters in message: bare linefeed", Reason::notCompliant},
    {"550 5.7.1 Messages missing a valid address in From: header are not accepted", Reason::notCompliant},
};

} // namespace

class ReasonRulesTest : public QObject {
    Q_OBJECT
private slots:
    void phrasesBeginAtWords() {
        QVERIFY(Phrase("user + unknown").foundIn(phraseText("550 User: unknown")));
        QVERIFY(!Phrase("user + unknown").foundIn("user is most unknown"));
        QVERIFY(Phrase("user .. unknown").foundIn("user is most unknown"));
        QVERIFY(!Phrase("spf").foundIn("wspf"));
        QVERIFY(Phrase("reject").foundIn("rejected"));
        QCOMPARE(phraseText("550 5.1.1  <spam@blocked.example>\n 550 5.1.1 No"), std::string("550 5.1.1 <@> no"));
    }
    void judgesReplies() {
        int wrong = 0;
        for (const auto& row : replies) {
            const auto recipient = judgeReply(row.text, {});
            if (recipient.reason != row.reason) {
                ++wrong;
                qWarning("%s: %s by %s instead of %s", row.text, std::string(reasonName(recipient.reason)).c_str(), recipient.basis.c_str(), std::string(reasonName(row.reason)).c_str());
            }
        }
        QCOMPARE(wrong, 0);
    }
};

POSTROOM_TEST(ReasonRulesTest)
#include "reason_rules_test.moc"
