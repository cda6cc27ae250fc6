// SPDX-License-Identifier: Apache-2.0
// Dialogues from the end of the content on: content ACLs, PRDR, BDAT, what is stored and what is said.
#include "server/mail/mime_walker.h"
#include "server/receive/message_content.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/receive/fake_session.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace postroom;
using namespace postroom::receive;
using acl::Outcome;
using acl::Phase;
using fakes::Fake;
using fakes::verdict;

namespace {

std::string withoutId(std::string text) {
    for (auto at = text.find("id="); at != std::string::npos; at = text.find("id=", at + 3)) {
        const auto end = std::min(text.find_first_of(" |", at), text.size());
        text.replace(at + 3, end - at - 3, "<id>");
    }
    return text;
}

/// A PRDR transaction up to the reply after the dot; each recipient is answered by its local part.
std::string prdr(Fake& fake, std::initializer_list<const char*> recipients) {
    fake.settings->prdrEnable = true;
    fake.script.verdicts[Phase::prdr] = [](Session&, std::string_view recipient) {
        if (recipient.starts_with("no"))
            return verdict(Outcome::deny, "no " + std::string(recipient.substr(0, recipient.find('@'))));
        if (recipient.starts_with("later"))
            return verdict(Outcome::defer);
        if (recipient.starts_with("drop"))
            return verdict(Outcome::discard);
        return verdict(Outcome::accept);
    };
    fake.begin();
    fake.say("MAIL FROM:<s@example.org> PRDR");
    for (const char* recipient : recipients)
        fake.say("RCPT TO:<" + std::string(recipient) + "@example.com>");
    fake.say("DATA");
    return withoutId(fake.send("Subject: x\r\n\r\nb\r\n.\r\n"));
}

} // namespace

