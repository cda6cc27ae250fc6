// SPDX-License-Identifier: Apache-2.0
#include "server/receive/submission.h"

#include "tests/support/test_main.h"
#include "tests/unit/server/receive/fake_session.h"

using namespace postroom;
using namespace postroom::receive;
using fakes::Fake;

namespace {
LocalMessage local(std::string content) {
    LocalMessage message;
    message.user = "anna";
    message.recipients = {"bob@example.org"};
    message.content = std::move(content);
    return message;
}
} // namespace

class SubmissionTest : public QObject {
    Q_OBJECT
private slots:
    void completesAndKeepsALocalMessage() {
        Fake fake;
        const auto result = submit(fake.services(), local("Subject: x\n\n.\nfrom\rmac\nlast"));
        QCOMPARE(result.reply.code, std::uint16_t(250));
        const auto& message = fake.inbox.messages.at(0);
        QCOMPARE(result.id.string(), message.id.string());
        QCOMPARE(message.envelope.sender, std::string("anna@mx.example.com"));
        QCOMPARE(message.reception.protocol, std::string("local"));
        QCOMPARE(message.reception.localUser, std::string("anna"));
        QCOMPARE(message.body.inlineBytes, std::string(".\r\nfrom\r\nmac\r\nlast\r\n"));
        for (const char* field : {"Received: ", "\r\nFrom: anna@mx.example.com", "\r\nDate: ", "\r\nMessage-Id: "})
            QVERIFY2(message.headers.find(field) != std::string::npos, field);
    }
    void takesRecipientsFromTheHeaderAndRemovesBcc() {
        Fake fake;
        auto message = local("To: Bob <bob@example.org>, carol\nBcc: dave@example.net\n\nbody\n");
        message.recipientsFromHeader = true;
        (void)submit(fake.services(), message);
        const auto& kept = fake.inbox.messages.at(0);
        QCOMPARE(kept.envelope.recipients.size(), std::size_t(3)); // bob once
        QCOMPARE(kept.envelope.recipients[1].address, std::string("carol@mx.example.com"));
        QVERIFY(kept.headers.find("Bcc") == std::string::npos);
    }
    void onlyATrustedUserChoosesTheSender() {
        Fake fake;
        auto message = local("A: b\n\nbody\n");
        message.sender = "boss@example.com";
        (void)submit(fake.services(), message);
        message.mayChooseSender = true;
        (void)submit(fake.services(), message);
        message.sender = "<>";
        (void)submit(fake.services(), message);
        QCOMPARE(fake.inbox.messages.at(0).envelope.sender, std::string("anna@mx.example.com"));
        QCOMPARE(fake.inbox.messages.at(1).envelope.sender, std::string("boss@example.com"));
        QCOMPARE(fake.inbox.messages.at(2).envelope.sender, std::string());
    }
    void anybodyMaySetTheSendersThatTheOptionNames() {
        Fake fake;
        fake.script.anybodysSender = "list@example.com";
        auto message = local("A: b\n\nbody\n");
        for (const char* sender : {"list@example.com", "other@example.com", "anna"}) {
            message.sender = sender;
            (void)submit(fake.services(), message);
        }
        QCOMPARE(fake.inbox.messages.at(0).envelope.sender, std::string("list@example.com"));
        QCOMPARE(fake.inbox.messages.at(1).envelope.sender, std::string("anna@mx.example.com"));
        QCOMPARE(fake.inbox.messages.at(2).envelope.sender, std::string("anna@mx.example.com"));
    }
    void aSenderThatIsNoAddressIsRefused() {
        Fake fake;
        auto message = local("A: b\n\nbody\n");
        message.sender = "<broken";
        message.mayChooseSender = true;
        const auto result = submit(fake.services(), message);
        QCOMPARE(result.reply.code, std::uint16_t(501));
        QVERIFY(fake.inbox.messages.empty());
    }
    void senderNamesTheSubmitterWhenFromDoesNot_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("field");
        QTest::addColumn<QByteArray>("sender");
        const auto row = [](const char* name, const char* header, SenderField field, const char* sender) {
            QTest::newRow(name) << QByteArray(header) << static_cast<int>(field) << QByteArray(sender);
        };
        row("own address", "From: Anna <anna@mx.example.com>\n", SenderField::check, "");
        row("own name alone", "From: anna\n", SenderField::check, "");
        row("own address, other Reply-To", "From: anna@mx.example.com\nReply-To: x@example.org\n", SenderField::check, "");
        row("another's address", "From: boss@example.com\n", SenderField::check, "Sender: anna@mx.example.com\r\n");
        row("two authors", "From: anna, boss@example.com\n", SenderField::check, "Sender: anna@mx.example.com\r\n");
        row("a Sender of its own goes", "From: anna\nSender: boss@example.com\n", SenderField::check, "");
        row("unchecked", "From: boss@example.com\nSender: x@example.com\n", SenderField::drop, "");
        row("kept", "From: boss@example.com\nSender: x@example.com\n", SenderField::keep, "Sender: x@example.com\r\n");
    }
    void senderNamesTheSubmitterWhenFromDoesNot() {
        QFETCH(QByteArray, header);
        QFETCH(int, field);
        QFETCH(QByteArray, sender);
        Fake fake;
        auto message = local(header.toStdString() + "\nbody\n");
        message.senderField = static_cast<SenderField>(field);
        (void)submit(fake.services(), message);
        const auto& headers = fake.inbox.messages.at(0).headers;
        const auto at = headers.find("Sender: ");
        QCOMPARE(at == std::string::npos ? std::string() : headers.substr(at, headers.find('\n', at) + 1 - at), sender.toStdString());
    }
    void addressFieldsGetTheirDomains() {
        Fake fake;
        fake.settings->qualifyRecipient = "people.example.com";
        (void)submit(fake.services(), local("From: Anna <anna>\nTo: bob, Carol <carol>, d@example.org\nReply-To: help\n\nbody\n"));
        const auto& headers = fake.inbox.messages.at(0).headers;
        for (const char* field : {"From: Anna <anna@mx.example.com>\r\n", "To: bob@people.example.com, Carol <carol@people.example.com>, d@example.org\r\n",
                                  "Reply-To: help@mx.example.com\r\n"})
            QVERIFY2(headers.find(field) != std::string::npos, headers.c_str());
    }
    void aFullNameCannotEndItsField_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("from");
        QTest::newRow("plain") << QByteArray("Anna Berg") << QByteArray("From: Anna Berg <");
        QTest::newRow("dots and quotes") << QByteArray("A. \"B\" Berg/x") << QByteArray("From: \"A. \\\"B\\\" Berg/x\" <");
        QTest::newRow("line end") << QByteArray("Anna\r\nX-Evil: 1") << QByteArray("From: \"Anna  X-Evil: 1\" <");
        QTest::newRow("letters") << QByteArray("J\xc3\xb6rg") << QByteArray("From: =?UTF-8?Q?J=C3=B6rg?= <");
    }
    void aFullNameCannotEndItsField() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, from);
        Fake fake;
        auto message = local("Subject: x\n\nbody\n");
        message.fullName = name.toStdString();
        (void)submit(fake.services(), message);
        const auto& headers = fake.inbox.messages.at(0).headers;
        QVERIFY2(headers.find(from.toStdString()) != std::string::npos, headers.c_str());
    }
    void aCarriageReturnInAFieldMakesNoNewField() {
        Fake fake;
        (void)submit(fake.services(), local("From x Mon Nov 20\nSubject: x\rX-Evil: 1\n\nbody\n"));
        const auto& headers = fake.inbox.messages.at(0).headers;
        QVERIFY2(headers.find("Subject: x X-Evil: 1\r\n") != std::string::npos, headers.c_str());
        QVERIFY2(headers.find("Mon Nov 20\r\n") == std::string::npos, headers.c_str());
    }
    void aTextWithoutHeaderIsABody() {
        Fake fake;
        (void)submit(fake.services(), local("just a line\nand another\n"));
        QCOMPARE(fake.inbox.messages.at(0).body.inlineBytes, std::string("just a line\r\nand another\r\n"));
    }
    void nothingIsKeptWithoutRecipientsOrSpace() {
        Fake fake;
        auto message = local("Subject: x\n\nbody\n");
        auto services = fake.services();
        services.refuseMessages = [] { return std::string("full"); };
        QCOMPARE(submit(std::move(services), message).reply.code / 100, 4);
        message.recipients.clear();
        message.recipientsFromHeader = true;
        QCOMPARE(submit(fake.services(), message).reply.code, std::uint16_t(501));
        QVERIFY(fake.inbox.messages.empty());
    }
    void aLocalSmtpSessionKeepsWhatItsUserMaySay() {
        Fake fake;
        auto session = openLocalSmtp(fake.services(), {"anna", "", false, SenderField::check});
        (void)session->start();
        auto said = session->input("EHLO x\r\n").output;
        said += session->input("MAIL FROM:<boss@example.com>\r\nRCPT TO:<bob>\r\nDATA\r\n").output;
        said += session->input("Subject: x\r\n\r\nbody\r\n.\r\nQUIT\r\n").output;
        QVERIFY2(fake.inbox.messages.size() == 1, said.c_str());
        const auto& kept = fake.inbox.messages.at(0);
        QCOMPARE(kept.envelope.sender, std::string("anna@mx.example.com"));
        QCOMPARE(kept.envelope.recipients.at(0).address, std::string("bob@mx.example.com"));
        QCOMPARE(kept.reception.protocol, std::string("local-esmtp"));
        QVERIFY(kept.headers.find("From: anna@mx.example.com") != std::string::npos);
        QVERIFY(said.find("STARTTLS") == std::string::npos && said.find("AUTH") == std::string::npos);
    }
    void theNotSmtpAclMayRefuse() {
        Fake fake;
        fake.script.verdicts[acl::Phase::notSmtp] = [](Session&, std::string_view) { return fakes::verdict(acl::Outcome::deny, "no"); };
        const auto result = submit(fake.services(), local("A: b\n\nbody\n"));
        QVERIFY(result.id.empty());
        QCOMPARE(result.reply.code, std::uint16_t(550));
        QCOMPARE(result.reply.text, std::string("no"));
    }
    void wrongRecipientsAreNamed() {
        Fake fake;
        auto message = local("A: b\n\n");
        message.recipients = {"<broken", "bob@example.org"};
        const auto result = submit(fake.services(), message);
        QCOMPARE(result.refusedRecipients.at(0).address, std::string("<broken"));
        QCOMPARE(fake.inbox.messages.at(0).envelope.recipients.size(), std::size_t(1));
        message.recipients = {"<broken"};
        QVERIFY(submit(fake.services(), message).id.empty());
    }
};

POSTROOM_TEST(SubmissionTest)
#include "submission_test.moc"
