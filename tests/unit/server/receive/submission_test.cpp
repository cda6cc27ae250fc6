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
        QCOMPARE(message.body.inlineBytes, std::string(".\r\nfrom mac\r\nlast\r\n"));
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