class SessionEndTest : public QObject {
    Q_OBJECT
private slots:
    void theMimeAclSeesEachPartDecoded() {
        Fake fake;
        std::vector<std::string> parts;
        fake.script.verdicts[Phase::mime] = [&](Session& session, std::string_view) {
            parts.push_back(std::to_string(session.state().mimePart->number) + ":" + std::string(TransactionContent(session.state(), {}).decodedPart().value_or("none")));
            return verdict(Outcome::accept);
        };
        fake.script.verdicts[Phase::data] = [&](Session& session, std::string_view) {
            parts.push_back(TransactionContent(session.state(), {}).decodedPart() ? "a part" : "no part");
            return verdict(Outcome::accept);
        };
        fake.begin();
        fake.message("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\none\r\n--b\r\n"
                     "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\nTVqQ\r\n--b--\r\n");
        QCOMPARE(parts, (std::vector<std::string>{"0:", "1:one", "2:MZ\x90", "no part"}));
    }
    void decodedPartsAreFilesUntilTheMessageIsDone() {
        const QTemporaryDir folder;
        Fake fake;
        fake.settings->partFolder = folder.filePath("scan").toStdString();
        std::vector<std::string> paths;
        fake.script.verdicts[Phase::mime] = [&](Session& session, std::string_view) {
            const TransactionContent content(session.state(), session.settings().partFolder);
            for (const char* name : {"", "part.bin", "part.bin"}) {
                const auto path = content.writePart(name);
                if (!path || session.state().mimePart->number == 0)
                    continue;
                QFile file(QString::fromStdString(*path));
                paths.push_back(path->substr(path->rfind('/') + 1) + (file.open(QIODevice::ReadOnly) ? ":" + file.readAll().toStdString() : " is not there"));
                if (file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther))
                    paths.push_back("others may read it");
            }
            for (const char* wrong : {"a/b", "..", "/etc/x"})
                if (content.writePart(wrong))
                    paths.push_back(wrong);
            return verdict(Outcome::accept);
        };
        fake.begin();
        fake.message("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Transfer-Encoding: base64\r\n\r\nTVqQ\r\n--b--\r\n");
        QCOMPARE(paths.size(), std::size_t(3));
        QVERIFY2(paths[0].ends_with("-00001:MZ\x90"), paths[0].c_str());
        QCOMPARE(paths[1], std::string("part.bin:MZ\x90"));
        QVERIFY(QDir(folder.filePath("scan")).isEmpty());
        QVERIFY(QDir(folder.filePath("scan")).exists());
    }
    void prdrAnswersEachRecipientThenAll() {
        Fake fake;
        QCOMPARE(prdr(fake, {"anna", "no1", "later1"}),
                 std::string("353 PRDR content analysis beginning|250 PRDR R=<anna@example.com> acceptance|550 no no1|"
                             "450 PRDR R=<later1@example.com> temporary refusal|250 id=<id> message accepted for some recipients|"));
        QCOMPARE(fake.inbox.messages.at(0).envelope.recipients.size(), std::size_t(1));
        QCOMPARE(fake.inbox.messages.at(0).envelope.recipients[0].address, std::string("anna@example.com"));
        QCOMPARE(fake.sink.count("prdr.verdict"), 3);
    }
    void prdrOverallRepliesByOutcome() {
        Fake all;
        QVERIFY(prdr(all, {"a", "b"}).ends_with("|250 id=<id> message accepted|"));
        Fake none;
        QVERIFY(prdr(none, {"no1", "no2"}).ends_with("|550 id=<id> message rejected for all recipients|"));
        QVERIFY(none.inbox.messages.empty());
        Fake mixed; // Exim says 250 here and queues nothing
        QVERIFY(prdr(mixed, {"no1", "later2"}).ends_with("|450 id=<id> no recipient accepted for now|"));
        QVERIFY(mixed.inbox.messages.empty());
        Fake dropped;
        QVERIFY(prdr(dropped, {"drop1", "a"}).ends_with("|250 id=<id> message accepted|"));
        QCOMPARE(dropped.inbox.messages.at(0).discarded.at(0).rule, std::string("test statement 1"));
    }
    void prdrNeedsTheOfferTheWishAndTwoRecipients() {
        Fake one;
        QVERIFY(prdr(one, {"no1"}).starts_with("250 OK id="));
        Fake off;
        off.begin();
        QCOMPARE(off.say("MAIL FROM:<s@example.org> PRDR"), std::string("250 OK|")); // tolerated and ignored
        Fake on;
        on.settings->prdrEnable = true;
        on.begin();
        QCOMPARE(on.say("MAIL FROM:<s@example.org> PRDR"), std::string("250 OK, PRDR Requested|"));
    }
    void theDataAclOverridesPrdr() {
        Fake fake;
        fake.script.verdicts[Phase::data] = [](Session&, std::string_view) { return verdict(Outcome::deny, "data says no"); };
        QVERIFY(prdr(fake, {"a", "b"}).ends_with("|550 data says no|"));
        QVERIFY(fake.inbox.messages.empty());
    }
    void discardAcceptsAndDelivesNowhere() {
        Fake fake;
        fake.script.verdicts[Phase::rcpt] = [](Session&, std::string_view recipient) {
            return verdict(recipient.starts_with("x") ? Outcome::discard : Outcome::accept);
        };
        fake.begin();
        fake.say("MAIL FROM:<>");
        fake.say("RCPT TO:<x@example.com>");
        fake.say("RCPT TO:<anna@example.com>");
        fake.say("DATA");
        QVERIFY(fake.send("A: b\r\n\r\n.\r\n").starts_with("250 OK id="));
        QCOMPARE(fake.inbox.messages.at(0).discarded.at(0).address, std::string("x@example.com"));
        QCOMPARE(fake.inbox.messages.at(0).envelope.recipients.size(), std::size_t(1));
        Fake data;
        data.script.verdicts[Phase::data] = [](Session&, std::string_view) { return verdict(Outcome::discard); };
        data.begin();
        QVERIFY(data.message().starts_with("250 OK id="));
        QCOMPARE(data.inbox.messages.at(0).discarded.size(), std::size_t(1));
        QVERIFY(data.inbox.messages.at(0).envelope.recipients.empty());
    }
    void controlsOfAnAclShapeTheMessage() {
        Fake fake;
        fake.script.verdicts[Phase::data] = [](Session&, std::string_view) {
            auto made = verdict(Outcome::accept);
            made.controls = {{"fakereject", "/your mail\\nwas taken"}, {"freeze", ""}, {"queue", ""}};
            made.headers = {{acl::HeaderChange::Kind::addAtEnd, "X-One: 1"}, {acl::HeaderChange::Kind::remove, "Subject"}};
            made.queueName = "slow";
            return made;
        };
        fake.begin();
        QCOMPARE(fake.message("Subject: x\r\nA: b\r\n\r\nbody\r\n"), std::string("550-your mail|550 was taken|"));
        const auto& message = fake.inbox.messages.at(0);
        QVERIFY(!message.freezeReason.empty() && !message.deliverNow);
        QCOMPARE(message.queueName, std::string("slow"));
        QVERIFY(message.headers.ends_with("\r\nA: b\r\nX-One: 1\r\n"));
    }
    void nothingIsSaidAcceptedThatIsNotStored() {
        Fake fake;
        fake.inbox.failing = true;
        fake.begin();
        QCOMPARE(fake.message(), std::string("451 The message could not be stored - please try later|"));
        QCOMPARE(fake.sink.count("message.not-stored"), 1);
        fake.inbox.failing = false;
        QVERIFY(fake.message().starts_with("250 OK id="));
    }
    void problemsOfTheContentAreSaidOnceAtTheEnd() {
        Fake fake;
        fake.begin();
        QCOMPARE(fake.message("A: b\r\n\r\nbare\nline\r\n"), std::string("554 Bare CR or LF is not allowed|"));
        Fake loop;
        loop.settings->receivedHeadersMax = 1;
        loop.begin();
        QCOMPARE(loop.message("Received: a\r\nReceived: b\r\n\r\n"), std::string("554 Too many \"Received\" headers - suspected mail loop|"));
        QVERIFY(fake.inbox.messages.empty() && loop.inbox.messages.empty());
    }
    void bdatCountsItsBytes() {
        Fake fake;
        fake.begin();
        fake.say("MAIL FROM:<>");
        fake.say("RCPT TO:<a@example.com>");
        QCOMPARE(fake.send("BDAT 0\r\n"), std::string("250 0 byte chunk received|"));
        QCOMPARE(fake.send("BDAT 0\r\n"), std::string("504 zero size for BDAT command|"));
        QCOMPARE(fake.send("BDAT 6\r\nA: b\r\nBDAT 2\r\n\r\n"), std::string("250 6 byte chunk received|250 2 byte chunk received|"));
        QCOMPARE(fake.say("DATA"), std::string("503 BDAT command used when CHUNKING not advertised, or DATA in progress|"));
        QVERIFY(fake.send("BDAT 5 LAST\r\n.\r\nxx").starts_with("250 OK id="));
        QCOMPARE(fake.inbox.messages.at(0).body.inlineBytes, std::string(".\r\nxx\r\n"));
        QVERIFY(fake.inbox.messages.at(0).headers.ends_with("A: b\r\n"));
    }
    void aRefusedChunkIsReadAndDropped() {
        Fake fake;
        fake.begin();
        QCOMPARE(fake.send("BDAT 6 LAST\r\nQUIT\r\nNOOP\r\n"), std::string("503 Sender not yet given|250 OK|"));
        fake.settings->text(TextOption::messageSizeLimit) = "10";
        fake.say("MAIL FROM:<>");
        fake.say("RCPT TO:<a@example.com>");
        QCOMPARE(fake.send("BDAT 20\r\nA: b\r\n\r\n" + std::string(12, 'x')), std::string("552 Message size exceeds maximum permitted|"));
        QCOMPARE(fake.say("RSET"), std::string("250 Reset OK|"));
        QVERIFY(fake.inbox.messages.empty());
    }
    void dsnParametersReachTheQueue() {
        Fake fake;
        fake.begin();
        fake.say("MAIL FROM:<s@example.org> RET=HDRS ENVID=q+2Bq");
        fake.say("RCPT TO:<a@example.com> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;b+40c.example");
        fake.say("DATA");
        fake.send("A: b\r\n\r\n.\r\n");
        const auto& envelope = fake.inbox.messages.at(0).envelope;
        QCOMPARE(envelope.envelopeId, std::string("q+q"));
        QCOMPARE(envelope.dsnReturn, mail::DsnReturn::headers);
        QVERIFY(envelope.recipients[0].notify.success && envelope.recipients[0].notify.delay);
        QCOMPARE(envelope.recipients[0].originalRecipient, std::string("rfc822;b@c.example"));
    }
    void aSubmissionIsCompleted() {
        Fake fake;
        fake.script.verdicts[Phase::rcpt] = [](Session&, std::string_view) {
            auto made = verdict(Outcome::accept);
            made.controls = {{"submission", ""}};
            return made;
        };
        fake.begin();
        QVERIFY(fake.message("From: a@b.example\r\n\r\nbody\r\n").starts_with("250 "));
        const auto& headers = fake.inbox.messages.at(0).headers;
        QVERIFY(headers.find("\r\nDate: ") != std::string::npos);
        QVERIFY(headers.find("\r\nMessage-Id: <E") != std::string::npos);
    }
};

POSTROOM_TEST(SessionEndTest)
#include "session_end_test.moc"
